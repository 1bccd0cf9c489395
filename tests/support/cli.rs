//! The command splork, as built from cli/.

use std::env;
use std::process::Command;
use std::sync::OnceLock;

use crate::{Run, Stop, command, target};

/// The cargo that runs us, or the one on the PATH.
pub fn cargo() -> Command {
    command(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// `splork`, built once per process, to be run in the repository's root.
pub fn splork() -> Result<Command, Stop> {
    static BUILT: OnceLock<Result<String, Stop>> = OnceLock::new();
    built(&BUILT, "dev", "debug")
}

/// The same, optimized as `make install` has it: for what is measured.
pub fn optimized_splork() -> Result<Command, Stop> {
    static BUILT: OnceLock<Result<String, Stop>> = OnceLock::new();
    built(&BUILT, "command", "command")
}

/// By a profile of cargo's, which has this directory below target/.
fn built(once: &OnceLock<Result<String, Stop>>, profile: &str, directory: &str) -> Result<Command, Stop> {
    let build = || cargo().args(["build", "-q", "--profile", profile, "-p", "splork-cli"]).succeed();
    once.get_or_init(build).clone()?;
    Ok(command(target().join(directory).join("splork")))
}
