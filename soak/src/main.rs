//! splork-soak: looks for faults at random, for as long as one has time. A run prints one line at its end, and what
//! repeats each fault. The same seed gives the same tables and tuples, however long it runs.

mod fuzz;
mod soak;
mod summary;

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::{Args, Parser, Subcommand};

#[derive(Parser)]
#[command(name = "splork-soak", about = "Looks for faults of splork at random, for as long as one has time")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Mutated tables: no panic, no overflow, each error placed, a sample of the headers compiled
    Fuzz(Limits),
    /// clone, clone3 and its fallback against glibc's and the kernel's; rounds under signals; traces; kernel trees
    Soak(Limits),
    /// The tables of these numbers, one after the other: what fuzz runs in a process of its own
    #[command(hide = true)]
    Tables { seed: u64, first: u64, count: u64, sample: u64 },
    /// The table in this file
    #[command(hide = true)]
    Table { path: PathBuf },
}

#[derive(Args, Clone, Copy)]
pub struct Limits {
    /// How long it is to run
    #[arg(long, default_value_t = 5.0)]
    minutes: f64,
    /// What the random choices begin with
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The number of the first table or tuple, to repeat one
    #[arg(long, default_value_t = 0)]
    first: u64,
}

impl Limits {
    fn end(&self) -> Instant {
        Instant::now() + Duration::from_secs_f64(self.minutes.max(0.0) * 60.0)
    }

    /// A share of the time.
    fn part(self, share: f64) -> Limits {
        Limits { minutes: self.minutes * share, ..self }
    }
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Fuzz(limits) => fuzz::run(&limits),
        Command::Soak(limits) => soak::run(&limits),
        Command::Tables { seed, first, count, sample } => fuzz::one::run_all(seed, first, count, sample),
        Command::Table { path } => fuzz::one::run_file(&path),
    };
    match outcome {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("splork-soak: {error}");
            ExitCode::from(2)
        }
    }
}
