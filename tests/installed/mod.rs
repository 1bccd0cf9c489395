pub mod archive;
pub mod dev_profile;
pub mod extra_tables;
pub mod musl;
pub mod paths;
pub mod programs;
pub mod settings;
pub mod tree;
pub mod unsupported;

use std::path::PathBuf;
use std::process::Command;
use std::sync::{Mutex, MutexGuard, PoisonError};

use splork_tests::{Run, Test, command, ensure_equal, root, target};

/// target/own-tables, where libraries are built that are not the shipped one: for one test at a time.
pub fn own_tables() -> MutexGuard<'static, ()> {
    static LOCK: Mutex<()> = Mutex::new(());
    LOCK.lock().unwrap_or_else(PoisonError::into_inner)
}

pub fn program(name: &str) -> PathBuf {
    root().join("tests/programs").join(name)
}

/// Compiles, runs what came of it, and expects this one line.
pub fn build_and_run(mut compile: Command, name: &str, expected: &str) -> Test {
    let directory = target().join("scratch/programs");
    std::fs::create_dir_all(&directory)?;
    let binary = directory.join(name);
    compile.arg("-o").arg(&binary).succeed()?;
    ensure_equal!(command(&binary).succeed()?.trim(), expected, "what {} prints", binary.display());
    Ok(())
}
