//! kernel/README.md, followed to the letter: its commands run, its files are written, its outputs compared. The kernel
//! that comes of it, with the worked examples and the skeletons in it besides, is the one for all tests.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use splork_tests::readme;
use splork_tests::trials::Trials;
use splork_tests::{Run, Stop, Test, command, ensure, ensure_equal, root, scratch, target};

pub fn add(trials: &mut Trials) {
    trials.test("the_readme_leads_to_its_end", || {
        is_followed()?;
        kernel().map(|_| ())
    });
    trials.test("the_kernel_is_not_built_twice", built_once);
}

fn is_followed() -> Test {
    ensure!(env::var_os("SPLORK_TEST_KERNEL").is_none(), "SPLORK_TEST_KERNEL is set: the README was not followed");
    Ok(())
}

/// The kernel, built once per process at the most. $SPLORK_TEST_KERNEL names one that is there, while one works on the
/// programs; then nothing is followed, and the README's own tests fail.
pub fn kernel() -> Result<&'static Path, Stop> {
    static KERNEL: OnceLock<Result<PathBuf, Stop>> = OnceLock::new();
    let given = env::var_os("SPLORK_TEST_KERNEL").map(PathBuf::from);
    KERNEL.get_or_init(|| given.map_or_else(follow, Ok)).as_deref().map_err(Clone::clone)
}

/// A shell in the reader's directory. The library with the reader's calls is not the one that other tests install; the
/// skeletons join the kernel.
fn shell(directory: &Path) -> Command {
    let mut shell = command("sh");
    shell.current_dir(directory).env("SPLORK", root()).env("CARGO_TARGET_DIR", target());
    shell.env("BUILT", target().join("tutorial")).env("SPLORK_KERNEL_TABLES", root().join("tests/kernel/calls"));
    shell
}

/// From the first block to the last in one shell, as a reader would. It says which block it is at.
fn follow() -> Result<PathBuf, Stop> {
    let directory = scratch("tutorial")?;
    let blocks = readme::blocks(&fs::read_to_string(root().join("kernel/README.md"))?);
    let files = readme::write(&blocks, &directory)?;
    let printed = shell(&directory).arg("readme.sh").succeed()?;
    let printed_left_out = printed.contains("clone_slack: not added to arch/parisc/kernel/syscalls/syscall.tbl");
    let compared = readme::compare(&blocks, &printed)?;
    ensure!(files == 1 && compared >= 4, "{files} files were written and {compared} outputs compared");
    let diff = fs::read_to_string(directory.join("clone_slack.diff"))?;
    ensure!(diff.contains("+910\tcommon\tclone_slack"), "--dry-run printed:\n{diff}");
    ensure!(printed_left_out, "splork kernel did not note that PA-RISC was left out");
    fs::remove_dir_all(directory.join("linux-source-6.1"))?;
    Ok(fs::canonicalize(target().join("kernel/bzImage"))?)
}

fn built_once() -> Test {
    is_followed()?;
    let kernel = kernel()?;
    let before = fs::metadata(kernel)?.modified()?;
    let again = "make -C \"$SPLORK\" kernel SPLORK_CALLS=\"$PWD/my-calls\"";
    shell(&target().join("scratch/tutorial")).args(["-c", again]).succeed()?;
    ensure_equal!(fs::canonicalize(target().join("kernel/bzImage"))?, kernel, "the kernel that is there");
    ensure_equal!(fs::metadata(kernel)?.modified()?, before, "when it was built");
    Ok(())
}
