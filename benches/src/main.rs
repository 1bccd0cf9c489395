//! `make bench`: splork beside what a program would use otherwise, in one table. It decides no test.
//!
//! SPLORK_BENCH_QUICK=1 goes through everything with few rounds, for tests/bench.rs; its figures say nothing and go to
//! target/bench/quick instead of benches/. SPLORK_BENCH_POINT=8 measures the cost of --every-child alone, 9 that
//! of --as-kernel, and prints it.

#[path = "../../tests/arch/list.rs"]
#[allow(dead_code)] // what builds and runs is check-arch's affair
mod architectures;
mod as_kernel;
mod build;
mod callgrind;
mod cheap;
mod children;
mod clone_counts;
mod clones;
mod cpu;
mod curve;
mod elsewhere;
mod every_child;
mod header;
mod library;
mod machine;
mod plot;
mod program;
mod publish;
mod quick;
mod samples;
mod size;
mod startup;
mod steps;
mod table;
mod wrappers;

use std::env;
use std::fs;
use std::process::ExitCode;

use splork_tests::Stop;

use library::Library;
use table::Report;

fn main() -> ExitCode {
    if std::env::consts::ARCH != "x86_64" {
        eprintln!("make bench: its bare instructions and its counting of instructions are written for x86-64 alone");
        return ExitCode::FAILURE;
    }
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(Stop::Fails(message) | Stop::Skips(message)) => {
            eprintln!("make bench: {message}");
            ExitCode::FAILURE
        }
    }
}

/// Builds first, since they leave the libraries that all others use, the cheap figures last to the children.
fn run() -> Result<(), Stop> {
    let mut report = Report::default();
    let point = env::var("SPLORK_BENCH_POINT").unwrap_or_default();
    let alone: Option<fn(&mut Report) -> Result<(), Stop>> = match &*point {
        "8" => Some(every_child::measure),
        "9" => Some(as_kernel::measure),
        _ => None,
    };
    if let Some(measure) = alone {
        fs::create_dir_all(program::out("include"))?;
        measure(&mut report)?;
        print!("{}", report.table());
        return Ok(());
    }
    say("building the library from nothing, with and without calls of its own");
    let builds = build::of_the_library()?;
    let library = Library::with_cheap_call()?;
    say("1: a cheap call");
    cheap::measure(&library, &mut report)?;
    wrappers::measure(&builds.plain, &mut report)?;
    say("2: clone");
    clones::measure(&library, &mut report)?;
    say("1 and 2 on other architectures");
    elsewhere::measure(&builds.plain, &mut report)?;
    clone_counts::measure(&builds.plain, &mut report)?;
    say("3: children of large parents");
    let curves = children::measure(&library, &mut report)?;
    say("4: start-up with LD_PRELOAD");
    startup::measure(&builds.plain, &mut report)?;
    say("5: sizes");
    size::measure(&builds, &mut report)?;
    say("6: headers");
    header::measure(&mut report)?;
    say("7: building everything from nothing");
    build::measure(&builds, &mut report)?;
    say("8: every child of a program");
    every_child::measure(&mut report)?;
    say("9: as an older kernel");
    as_kernel::measure(&mut report)?;
    publish::publish(&report, &curves)
}

fn say(what: &str) {
    eprintln!("make bench: {what} ...");
}
