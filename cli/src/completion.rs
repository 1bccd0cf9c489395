//! splork completion

use clap::Command;
use clap_complete::{Shell, generate};

use crate::output;

/// For the command's own arguments.
pub fn run(shell: Shell, mut arguments: Command) -> Result<(), String> {
    let mut script = Vec::new();
    generate(shell, &mut arguments, "splork", &mut script);
    output::print(&String::from_utf8_lossy(&script))
}
