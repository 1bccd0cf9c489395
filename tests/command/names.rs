//! Names of families and calls, anywhere: the tables are in the command.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::process::Command;

use splork_table::Table;
use splork_tests::command::told;
use splork_tests::{Run, Stop, Test, command, compiler, ensure, ensure_equal, root, scratch, stage};

use crate::FROB;

/// The same as of the file in a checkout, byte for byte.
pub fn a_family_is_known_by_its_name() -> Test {
    let elsewhere = scratch("names-family")?;
    for family in Table::read(&[root().join("calls")]).expect("our own tables").families {
        let name = &family.name;
        let by_file = stage()?.splork().args(["header", &format!("calls/{name}.toml")]).succeed()?;
        let by_name = stage()?.splork().args(["header", name]).current_dir(&elsewhere).succeed()?;
        ensure!(by_file == by_name, "the header of {name} is another one without the sources");
    }
    Ok(())
}

const PROGRAM: &str = r#"
#include "first.h"
#include "second.h"
#include "first.h"
#include <errno.h>
#include <unistd.h>

int main(void)
{
    struct open_how how = { 0, 0, RESOLVE_BENEATH };
    int self = pidfd_open(getpid(), 0);

    if (self < 0 && errno != ENOSYS && errno != EPERM)
        return 1;
    if (openat2(-1, ".", &how, sizeof how) != -1 || (errno != EBADF && errno != ENOSYS && errno != EPERM))
        return 2;
    if (faccessat2(-1, ".", 0, 0) != -1 || (errno != EBADF && errno != ENOSYS && errno != EPERM))
        return 3;
    return close_range(~0U, 0, 0) != -1;
}
"#;

/// Just these, of three families; and a second header with another call of one of the families beside it.
pub fn single_calls_make_one_header() -> Test {
    let directory = scratch("names-calls")?;
    let header = |names: &[&str]| stage()?.splork().arg("header").args(names).current_dir(&directory).succeed();
    let first = header(&["openat2", "close_range", "pidfd_open", "openat2"])?;
    fs::write(directory.join("first.h"), &first)?;
    fs::write(directory.join("second.h"), header(&["faccessat2"])?)?;
    fs::write(directory.join("program.c"), PROGRAM)?;
    for table in Table::read(&[root().join("calls")]).expect("our own tables").families {
        for call in &table.calls {
            let is_wanted = ["openat2", "close_range", "pidfd_open"].contains(&call.name.as_str());
            let has = first.contains(&format!("define __NR_{} ", call.name));
            ensure!(has == is_wanted, "{} is {}in the header", call.name, if has { "" } else { "not " });
        }
    }
    let mut cc = compiler();
    cc.args(["-Wall", "-Wextra", "-Werror", "-O2", "program.c", "-o", "program"]).current_dir(&directory).succeed()?;
    command(directory.join("program")).succeed()?;
    // Every call makes a header alone that compiles, beside all others.
    let mut unit = String::new();
    let table = Table::read(&[root().join("calls")]).expect("our own tables");
    for call in table.calls().filter(|call| table.families.iter().all(|family| family.name != call.name)) {
        fs::write(directory.join(format!("only_{}.h", call.name)), header(&[&call.name])?)?;
        unit += &format!("#include \"only_{}.h\"\n", call.name);
    }
    fs::write(directory.join("all.c"), unit)?;
    let mut cc = compiler();
    cc.args(["-Wall", "-Wextra", "-Werror", "-pedantic", "-fsyntax-only", "all.c"])
        .current_dir(&directory)
        .succeed()?;
    Ok(())
}

/// A file wins, a directory without tables does not; calls of one's own are known too.
pub fn a_file_here_wins() -> Test {
    let directory = scratch("names-file")?;
    let header = |names: &[&str]| {
        let mut splork = stage()?.splork();
        splork.arg("header").args(names).current_dir(&directory).env("SPLORK_CALLS", directory.join("own")).succeed()
    };
    fs::create_dir_all(directory.join("own"))?;
    fs::create_dir(directory.join("mm"))?;
    fs::write(directory.join("own/frob.toml"), FROB)?;
    fs::write(directory.join("mseal"), FROB.replace("frob", "mine"))?;
    ensure!(header(&["mm"])?.contains("mseal("), "a directory mm without tables is taken for one");
    ensure!(header(&["frob"])?.contains("int frob(int fd)"), "SPLORK_CALLS is not known");
    let text = header(&["mseal"])?;
    ensure!(text.contains("int mine(int fd)") && !text.contains("int mseal("), "the file mseal does not win");
    Ok(())
}

