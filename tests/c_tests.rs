//! Builds each program in c-tests/ in every mode that its head comment names, and runs it.

mod c_program;
#[path = "c_program/timeout.rs"]
mod timeout;

use std::process::ExitCode;
use std::time::Duration;

use c_program::{Mode, Program, programs};
use splork_tests::command::told;
use splork_tests::trials::Trials;
use splork_tests::{Stop, Test, command, skip, stage};

/// By far enough for 100,000 children on a busy machine, and still an end.
const PATIENCE: Duration = Duration::from_secs(120);
const SKIPPED: i32 = 77;

fn main() -> ExitCode {
    let mut trials = Trials::default();
    match programs("c-tests") {
        Ok(programs) => programs.into_iter().for_each(|program| add(&mut trials, program)),
        Err(stop) => trials.test("c_tests_can_be_listed", move || Err(stop)),
    }
    trials.run("c_tests", "C tests")
}

fn add(trials: &mut Trials, program: Program) {
    match program.modes() {
        Ok(modes) => {
            for mode in modes {
                let program = program.clone();
                trials.test(format!("{}::{}", program.stem, mode.name()), move || test(&program, mode));
            }
        }
        Err(stop) => trials.test(program.stem.clone(), move || Err(stop)),
    }
}

fn test(program: &Program, mode: Mode) -> Test {
    let binary = program.build(mode, &[])?;
    let mut run = command(&binary);
    if let Mode::Preload = mode {
        run.env("LD_PRELOAD", stage()?.shared_library());
    }
    let output = timeout::run(&mut run, PATIENCE, &binary.with_extension("out"))?;
    match output.status.code() {
        Some(0) => Ok(()),
        Some(SKIPPED) => skip(reason(&String::from_utf8_lossy(&output.stdout))),
        _ => Err(Stop::Fails(told(&run, &output))),
    }
}

fn reason(output: &str) -> String {
    let line = output.lines().rev().find_map(|line| line.strip_prefix("SKIP: "));
    line.unwrap_or("it gave no reason").to_owned()
}
