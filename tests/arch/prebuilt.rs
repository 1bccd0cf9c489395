//! The library built with the core that rustup brings, not with one that is built along: its compiler_builtins was made
//! with other options, and brings other code.

use splork_tests::{Test, root};

use super::bti;
use super::cross_build::{Core, CrossBuild};
use super::list::Architecture;
use crate::c_program::{Mode, Program};

/// Children by each way: programs load the library and run. None that wants what emulators lack.
const PROGRAMS: [&str; 2] = ["clone_exit_status_is_fns_result", "clone_misaligned_stack"];

pub fn what_rustup_brings_will_do(architecture: &'static Architecture) -> Test {
    let cross = CrossBuild::with(architecture, Core::Rustups);
    let machine = cross.machine()?;
    if architecture.abi == "arm64" {
        bti::constructors_are_landing_pads(&cross)?;
        bti::both_libraries_are_marked(&cross)?;
    }
    for name in PROGRAMS {
        let program = Program::read(&root().join(format!("c-tests/{name}.c")))?;
        for mode in [Mode::Shared, Mode::Static] {
            program.test(mode, machine)?;
        }
    }
    Ok(())
}
