//! `splork kernel` and `splork new` as commands: what they write, and that they write all or nothing. The tree is made
//! here; `make check-kernel` takes real ones.

#[path = "kernel_command/module.rs"]
mod module;
#[path = "kernel_command/patch.rs"]
mod patch;
#[path = "kernel_command/skeleton.rs"]
mod skeleton;
#[path = "kernel_command/writing.rs"]
mod writing;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Output};

use module::*;
use patch::*;
use skeleton::skeletons_do_what_their_tables_say;
use splork_tests::cli::splork;
use splork_tests::{Run, Stop, Test, command, ensure, ensure_equal, scratch, trials};

use writing::*;

fn main() -> ExitCode {
    trials![
        the_printed_diff_is_what_is_done,
        a_second_time_changes_nothing,
        a_closed_pipe_is_no_failure,
        what_gets_no_number_is_told,
        a_tree_that_is_not_known_stays_as_it_is,
        what_cannot_be_written_leaves_all_as_it_was,
        an_error_while_files_take_their_places_leaves_nothing,
        an_error_while_files_are_removed_leaves_all,
        two_runs_at_once_lose_nothing,
        a_link_stays_one,
        the_trees_owner_keeps_it,
        what_was_put_in_is_taken_out_again,
        a_table_with_a_mistake_changes_nothing,
        skeletons_do_what_their_tables_say,
        a_module_has_the_very_source_of_a_tree,
        numbers_lead_to_the_entry_of_each_width,
        copies_have_numbers_that_tables_may_not,
        a_directory_of_others_is_left_alone,
        wrong_settings_are_told_before_anything_is_written,
        a_module_wants_headers,
        patches_are_what_is_done,
        without_an_author_there_is_no_patch,
        patches_of_another_series_are_left_alone,
        many_calls_have_a_short_subject,
        new_tables_pass_the_check,
        a_new_table_overwrites_nothing_and_has_a_calls_name,
    ]
    .run("kernel_command", "tests of splork kernel and splork new")
}

/// A directory with a table and the least that can be taken for a Linux tree.
fn made(name: &str) -> Result<PathBuf, Stop> {
    let directory = scratch(name)?;
    splork()?.args(["new"]).arg(directory.join("frob")).succeed()?;
    let rows = |abi: &str| (0..120).map(|n| format!("{n}\t{abi}\tc{n}\tsys_c{n}\n")).collect::<String>();
    let files = [
        ("arch/x86/entry/syscalls/syscall_64.tbl", rows("common")),
        ("arch/x86/entry/syscalls/syscall_32.tbl", rows("i386")),
        ("scripts/syscall.tbl", rows("common")),
        ("include/linux/syscalls.h", "struct a;\n\n/*\n * Architecture-specific system calls\n */\n".to_owned()),
        ("kernel/sys_ni.c", "#include <linux/syscalls.h>\nCOND_SYSCALL(c1);\n".to_owned()),
        ("init/Kconfig", "config A\n\tbool\n\nconfig RSEQ\n\tbool\n".to_owned()),
        ("kernel/Makefile", "obj-y = fork.o\nobj-$(CONFIG_A) += a.o\n".to_owned()),
        ("tools/testing/selftests/Makefile", "TARGETS += alsa\n".to_owned()),
    ];
    for (path, text) in files {
        let path = directory.join("linux").join(path);
        fs::create_dir_all(path.parent().expect("it lies below"))?;
        fs::write(path, text)?;
    }
    Ok(directory)
}

fn kernel(directory: &Path, more: &[&str]) -> Result<Output, Stop> {
    kernel_in(&mut splork()?, &directory.join("frob.toml"), directory).args(more).outcome()
}

fn kernel_in<'a>(splork: &'a mut Command, table: &Path, directory: &Path) -> &'a mut Command {
    splork.arg("kernel").arg(table).arg("--tree").arg(directory.join("linux"))
}

fn a_closed_pipe_is_no_failure() -> Test {
    let directory = made("kernel-pipe")?;
    for more in [&["--dry-run"][..], &[]] {
        let (reader, writer) = std::io::pipe()?;
        drop(reader);
        let mut splork = splork()?;
        splork.arg("kernel").arg(directory.join("frob.toml")).arg("--tree").arg(directory.join("linux")).args(more);
        ensure_equal!(splork.stdout(writer).status()?.code(), Some(0), "{splork:?} into a closed pipe");
    }
    Ok(())
}

/// Every file of the tree.
fn content(directory: &Path) -> Result<BTreeMap<String, String>, Stop> {
    let paths = command("find").arg(directory.join("linux")).args(["-type", "f"]).succeed()?;
    let read = |path: &str| Ok((path.to_owned(), fs::read_to_string(path)?));
    paths.lines().map(read).collect()
}

