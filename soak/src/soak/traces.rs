//! Traces of many processes into one file: each line is whole, and none is missing.

use std::fs;
use std::process::Child;

use splork_tests::{command, scratch, stage};

use super::Outcome;
use super::programs::build;
use crate::Limits;

const PROCESSES: usize = 8;
const CHILDREN: usize = 500;

pub fn run(limits: &Limits) -> Result<Outcome, String> {
    let told = |stop: splork_tests::Stop| format!("{stop:?}");
    let directory = scratch("soak-traces").map_err(told)?;
    let binary = build(&directory, "traced")?;
    let library = stage().map_err(told)?.shared_library();
    let (end, mut lines, mut faults) = (limits.end(), 0, 0);
    loop {
        let trace = directory.join("trace");
        let start = || -> std::io::Result<Child> {
            let mut program = command(&binary);
            program.arg(CHILDREN.to_string()).env("LD_PRELOAD", &library).env("SPLORK_TRACE", &trace).spawn()
        };
        let running: Vec<Child> =
            (0..PROCESSES).map(|_| start()).collect::<Result<_, _>>().map_err(|error| error.to_string())?;
        for mut child in running {
            let status = child.wait().map_err(|error| error.to_string())?;
            faults += u64::from(!status.success());
        }
        let text = fs::read_to_string(&trace).map_err(|error| format!("{}: {error}", trace.display()))?;
        let broken: Vec<&str> = text.lines().filter(|line| !is_whole(line)).collect();
        if !broken.is_empty() || text.lines().count() != PROCESSES * CHILDREN {
            println!("fault: {} lines for {} children", text.lines().count(), PROCESSES * CHILDREN);
            for line in broken.iter().take(5) {
                println!("    not whole: {line}");
            }
            faults += 1;
        }
        lines += text.lines().count() as u64;
        fs::remove_file(&trace).map_err(|error| error.to_string())?;
        if std::time::Instant::now() >= end || faults > 0 {
            return Ok(Outcome { counts: vec![("trace lines", lines)], faults });
        }
    }
}

/// `PID TID clone(flags=..., stack=..., fn=..., arg=...) = CHILD` and nothing before, between or behind.
fn is_whole(line: &str) -> bool {
    let number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let Some((ids, rest)) = line.split_once(" clone(flags=") else { return false };
    let Some((arguments, child)) = rest.rsplit_once(") = ") else { return false };
    let is_one_call = arguments.matches('=').count() == 3 && !arguments.contains(['(', ')']);
    ids.split(' ').count() == 2 && ids.split(' ').all(number) && number(child) && is_one_call
}