pub fn a_name_that_is_none_is_one_line() -> Test {
    let cases: [(&[&str], &str); 7] = [
        (&["calls", "msael"], "mseal?"),
        (&["header", "msael"], "mseal?"),
        (&["header", "landlok"], "landlock?"),
        (&["header", "xxxxxxxx"], "`splork calls` lists all"),
        (&["check", "/nonexistent.toml"], "No such file"),
        (&["numbers", "--tree", "/nonexistent"], "no such directory"),
        (&["kernel", "--tree", "/nonexistent", "calls"], "no such directory"),
    ];
    for (arguments, part) in cases {
        let mut splork = stage()?.splork();
        let output = splork.args(arguments).outcome()?;
        let text = told(&splork, &output);
        ensure_equal!(output.status.code(), Some(1), "{text}");
        let errors = String::from_utf8_lossy(&output.stderr);
        ensure!(errors.lines().count() == 1 && errors.contains(part), "not {part:?} in one line:\n{text}");
    }
    // What is written to a directory is whole families.
    let output = stage()?.splork().args(["header", "--out", "/nonexistent", "mseal"]).outcome()?;
    ensure!(String::from_utf8_lossy(&output.stderr).contains("splork header mseal > FILE"), "{output:?}");
    Ok(())
}

/// Neither waited for nor read without end.
pub fn what_is_no_regular_file_is_refused() -> Test {
    let directory = scratch("names-fifo")?;
    command("mkfifo").args(["fifo.toml", "out"]).current_dir(&directory).succeed()?;
    for path in ["fifo.toml", ".", "/dev/zero"] {
        for subcommand in ["check", "header"] {
            let mut splork = command("timeout");
            splork.arg("60").arg(stage()?.splork().get_program()).args([subcommand, path]).current_dir(&directory);
            let output = splork.outcome()?;
            let errors = String::from_utf8_lossy(&output.stderr);
            ensure!(
                output.status.code() == Some(1) && errors.contains("not a regular file"),
                "{}",
                told(&splork, &output)
            );
        }
    }
    Ok(())
}

pub fn names_with_control_characters_are_shown_harmless() -> Test {
    let name = "/none\x1b[2J\n\u{9b}31m\u{e4}.toml";
    let output = stage()?.splork().args(["check", name]).outcome()?;
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    ensure!(!text.contains(['\x1b', '\u{9b}']) && text.contains("31m\u{e4}"), "{text:?}");
    Ok(())
}

/// With or without the suffix. Every table gets another number, even beside tables with mistakes.
pub fn new_tables_have_numbers_of_their_own() -> Test {
    let directory = scratch("names-new")?;
    let new = |name: &str| stage()?.splork().args(["new", name]).current_dir(&directory).succeed();
    ensure_equal!(new("addup.toml")?, "addup.toml\n", "what is written");
    ensure!(!Path::new(&directory.join("addup.toml.toml")).exists(), "the suffix is there twice");
    new("second")?;
    fs::write(directory.join("broken.toml"), "[broken]\nnumbers = { x86_64 = 912, i386 = \n")?;
    new("third.toml")?;
    let number = |name: &str| -> Result<String, splork_tests::Stop> {
        let text = fs::read_to_string(directory.join(name))?;
        let line = text.lines().find_map(|line| line.strip_prefix("number  = ")).unwrap_or_default().to_owned();
        Ok(line.split(' ').next().unwrap_or_default().to_owned())
    };
    let numbers = [number("addup.toml")?, number("second.toml")?, number("third.toml")?];
    ensure_equal!(numbers, ["910", "911", "913"], "the numbers");
    fs::remove_file(directory.join("broken.toml"))?;
    stage()?.splork().args(["check", "."]).current_dir(&directory).succeed()?;
    Ok(())
}

/// Nothing that could steer a terminal, and a question mark for each byte that is no character.
pub fn stray_bytes_of_paths_are_question_marks() -> Test {
    let directory = scratch("names-stray")?;
    let stray = |name: &[u8]| directory.join(OsStr::from_bytes(name));
    fs::write(stray(b"a\xff\xc2\x9b.toml"), "[x]\n")?;
    fs::write(stray(b"b\xff.toml"), b"[x]\nabout = \"\xff\"\n")?;
    fs::write(stray(b"c.toml"), "[x]\nabout = \"\u{9b}\u{202e}\" nonsense\n")?;
    let cases: [(&[u8], &str); 4] = [
        (b"a\xff\xc2\x9b.toml", "a??.toml:1:1\n"),
        (b"b\xff.toml", "b?.toml:2:10\n"),
        (b"c.toml", "about = \"??\" nonsense\n"),
        (b"none\xff.toml", "none?.toml: No such file"),
    ];
    for (name, part) in cases {
        let refusal = refused(stage()?.splork().arg("check").arg(OsStr::from_bytes(name)).current_dir(&directory))?;
        ensure!(refusal.contains(part) && !refusal.contains('\u{fffd}'), "no {part:?} in {refusal}");
    }
    let refusal = refused(stage()?.splork().arg("new").arg(OsStr::from_bytes(b"x\xff y")).current_dir(&directory))?;
    ensure!(refusal.starts_with("error: \"x? y\" is not a name for a call; use "), "{refusal}");
    ensure_equal!(refusal.lines().count(), 1, "{refusal}");
    Ok(())
}

fn refused(splork: &mut Command) -> Result<String, Stop> {
    let output = splork.output()?;
    ensure_equal!(output.status.code(), Some(1), "{}", told(splork, &output));
    Ok(String::from_utf8_lossy(&output.stderr).into_owned())
}
