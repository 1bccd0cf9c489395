//! The command splork: one file a subcommand.

mod check;
mod header;
mod kernel;
mod new;
mod write;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// System calls that libc does not have: tables of them checked, C headers and the kernel's half made from them.
#[derive(Parser)]
#[command(name = "splork", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Check tables; every mistake is shown with its file, line and column.
    Check {
        /// Table files, or directories of *.toml.
        #[arg(required = true)]
        tables: Vec<PathBuf>,
    },
    /// Write the C headers of tables: splork.h for splork.toml, splork/NAME.h for any other NAME.toml.
    Header {
        /// The include directory to write to.
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        /// Table files, or directories of *.toml.
        #[arg(required = true)]
        tables: Vec<PathBuf>,
    },
    /// Give a Linux source tree the tables' own calls: numbers, prototypes, option, skeleton, selftest.
    Kernel {
        /// Table files, or directories of *.toml.
        #[arg(required = true)]
        tables: Vec<PathBuf>,
        /// The Linux source tree.
        #[arg(long, value_name = "LINUX")]
        tree: PathBuf,
        /// Print the changes as a diff and make none.
        #[arg(long)]
        dry_run: bool,
    },
    /// Write a table to begin with: NAME.toml, with the call NAME.
    New {
        /// The file to write, less .toml: a call's name, in a directory if you like.
        name: PathBuf,
        /// Begin with a variation of clone(2).
        #[arg(long)]
        clone: bool,
    },
}

/// Exit status: 0 done; 1 the tables have mistakes, the tree is not as expected, or a file cannot be written; 2 bad usage.
fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Check { tables } => check::run(&tables),
        Command::Header { out, tables } => header::run(&out, &tables),
        Command::Kernel { tables, tree, dry_run } => kernel::run(&tables, &tree, dry_run),
        Command::New { name, clone } => new::run(&name, clone),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprint!("{message}");
            ExitCode::FAILURE
        }
    }
}
