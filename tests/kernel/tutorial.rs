//! kernel/README.md, followed to the letter: its commands run, its files are written, its outputs compared. The kernel
//! that comes of it, with the worked examples and the skeletons in it besides, is the one for all tests.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use splork_tests::cli::splork;
use splork_tests::trials::Trials;
use splork_tests::{Run, Stop, Test, command, ensure, ensure_equal, root, scratch, target};

pub fn add(trials: &mut Trials) {
    trials.test("the_readme_leads_to_its_end", || {
        ensure!(env::var_os("SPLORK_TEST_KERNEL").is_none(), "SPLORK_TEST_KERNEL is set: the README was not followed");
        kernel().map(|_| ())
    });
    trials.test("the_kernel_is_not_built_twice", built_once);
}

/// The kernel, built once per process at the most. $SPLORK_TEST_KERNEL names one that is there, while one works on the
/// programs; then nothing is followed, and the README's own test fails.
pub fn kernel() -> Result<&'static Path, Stop> {
    static KERNEL: OnceLock<Result<PathBuf, Stop>> = OnceLock::new();
    let given = env::var_os("SPLORK_TEST_KERNEL").map(PathBuf::from);
    KERNEL.get_or_init(|| given.map_or_else(follow, Ok)).as_deref().map_err(Clone::clone)
}

/// A block of the README: ```KIND, and the file that is named just before it.
struct Block {
    kind: String,
    file: Option<String>,
    text: String,
}

fn blocks(readme: &str) -> Vec<Block> {
    let mut found = Vec::new();
    let mut before = "";
    let mut lines = readme.lines();
    while let Some(line) = lines.next() {
        if let Some(kind) = line.strip_prefix("```") {
            let text = lines.by_ref().take_while(|line| *line != "```").map(|line| format!("{line}\n")).collect();
            let file = before.strip_suffix("`:").and_then(|line| line.rsplit('`').next()).map(str::to_owned);
            found.push(Block { kind: kind.to_owned(), file, text });
        } else if !line.is_empty() {
            before = line;
        }
    }
    found
}

fn shell(directory: &Path, script: &str) -> Result<Command, Stop> {
    let mut shell = command("sh");
    shell.current_dir(directory).arg("-ec").arg(script);
    shell.env("SPLORK", root()).env("CARGO_TARGET_DIR", target());
    // The library with the reader's calls is not the one that other tests install; the skeletons join the kernel.
    shell.env("BUILT", target().join("tutorial")).env("SPLORK_KERNEL_TABLES", root().join("tests/kernel/calls"));
    shell.env("PKG_CONFIG_PATH", directory.join("usr/lib/pkgconfig")); // exported by an earlier block
    Ok(shell)
}

fn follow() -> Result<PathBuf, Stop> {
    let directory = scratch("tutorial")?;
    let readme = fs::read_to_string(root().join("kernel/README.md"))?;
    // An alias is for a person's shell; the test's is a new one for each block.
    let splork = splork()?.get_program().display().to_string();
    let mut printed = String::new();
    let (mut commands, mut outputs) = (0, 0);
    for block in blocks(&readme) {
        match (&*block.kind, block.file) {
            ("sh", _) => {
                let script = format!("splork() {{ '{splork}' \"$@\"; }}\n{}", block.text);
                printed = shell(&directory, &script)?.succeed().map_err(|stop| named(stop, &block.text))?;
                commands += 1;
            }
            ("output", _) => {
                ensure_equal!(printed, block.text, "the output shown in kernel/README.md");
                outputs += 1;
            }
            (_, Some(file)) => fs::write(directory.join(file), block.text)?,
            (kind, None) => {
                return Err(Stop::Fails(format!("kernel/README.md: a block of {kind} without a file's name")));
            }
        }
    }
    ensure!(commands >= 9 && outputs >= 4, "{commands} blocks of commands and {outputs} of output were found");
    let diff = fs::read_to_string(directory.join("clone_capped.diff"))?;
    ensure!(diff.contains("+910\tcommon\tclone_capped"), "--dry-run printed:\n{diff}");
    fs::remove_dir_all(directory.join("linux-source-6.1"))?;
    Ok(fs::canonicalize(target().join("kernel/bzImage"))?)
}

fn named(stop: Stop, text: &str) -> Stop {
    match stop {
        Stop::Fails(message) => Stop::Fails(format!("kernel/README.md says:\n{text}{message}")),
        skip => skip,
    }
}

fn built_once() -> Test {
    let kernel = kernel()?;
    let before = fs::metadata(kernel)?.modified()?;
    shell(&target().join("scratch/tutorial"), "make -C \"$SPLORK\" kernel SPLORK_CALLS=\"$PWD/my-calls\"")?
        .succeed()?;
    ensure_equal!(fs::canonicalize(target().join("kernel/bzImage"))?, kernel, "the kernel that is there");
    ensure_equal!(fs::metadata(kernel)?.modified()?, before, "when it was built");
    Ok(())
}
