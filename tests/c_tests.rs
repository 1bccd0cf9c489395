//! Builds each program in c-tests/ in every mode that its head comment names, and runs it.

mod c_program;

use std::process::ExitCode;

use c_program::Program;
use splork_tests::trials::Trials;
use splork_tests::{Stop, root};

fn main() -> ExitCode {
    let mut trials = Trials::default();
    match programs() {
        Ok(programs) => programs.into_iter().for_each(|program| add(&mut trials, program)),
        Err(stop) => trials.test("c_tests_can_be_listed", move || Err(stop)),
    }
    trials.run("c_tests", "C tests")
}

fn programs() -> Result<Vec<Program>, Stop> {
    let mut programs = Vec::new();
    for file in std::fs::read_dir(root().join("c-tests"))? {
        let path = file?.path();
        if path.extension().is_some_and(|extension| extension == "c") {
            programs.push(Program::read(&path)?);
        }
    }
    programs.sort_by(|a, b| a.stem.cmp(&b.stem));
    Ok(programs)
}

fn add(trials: &mut Trials, program: Program) {
    match program.modes() {
        Ok(modes) => {
            for mode in modes {
                let program = program.clone();
                trials.test(format!("{}::{}", program.stem, mode.name()), move || program.test(mode));
            }
        }
        Err(stop) => trials.test(program.stem.clone(), move || Err(stop)),
    }
}
