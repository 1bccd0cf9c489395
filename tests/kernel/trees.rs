//! `splork kernel` on the source of Debian's kernels: the layout with the generic table in a header, and the newer one.

use std::fs;
use std::path::{Path, PathBuf};

use splork_tests::cli::splork;
use splork_tests::trials::Trials;
use splork_tests::{Run, Stop, Test, command, ensure, ensure_equal, scratch};

/// What the kernel's guide names, of both layouts; a pattern with no file is no error of tar's we need.
const FILES: [&str; 12] = [
    "Makefile",
    "arch/x86/entry/syscalls/syscall_32.tbl",
    "arch/x86/entry/syscalls/syscall_64.tbl",
    "include/linux/compat.h",
    "include/linux/syscalls.h",
    "include/uapi/asm-generic/unistd.h",
    "init/Kconfig",
    "kernel/Makefile",
    "kernel/sys_ni.c",
    "scripts/syscalltbl.sh",
    "tools/testing/selftests/Makefile",
    "tools/testing/selftests/kselftest.h",
];

pub fn add(trials: &mut Trials) {
    trials.test("linux_6_1_takes_the_calls_once", || takes_the_calls("6.1", &[]));
    trials.test("linux_6_12_takes_the_calls_once", || takes_the_calls("6.12", &["scripts/syscall.tbl"]));
    trials.test("a_taken_number_leaves_the_tree_as_it_was", a_taken_number);
    trials.test("the_selftest_compiles", selftest_compiles);
}

/// The files of a fresh tree.
fn tree(version: &str, more: &[&str], name: &str) -> Result<PathBuf, Stop> {
    let directory = scratch(name)?;
    let archive = format!("/usr/src/linux-source-{version}.tar.xz");
    let mut tar = command("tar");
    tar.args(["xf", &archive, "--strip-components=1", "-C"]).arg(&directory);
    tar.args(FILES.iter().chain(more).map(|file| format!("linux-source-{version}/{file}"))).succeed()?;
    Ok(directory)
}

fn apply(tree: &Path, dry: bool) -> Result<String, Stop> {
    let mut splork = splork()?;
    splork.args(["kernel", "calls/splork.toml", "tests/kernel/calls", "--tree"]).arg(tree);
    splork.args(dry.then_some("--dry-run")).succeed()
}

/// Every file below, in one text.
fn content(tree: &Path) -> Result<String, Stop> {
    let paths = command("find").arg(tree).args(["-type", "f"]).succeed()?;
    let mut paths: Vec<&str> = paths.lines().collect();
    paths.sort();
    let mut text = String::new();
    for path in paths {
        text += &format!("=== {path}\n{}", fs::read_to_string(path)?);
    }
    Ok(text)
}

fn takes_the_calls(version: &str, more: &[&str]) -> Test {
    let tree = tree(version, more, &format!("tree-{version}"))?;
    let before = content(&tree)?;
    let diff = apply(&tree, true)?;
    ensure_equal!(content(&tree)?, before, "the tree after --dry-run");
    apply(&tree, false)?;
    let after = content(&tree)?;
    ensure!(after != before, "nothing was changed");
    ensure_equal!(apply(&tree, false)?, "all is there already\n", "the second time");
    ensure_equal!(content(&tree)?, after, "the tree after the second time");

    // What --dry-run printed is what was done.
    fs::write(tree.with_extension("diff"), diff)?;
    command("patch").args(["-R", "-p1", "-s", "-d"]).arg(&tree).arg("-i").arg(tree.with_extension("diff")).succeed()?;
    command("find").arg(&tree).args(["-type", "d", "-empty", "-delete"]).succeed()?;
    ensure_equal!(content(&tree)?, before, "the tree without the printed changes");
    apply(&tree, false)?;

    // The kernel's own script reads the tables, and takes them for sorted and free of doubles.
    let tables =
        [("arch/x86/entry/syscalls/syscall_64.tbl", "common,64"), ("arch/x86/entry/syscalls/syscall_32.tbl", "i386")];
    for (table, abis) in tables.into_iter().chain(more.iter().map(|table| (*table, "common,64"))) {
        let entries = tree.join("entries.h");
        command("sh")
            .arg(tree.join("scripts/syscalltbl.sh"))
            .args(["--abis", abis])
            .arg(tree.join(table))
            .arg(&entries)
            .succeed()?;
        let entries = fs::read_to_string(entries)?;
        ensure!(entries.contains(", sys_plain)"), "{table} has no entry for plain:\n{entries}");
    }
    Ok(())
}

fn a_taken_number() -> Test {
    let tree = tree("6.1", &[], "tree-taken")?;
    let table = tree.join("arch/x86/entry/syscalls/syscall_32.tbl");
    fs::write(&table, fs::read_to_string(&table)? + "902\ti386\tmine\tsys_mine\n")?;
    let before = content(&tree)?;
    let output = splork()?.args(["kernel", "calls/splork.toml", "--tree"]).arg(&tree).outcome()?;
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    ensure_equal!(output.status.code(), Some(1), "the exit status:\n{told}");
    let line = fs::read_to_string(&table)?.lines().count();
    let expected = format!("syscall_32.tbl:{line}: number 902, which splork_packed is to have, is mine's");
    ensure!(told.contains(&expected), "not told of {expected}:\n{told}");
    ensure_equal!(content(&tree)?, before, "the tree");
    Ok(())
}

fn selftest_compiles() -> Test {
    let tree = tree("6.1", &[], "tree-selftest")?;
    apply(&tree, false)?;
    let source = tree.join("tools/testing/selftests/splork/splork_test.c");
    let mut compile = command("gcc");
    compile.args(["-Wall", "-Werror", "-O2", "-o"]).arg(tree.join("splork_test")).arg(source).succeed()?;
    Ok(())
}
