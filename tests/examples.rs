//! The example programs of the manual's pages: each call has one, it compiles without a warning, and it does what it is
//! to do. What would change this machine is compiled alone; `make check-kernel` runs it in a machine of its own.

mod example;
#[path = "c_program/timeout.rs"]
mod timeout;

use std::collections::BTreeSet;
use std::process::ExitCode;
use std::time::Duration;

use example::{APART, build, outcome};
use splork_table::Table;
use splork_tests::trials::Trials;
use splork_tests::{Stop, Test, command, ensure, root, scratch};

/// They sleep not at all, or for milliseconds.
const PATIENCE: Duration = Duration::from_secs(60);

fn main() -> ExitCode {
    let mut trials = Trials::default();
    trials.test("every_call_has_an_example", every_call_has_an_example);
    match example::names() {
        Ok(names) => names.into_iter().for_each(|name| trials.test(name.clone(), move || runs(&name))),
        Err(stop) => trials.test("examples_can_be_listed", move || Err(stop)),
    }
    trials.run("examples", "examples of the manual")
}

/// Pages of calls that users add may do without; ours may not.
fn every_call_has_an_example() -> Test {
    let table = Table::read(&[root().join("calls")]).map_err(|report| Stop::Fails(report.to_string()))?;
    let without: Vec<&str> =
        table.calls().filter(|call| call.example.is_none()).map(|call| call.name.as_str()).collect();
    ensure!(without.is_empty(), "calls/examples/NAME.c is missing for {}", without.join(" "));
    let known: BTreeSet<&str> = table.calls().map(|call| call.name.as_str()).collect();
    ensure!(known.len() > 70 && APART.iter().all(|name| known.contains(name)), "{APART:?} are not all calls");
    Ok(())
}

fn runs(name: &str) -> Test {
    let directory = scratch(&format!("example-{name}"))?;
    let binary = build(name, &directory, false)?;
    if APART.contains(&name) {
        return Ok(()); // it would change this machine
    }
    let mut program = command(&binary);
    let output = timeout::run(program.current_dir(&directory), PATIENCE, &directory.join("output"))?;
    outcome(name, output.status.code(), &String::from_utf8_lossy(&output.stdout))
}
