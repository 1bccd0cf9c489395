//! What the tests of extra tables share: a build of the library apart from the one that other tests use.

pub mod edge_cases;
pub mod own;
pub mod prototypes;

use std::path::{Path, PathBuf};
use std::process::Command;

use splork_tests::cli::cargo;
use splork_tests::{Stop, command, target};

/// The directory that cargo builds into.
pub fn build_directory() -> PathBuf {
    target().join("extra")
}

/// `cargo build` of the library with the tables of this directory beside its own.
pub fn build(calls: &Path) -> Command {
    let mut build = cargo();
    build.args(["build", "-q", "--release", "-p", "splork", "--target-dir"]).arg(build_directory());
    build.env("SPLORK_CALLS", calls);
    build
}

pub fn shared_library() -> PathBuf {
    build_directory().join("release/libsplork.so")
}

/// The symbols that the library exports.
pub fn exports() -> Result<Vec<String>, Stop> {
    use splork_tests::Run;
    let text = command("nm").args(["-D", "--defined-only", "--format=just-symbols"]).arg(shared_library()).succeed()?;
    Ok(text.lines().map(str::to_owned).collect())
}
