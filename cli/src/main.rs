//! The command splork.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use splork_table::Table;

/// System calls that libc does not have: tables of them checked, C headers printed.
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
}

/// Exit status: 0 done; 1 the tables have mistakes, or a file cannot be written; 2 bad usage.
fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Check { tables } => check(&tables),
        Command::Header { out, tables } => headers(&out, &tables),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprint!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn check(tables: &[PathBuf]) -> Result<(), String> {
    let table = Table::read(tables).map_err(|report| report.to_string())?;
    for family in &table.families {
        let names: Vec<&str> = family.calls.iter().map(|call| call.name.as_str()).collect();
        println!("{}: {}", family.name, names.join(" "));
    }
    Ok(())
}

fn headers(out: &Path, tables: &[PathBuf]) -> Result<(), String> {
    let table = Table::read(tables).map_err(|report| report.to_string())?;
    let headers = splork_table::header::print(&table).map_err(|error| format!("{error}\n"))?;
    for header in headers {
        let path = out.join(&header.path);
        write(&path, &header.text).map_err(|error| format!("cannot write {}: {error}\n", path.display()))?;
    }
    Ok(())
}

/// Writes whole files or nothing, and leaves a file alone that is right already.
fn write(path: &Path, text: &str) -> io::Result<()> {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    let new = path.with_extension("h.new");
    fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))?;
    fs::write(&new, text)?;
    fs::rename(&new, path)
}
