//! Targets that differ from another architecture's in the instructions that there are, or in the C library.

use splork_tests::{Test, ensure, root};

use super::cross_build::CrossBuild;
use super::lint::told;
use super::list::Architecture;
use crate::c_program::{Mode, Program};

/// Children by each way, clone's words, and what comes back to their parent. None that wants what emulators lack.
pub const FEW: [&str; 7] = [
    "clone_exit_status_is_fns_result",
    "clone_keeps_callee_saved_registers",
    "clone_misaligned_stack",
    "clone_unwind_ends",
    "clone_words_in_kernels_order",
    "splork_spawn_keeps_callee_saved_registers",
    "splork_spawn_null_stack_forks",
];

pub fn a_few_programs_run(architecture: &'static Architecture) -> Test {
    let cross = CrossBuild::new(architecture);
    let machine = cross.machine()?;
    if architecture.name == "armv4t" {
        has_armv4ts_instructions_alone(&cross)?;
    }
    for name in FEW {
        let program = Program::read(&root().join(format!("c-tests/{name}.c")))?;
        for mode in [Mode::Shared, Mode::Static] {
            program.test(mode, machine)?;
        }
    }
    Ok(())
}

/// Where the emulator's processor has more: what starts children neither calls nor returns in a way that ARMv4T lacks, or
/// that it does without changing to Thumb.
fn has_armv4ts_instructions_alone(cross: &CrossBuild) -> Test {
    let code = told(cross, "objdump", &["-d", "--no-show-raw-insn"])?;
    let mut seen = 0;
    for function in code.split("\n\n") {
        let name = function.trim().lines().next().unwrap_or_default();
        if !["<clone>:", "<splork_clone3>:"].iter().any(|known| name.ends_with(known))
            && !name.contains("4arch3imp5spawn")
        {
            continue;
        }
        seen += 1;
        for line in function.lines().filter(|line| line.contains('\t')) {
            let is_later = ["\tblx", "\tldrd", "\tclz"].iter().any(|later| line.contains(later));
            ensure!(!is_later && !line.contains("pc}"), "{name} {line}");
        }
    }
    ensure!(seen == 3, "{seen} of three functions were found in:\n{code}");
    Ok(())
}
