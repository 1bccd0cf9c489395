//! A table of one's own while it grows: changed, mistaken, checked.

use std::fs;
use std::path::Path;

use splork_tests::cli::splork;
use splork_tests::{Run, Stop, Test, command, ensure, ensure_equal, scratch};

use super::{build, exports, shared_library};

fn table(name: &str, number: u32) -> String {
    format!(
        "[{name}]\nabout = \"A test.\"\nkernel = \"SYSCALL_DEFINE1({name}, int, fd)\"\nc = \"int {name}(int fd)\"\n\
         number = {number}\n"
    )
}

/// Whether the exported function loads this number. The machine's own way to write constants does not matter.
fn has_number(function: &str, number: u32) -> Result<bool, Stop> {
    let disassemble = format!("--disassemble={function}");
    let code = command("objdump").args(["-d", &disassemble]).arg(shared_library()).succeed()?;
    Ok([format!("0x{number:x},"), format!("#0x{number:x}"), format!(",{number}")]
        .iter()
        .any(|text| code.contains(text)))
}

/// A file changed, a file added, a file gone, the setting gone: the library follows, without `cargo clean`.
pub fn a_changed_table_is_built_again() -> Test {
    let calls = scratch("extra-changing")?;
    let exported = |name: &str| Ok::<_, Stop>(exports()?.contains(&name.to_owned()));

    fs::write(calls.join("mine.toml"), table("mine", 731))?;
    build(&calls).succeed()?;
    ensure!(exported("mine")? && has_number("mine", 731)?, "mine is not there with number 731");

    fs::write(calls.join("mine.toml"), table("mine", 732))?;
    build(&calls).succeed()?;
    ensure!(has_number("mine", 732)? && !has_number("mine", 731)?, "mine has not got number 732");

    fs::write(calls.join("yours.toml"), table("yours", 733))?;
    build(&calls).succeed()?;
    ensure!(exported("mine")? && exported("yours")?, "yours is not there beside mine");

    fs::remove_file(calls.join("mine.toml"))?;
    build(&calls).succeed()?;
    ensure!(!exported("mine")? && exported("yours")?, "mine is still there");

    build(Path::new("")).succeed()?;
    ensure!(!exported("yours")? && exported("splork")?, "yours is still there, or splork is not");
    Ok(())
}

/// The diagnostic is what the builder sees, and what was built stays as it was.
pub fn a_bad_table_fails_the_build() -> Test {
    let calls = scratch("extra-bad")?;
    fs::write(calls.join("mine.toml"), table("mine", 731))?;
    build(&calls).succeed()?;
    let library = fs::read(shared_library())?;

    fs::write(calls.join("mine.toml"), table("mine", 480) + &table("yours", 731).replace("int fd)", "long fd)"))?;
    let output = build(&calls).outcome()?;
    let told = String::from_utf8_lossy(&output.stderr);
    ensure!(!output.status.success(), "a bad table was built");
    for (line, what) in [(5, "480 is reserved for upstream"), (9, "fd loses bits on its way to the kernel")] {
        ensure!(told.contains(what), "{what} is not said:\n{told}");
        let place = format!("{}:{line}:", calls.join("mine.toml").display());
        ensure!(told.contains(&place), "{place} is not named:\n{told}");
    }
    ensure!(told.contains("write: a number from 600 to 999"), "no remedy:\n{told}");
    ensure!(library == fs::read(shared_library())?, "the library changed though the build failed");

    // Mended, it builds again.
    fs::write(calls.join("mine.toml"), table("mine", 734))?;
    build(&calls).succeed()?;
    ensure!(has_number("mine", 734)?, "mine has not got number 734");
    Ok(())
}

