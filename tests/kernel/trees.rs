//! `splork kernel` on the source of Debian's kernels: the layout with the generic table in a header, and the newer one.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use splork_table::kernel_tables::{ARM_ON_ARM64, GENERIC, GENERIC_HEADER, KERNEL_TABLES};
use splork_tests::cli::splork;
use splork_tests::trials::Trials;
use splork_tests::{Run, Stop, Test, command, ensure, ensure_equal, scratch, skip};

/// What the kernel's guide names, beside the tables of numbers, and the scripts that read those or patches.
const FILES: [&str; 18] = [
    "Makefile",
    "arch/arm64/include/asm/unistd.h",
    "arch/s390/kernel/syscalls/syscalltbl",
    "include/linux/compat.h",
    "include/linux/syscalls.h",
    GENERIC_HEADER,
    "init/Kconfig",
    "kernel/Makefile",
    "kernel/sys_ni.c",
    "scripts/checkpatch.pl",
    "scripts/const_structs.checkpatch",
    "scripts/spelling.txt",
    "scripts/syscallhdr.sh",
    "scripts/syscalltbl.sh",
    "tools/testing/selftests/Makefile",
    "tools/testing/selftests/kselftest.h",
    "tools/testing/selftests/kselftest_harness.h",
    "tools/testing/selftests/lib.mk",
];

/// A kernel's source.
pub struct Source {
    pub version: &'static str,
    /// What it has that others have not.
    own: &'static [&'static str],
    /// Whether somebody wants more of it than the files that matter.
    pub is_whole: bool,
    pristine: OnceLock<Result<PathBuf, Stop>>,
}

pub static LINUX_6_1: Source = Source {
    version: "6.1",
    own: &["arch/arm64/include/asm/unistd32.h", "arch/ia64/kernel/syscalls/syscall.tbl"],
    is_whole: false,
    pristine: OnceLock::new(),
};
pub static LINUX_6_12: Source =
    Source { version: "6.12", own: &[ARM_ON_ARM64.path, GENERIC], is_whole: true, pristine: OnceLock::new() };

pub fn add(trials: &mut Trials) {
    trials.test("linux_6_1_takes_the_calls_once", || takes_the_calls(&LINUX_6_1));
    trials.test("linux_6_12_takes_the_calls_once", || takes_the_calls(&LINUX_6_12));
    trials.test("a_taken_number_leaves_the_tree_as_it_was", a_taken_number);
}

impl Source {
    fn files(&self) -> impl Iterator<Item = &'static str> {
        let tables = KERNEL_TABLES.iter().map(|table| table.path);
        FILES.into_iter().chain(tables).chain(self.own.iter().copied())
    }

    /// The source as it is in the archive, unpacked once per process.
    pub fn pristine(&self) -> Result<&Path, Stop> {
        self.pristine.get_or_init(|| self.unpack()).as_deref().map_err(Clone::clone)
    }

    /// Where Debian's package has it.
    pub fn archive(&self) -> Result<PathBuf, Stop> {
        let archive = PathBuf::from(format!("/usr/src/linux-source-{}.tar.xz", self.version));
        // The kernel for the tests is made of 6.1: without that there is nothing to be had at all.
        if self.version != LINUX_6_1.version && !archive.is_file() {
            return skip(format!(
                "{} is not there; made trees of its layout are tested by cargo test",
                archive.display()
            ));
        }
        Ok(archive)
    }

    fn unpack(&self) -> Result<PathBuf, Stop> {
        let archive = self.archive()?;
        let directory = scratch(&format!("linux-{}", self.version))?;
        let mut tar = command("tar");
        tar.arg("xf").arg(archive).args(["--strip-components=1", "-C"]).arg(&directory);
        if !self.is_whole {
            tar.args(self.files().map(|file| format!("linux-source-{}/{file}", self.version)));
        }
        tar.succeed()?;
        Ok(directory)
    }

    /// The files that matter, in a directory of this name.
    pub fn tree(&self, name: &str) -> Result<PathBuf, Stop> {
        let (pristine, directory) = (self.pristine()?, scratch(name)?);
        for file in self.files() {
            let to = directory.join(file);
            fs::create_dir_all(to.parent().expect("below the directory"))?;
            fs::copy(pristine.join(file), to)?;
        }
        Ok(directory)
    }
}

/// Gives a tree the worked examples and a call of each other kind.
pub fn apply(tree: &Path, dry: bool) -> Result<String, Stop> {
    let mut splork = splork()?;
    splork.args(["kernel", "calls/splork.toml", "tests/kernel/calls", "--tree"]).arg(tree);
    splork.args(dry.then_some("--dry-run")).succeed()
}

/// Every file below, in one text.
pub fn content(tree: &Path) -> Result<String, Stop> {
    let paths = command("find").arg(tree).args(["-type", "f"]).succeed()?;
    let mut paths: Vec<&str> = paths.lines().collect();
    paths.sort();
    let mut text = String::new();
    for path in paths {
        text += &format!("=== {path}\n{}", fs::read_to_string(path)?);
    }
    Ok(text)
}

fn takes_the_calls(source: &Source) -> Test {
    let tree = source.tree(&format!("tree-{}", source.version))?;
    let before = content(&tree)?;
    let diff = apply(&tree, true)?;
    ensure_equal!(content(&tree)?, before, "the tree after --dry-run");
    apply(&tree, false)?;
    let after = content(&tree)?;
    ensure!(after != before, "nothing was changed");
    ensure_equal!(apply(&tree, false)?, "all is there already\n", "the second time");
    ensure_equal!(content(&tree)?, after, "the tree after the second time");

    let mut splork = splork()?;
    splork.args(["kernel", "calls/splork.toml", "tests/kernel/calls", "--remove", "--tree"]).arg(&tree).succeed()?;
    ensure_equal!(content(&tree)?, before, "the tree after --remove");
    apply(&tree, false)?;
    ensure_equal!(content(&tree)?, after, "the tree after --remove and once more");

    // What --dry-run printed is what was done.
    fs::write(tree.with_extension("diff"), diff)?;
    command("patch").args(["-R", "-p1", "-s", "-d"]).arg(&tree).arg("-i").arg(tree.with_extension("diff")).succeed()?;
    command("find").arg(&tree).args(["-type", "d", "-empty", "-delete"]).succeed()?;
    ensure_equal!(content(&tree)?, before, "the tree without the printed changes");
    Ok(())
}

fn a_taken_number() -> Test {
    let tree = LINUX_6_1.tree("tree-taken")?;
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
