//! Half a minute of `make fuzz` and of `make soak`, with a seed of its own each day: what one run does not find another may.

use std::process::{Command, ExitCode};
use std::time::{SystemTime, UNIX_EPOCH};

use splork_tests::cli::cargo;
use splork_tests::command::told;
use splork_tests::{Run, Test, ensure, stage, trials};

fn main() -> ExitCode {
    // One after the other: each takes all processors.
    trials![
        fuzz_that_compiles_nothing_fails,
        fuzz_compiles_the_first_header_that_can_be,
        half_a_minute_of_fuzz,
        half_a_minute_of_soak,
    ]
    .run_in_order("soak", "tests at random")
}

fn soak(arguments: &[&str]) -> Command {
    let mut soak = cargo();
    soak.args(["run", "-q", "-p", "splork-soak", "--"]).args(arguments);
    soak
}

/// There is no time for a table.
fn fuzz_that_compiles_nothing_fails() -> Test {
    let mut soak = soak(&["fuzz", "--minutes", "0"]);
    let output = soak.outcome()?;
    let text = told(&soak, &output);
    ensure!(output.status.code() == Some(2) && text.contains("no header was compiled: give it more minutes"), "{text}");
    Ok(())
}

/// Whatever its number, so that short runs compile one as well.
fn fuzz_compiles_the_first_header_that_can_be() -> Test {
    for seed in ["1", "2"] {
        let told = soak(&["tables", seed, "0", "300", "1000000"]).succeed()?;
        let compiled: Vec<&str> = told.lines().filter(|line| line.ends_with(" compiled")).collect();
        ensure!(compiled.len() == 1, "of seed {seed} were compiled: {compiled:?}");
    }
    Ok(())
}

/// Its last line says how many there were; each fault before it, how to see it again.
fn half_a_minute_of(what: &str) -> Test {
    stage()?; // so that it does not build while another test does
    let days = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs() / 86400;
    let mut soak = soak(&[what, "--minutes", "0.5", "--seed", &days.to_string()]);
    let output = soak.outcome()?;
    let text = told(&soak, &output);
    ensure!(output.status.success() && text.contains(", 0 faults"), "{text}");
    let last = text.lines().rev().find(|line| line.starts_with(what)).unwrap_or_default();
    println!("{last}");
    for line in text.lines().filter(|line| line.starts_with("SKIP: ")) {
        println!("{line}");
    }
    Ok(())
}

fn half_a_minute_of_fuzz() -> Test {
    half_a_minute_of("fuzz")
}

fn half_a_minute_of_soak() -> Test {
    half_a_minute_of("soak")
}