/// All headers or none, each whole.
pub fn a_bad_table_leaves_headers_alone() -> Test {
    let directory = scratch("extra-bad-header")?;
    fs::write(directory.join("good.toml"), table("good", 731))?;
    fs::write(directory.join("mine.toml"), table("mine", 732))?;
    let print = || {
        let mut header = splork()?;
        header.arg("header").arg("--out").arg(directory.join("out")).arg(&directory);
        Ok::<_, Stop>(header)
    };
    print()?.succeed()?;
    let before = fs::read_to_string(directory.join("out/splork/good.h"))?;

    fs::write(directory.join("good.toml"), table("better", 733))?;
    fs::write(directory.join("mine.toml"), table("mine", 480))?;
    let output = print()?.outcome()?;
    ensure_equal!(output.status.code(), Some(1), "the exit status");
    ensure!(String::from_utf8_lossy(&output.stderr).contains("mine.toml:5:10"), "no place in {output:?}");
    ensure!(before == fs::read_to_string(directory.join("out/splork/good.h"))?, "good.h was written all the same");
    let mut left: Vec<_> = fs::read_dir(directory.join("out/splork"))?.collect::<Result<Vec<_>, _>>()?;
    left.retain(|entry| entry.path().extension().is_none_or(|ending| ending != "h"));
    ensure!(left.is_empty(), "half-written files: {left:?}");
    Ok(())
}

pub fn check_names_what_it_read() -> Test {
    let directory = scratch("extra-check")?;
    fs::write(directory.join("mine.toml"), table("mine", 731) + &table("also_mine", 732))?;
    let said = splork()?.arg("check").arg(&directory).succeed()?;
    ensure_equal!(said, "mine: also_mine mine\n", "what `splork check` says");

    fs::write(directory.join("mine.toml"), table("mine", 480))?;
    let output = splork()?.arg("check").arg(directory.join("mine.toml")).outcome()?;
    ensure_equal!(output.status.code(), Some(1), "the exit status of `splork check` on a bad table");
    ensure!(output.stdout.is_empty(), "something on standard output: {output:?}");
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    ensure!(told.ends_with("1 mistake in the tables; nothing was written\n"), "the end of {told}");

    ensure_equal!(splork()?.arg("check").outcome()?.status.code(), Some(2), "the exit status without a table");
    Ok(())
}

pub fn unwritable_headers_are_named() -> Test {
    let directory = scratch("extra-unwritable")?;
    fs::write(directory.join("mine.toml"), table("mine", 731))?;
    fs::write(directory.join("out"), "a file where a directory should be")?;
    let output = splork()?.arg("header").arg("--out").arg(directory.join("out")).arg(&directory).outcome()?;
    ensure_equal!(output.status.code(), Some(1), "the exit status");
    let told = String::from_utf8_lossy(&output.stderr);
    ensure!(told.contains("cannot write") && told.contains("out/splork/mine.h"), "the file is not named:\n{told}");
    Ok(())
}

/// What cannot take its place is a directory: the header before it has been replaced by then, and a new one put there.
pub fn headers_are_written_all_or_none() -> Test {
    let directory = scratch("extra-all-or-none")?;
    let (tables, out) = (directory.join("tables"), directory.join("out"));
    fs::create_dir(&tables)?;
    let print = || splork()?.arg("header").arg("--out").arg(&out).arg(&tables).outcome();
    fs::write(tables.join("first.toml"), table("first", 731))?;
    fs::write(tables.join("second.toml"), table("second", 732))?;
    ensure!(print()?.status.success(), "the headers cannot be printed");
    let (first, second) = (out.join("splork/first.h"), out.join("splork/second.h"));
    let before = fs::read_to_string(&first)?;
    fs::write(tables.join("first.toml"), table("first", 733))?;
    fs::write(tables.join("fresh.toml"), table("fresh", 734))?;
    fs::remove_file(&second)?;
    fs::create_dir(&second)?;
    let told = String::from_utf8_lossy(&print()?.stderr).into_owned();
    ensure!(told.contains("cannot write") && told.contains("splork/second.h"), "the file is not named:\n{told}");
    ensure_equal!(fs::read_to_string(&first)?, before, "the header that was replaced before");
    let left = fs::read_dir(out.join("splork"))?.collect::<Result<Vec<_>, _>>()?;
    let mut left: Vec<_> = left.iter().map(|entry| entry.file_name().display().to_string()).collect();
    left.sort();
    ensure_equal!(left, ["first.h", "inline.h", "second.h"], "what is there afterwards");
    Ok(())
}