/// It ended with status 1, said this, and left the tree alone.
fn refused(output: &Output, said: &str, before: &BTreeMap<String, String>, directory: &Path) -> Test {
    let told = String::from_utf8_lossy(&output.stderr);
    ensure_equal!(output.status.code(), Some(1), "the exit status:\n{told}");
    ensure!(told.contains(said), "not told of {said:?}:\n{told}");
    ensure_equal!(content(directory)?, *before, "the tree");
    Ok(())
}

fn the_printed_diff_is_what_is_done() -> Test {
    let directory = made("command-diff")?;
    let before = content(&directory)?;
    let dry = kernel(&directory, &["--dry-run"])?;
    ensure!(dry.status.success(), "{}", String::from_utf8_lossy(&dry.stderr));
    ensure_equal!(content(&directory)?, before, "the tree after --dry-run");
    let patch = directory.join("diff");
    fs::write(&patch, &dry.stdout)?;
    ensure!(kernel(&directory, &[])?.status.success(), "it failed");
    let after = content(&directory)?;
    ensure!(after.keys().any(|path| path.ends_with("/kernel/frob.c")), "there is no skeleton: {:?}", after.keys());
    command("patch").args(["-R", "-p1", "-s", "-d"]).arg(directory.join("linux")).arg("-i").arg(&patch).succeed()?;
    ensure_equal!(content(&directory)?, before, "the tree without the diff");
    Ok(())
}

fn a_second_time_changes_nothing() -> Test {
    let directory = made("command-twice")?;
    kernel(&directory, &[])?;
    let once = content(&directory)?;
    let second = kernel(&directory, &[])?;
    ensure_equal!(String::from_utf8_lossy(&second.stdout), "all is there already\n", "what it prints");
    ensure_equal!(content(&directory)?, once, "the tree");
    Ok(())
}

fn what_gets_no_number_is_told() -> Test {
    let directory = made("command-notes")?;
    let output = kernel(&directory, &[])?;
    let told = String::from_utf8_lossy(&output.stderr);
    ensure!(told.starts_with("note: frob: numbered for x86_64 x32 i386 arc arm64"), "{told}");
    ensure!(told.contains("\nnote: frob: left out of alpha arm m68k"), "{told}");
    Ok(())
}

fn a_tree_that_is_not_known_stays_as_it_is() -> Test {
    let directory = made("command-unknown")?;
    fs::remove_file(directory.join("linux/kernel/sys_ni.c"))?;
    let before = content(&directory)?;
    refused(&kernel(&directory, &[])?, "is this a Linux source tree", &before, &directory)
}

/// Something stands in the way of one file of many.
fn what_cannot_be_written_leaves_all_as_it_was() -> Test {
    let directory = made("command-unwritable")?;
    fs::create_dir(directory.join("linux/kernel/sys_ni.c.splork-new"))?;
    let before = content(&directory)?;
    refused(&kernel(&directory, &[])?, "cannot write", &before, &directory)
}

fn a_table_with_a_mistake_changes_nothing() -> Test {
    let directory = made("command-mistake")?;
    let table = directory.join("frob.toml");
    fs::write(&table, fs::read_to_string(&table)?.replace("unsigned int, flags", "unsigned int, flag"))?;
    let before = content(&directory)?;
    refused(&kernel(&directory, &[])?, "frob.toml:", &before, &directory)
}

fn new_tables_pass_the_check() -> Test {
    let directory = scratch("command-new")?;
    splork()?.arg("new").arg(directory.join("plain_one")).succeed()?;
    splork()?.args(["new", "--clone"]).arg(directory.join("clone_one")).succeed()?;
    splork()?.arg("check").arg(directory.join("plain_one.toml")).succeed()?;
    splork()?.arg("check").arg(directory.join("clone_one.toml")).succeed()?;
    Ok(())
}

fn a_new_table_overwrites_nothing_and_has_a_calls_name() -> Test {
    let directory = scratch("command-new-refused")?;
    fs::write(directory.join("mine.toml"), "# mine\n")?;
    for (name, said) in [("mine", "is there already"), ("9lives", "9lives"), ("mseal", "mseal"), ("a-b", "a-b")] {
        let output = splork()?.arg("new").arg(directory.join(name)).outcome()?;
        let told = String::from_utf8_lossy(&output.stderr);
        ensure_equal!(output.status.code(), Some(1), "the exit status of splork new {name}:\n{told}");
        ensure!(told.contains(said), "splork new {name}:\n{told}");
    }
    ensure_equal!(fs::read_to_string(directory.join("mine.toml"))?, "# mine\n", "the table that was there");
    ensure_equal!(fs::read_dir(&directory)?.count(), 1, "the files that are there");
    Ok(())
}
