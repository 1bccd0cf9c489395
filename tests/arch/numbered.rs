//! The worked examples have numbers on x86 alone. For the others' real kernels, a copy of the tables where they have the
//! same everywhere: what those calls put into the registers, ptrace tells, though no kernel there has them.

use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;

use splork_tests::cli::splork;
use splork_tests::files::copy_to;
use splork_tests::{Run, Stop, ensure, scratch, target};

use super::cross_build::{CrossBuild, debian_cargo, one_at_a_time};
use crate::c_program::{Machine, Mode, Program};

const ON_X86: &str = "numbers = { x86_64 = 90";

/// The repository's copy, headers included.
fn tree() -> Result<PathBuf, Stop> {
    static TREE: OnceLock<Result<PathBuf, Stop>> = OnceLock::new();
    let copy = || {
        let tree = scratch("arch-numbered")?;
        copy_to(&tree)?;
        let table = tree.join("calls/splork.toml");
        let text = fs::read_to_string(&table)?;
        ensure!(text.matches(ON_X86).count() == 3, "{} has not three calls for x86", table.display());
        let lines = text.lines().map(|line| match line.strip_prefix(ON_X86) {
            Some(rest) => format!("number = 90{}\n", &rest[..1]),
            None => format!("{line}\n"),
        });
        fs::write(&table, lines.collect::<String>())?;
        // Cargo tells packages of one name apart by their versions, not by where they are.
        let manifest = tree.join("Cargo.toml");
        let text = fs::read_to_string(&manifest)?;
        let other = text.replacen("\nversion = \"", "\nversion = \"9", 1);
        ensure!(other != text, "{} has no version", manifest.display());
        fs::write(&manifest, other)?;
        splork()?.current_dir(&tree).args(["header", "--out", "include", "calls"]).succeed()?;
        Ok(tree)
    };
    TREE.get_or_init(copy).clone()
}

/// The directory with the archive of this Rust target.
fn library(rust: &str) -> Result<PathBuf, Stop> {
    let tree = tree()?;
    let directory = target().join("arch/numbered").join(rust);
    fs::create_dir_all(&directory)?;
    let mut cargo = debian_cargo()?;
    cargo.args([
        "rustc",
        "-q",
        "--release",
        "-p",
        "splork",
        "--no-default-features",
        "--crate-type",
        "staticlib",
        "--target",
        rust,
    ]);
    cargo.current_dir(tree).arg("--target-dir").arg(target());
    one_at_a_time(|| {
        cargo.succeed()?;
        fs::copy(target().join(rust).join("release/libsplork.a"), directory.join("libsplork.a"))?;
        Ok(directory)
    })
}

/// A static program that needs the numbers, with this library and its headers before the installed ones.
pub fn build(cross: &CrossBuild, program: &Program) -> Result<PathBuf, Stop> {
    let machine = cross.machine()?;
    let mut refusals = machine.refusals.clone();
    refusals.remove("numbers");
    let numbered = Machine {
        binaries: machine.binaries.join("numbered"),
        stage: machine.stage.clone(),
        compiler: machine.compiler.clone(),
        runner: machine.runner.clone(),
        refusals,
    };
    let include = format!("-I{}", tree()?.join("include").display());
    let library = format!("-L{}", library(cross.architecture.rust)?.display());
    program.build(Mode::Static, &numbered, &[include, library])
}
