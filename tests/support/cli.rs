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
    BUILT.get_or_init(|| cargo().args(["build", "-q", "-p", "splork-cli"]).succeed()).clone()?;
    Ok(command(target().join("debug/splork")))
}
