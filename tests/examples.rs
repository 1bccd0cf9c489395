//! The example programs of the manual's pages: each call has one, it compiles without a warning, and it does what it is
//! to do. What would change this machine is compiled alone; `make check-kernel` runs it in a machine of its own.

mod example;
#[path = "c_program/timeout.rs"]
mod timeout;

use std::collections::BTreeSet;
use std::fs;
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
    trials.test(
        "examples_take_from_the_kernels_headers_what_ours_lack",
        examples_take_from_the_kernels_headers_what_ours_lack,
    );
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

/// Ours bring the structs and constants of their families; BPF's and perf's are large, and the kernel's alone.
const NOT_OURS: [&str; 3] = ["linux/bpf.h", "linux/filter.h", "linux/perf_event.h"];

fn examples_take_from_the_kernels_headers_what_ours_lack() -> Test {
    let mut looked_at = 0;
    for directory in ["calls/examples", "examples"] {
        for entry in fs::read_dir(root().join(directory))? {
            let path = entry?.path();
            if path.extension().is_none_or(|ending| ending != "c") {
                continue;
            }
            looked_at += 1;
            let text = fs::read_to_string(&path)?;
            let headers = text.lines().filter_map(|line| line.strip_prefix("#include <")?.split('>').next());
            let mut kernels = headers.filter(|header| ["linux/", "asm/"].iter().any(|start| header.starts_with(start)));
            if let Some(header) = kernels.find(|header| !NOT_OURS.contains(header)) {
                return Err(Stop::Fails(format!("{} includes <{header}>: ours is to do", path.display())));
            }
        }
    }
    ensure!(looked_at > 70, "only {looked_at} examples were looked at");
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
