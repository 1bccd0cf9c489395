//! Builds each program in c-tests/ in every mode that its head comment names, and runs it.

mod c_program;

use std::env::consts::ARCH;
use std::process::ExitCode;
use std::sync::LazyLock;

use c_program::{Machine, Program};
use splork_table::Abi;
use splork_tests::Stop;
use splork_tests::trials::Trials;

fn main() -> ExitCode {
    let mut trials = Trials::default();
    match Program::all() {
        Ok(programs) => {
            let abi = Abi::of_target(ARCH, usize::BITS).map_or("", |abi| abi.name);
            programs.into_iter().filter(|program| program.is_for(abi)).for_each(|program| add(&mut trials, program));
        }
        Err(stop) => trials.test("c_tests_can_be_listed", move || Err(stop)),
    }
    trials.run("c_tests", "C tests")
}

fn add(trials: &mut Trials, program: Program) {
    match program.modes() {
        Ok(modes) => {
            for mode in modes {
                let program = program.clone();
                trials.test(format!("{}::{}", program.stem, mode.name()), move || program.test(mode, this_machine()?));
            }
        }
        Err(stop) => trials.test(program.stem.clone(), move || Err(stop)),
    }
}

fn this_machine() -> Result<&'static Machine, Stop> {
    static THIS: LazyLock<Result<Machine, Stop>> = LazyLock::new(Machine::this);
    THIS.as_ref().map_err(Clone::clone)
}
