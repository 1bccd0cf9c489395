//! What tests fetch from Debian's archive, by a script of tools/.

use std::process::Command;

use crate::{Run, Test, skip};

/// Runs the script; a skip, with its last word, where `what` is not to be had.
pub fn fetched(what: &str, script: &mut Command) -> Test {
    let output = script.outcome()?;
    if output.status.success() {
        return Ok(());
    }
    let errors = String::from_utf8_lossy(&output.stderr);
    skip(format!("{what} cannot be had: {}", errors.lines().last().unwrap_or("no word why")))
}
