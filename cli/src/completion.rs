//! splork completion

use clap::CommandFactory;
use clap_complete::{Shell, generate};

use crate::{Arguments, output};

pub fn run(shell: Shell) -> Result<(), String> {
    let mut script = Vec::new();
    generate(shell, &mut Arguments::command(), "splork", &mut script);
    output::print(&String::from_utf8_lossy(&script))
}
