//! Half a minute of `make fuzz` and of `make soak`, with a seed of its own each day: what one run does not find another may.

use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use splork_tests::cli::cargo;
use splork_tests::command::told;
use splork_tests::{Run, Test, ensure, stage, trials};

fn main() -> ExitCode {
    // One after the other: each takes all processors.
    trials![half_a_minute_of_fuzz, half_a_minute_of_soak].run_in_order("soak", "tests at random")
}

/// Its last line says how many there were; each fault before it, how to see it again.
fn half_a_minute_of(what: &str) -> Test {
    stage()?; // so that it does not build while another test does
    let days = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs() / 86400;
    let mut soak = cargo();
    soak.args(["run", "-q", "-p", "splork-soak", "--", what, "--minutes", "0.5", "--seed", &days.to_string()]);
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
