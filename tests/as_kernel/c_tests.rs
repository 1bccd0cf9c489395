//! Our own C tests of calls that make children, on what is as Linux 5.2: clone3 falls back to clone, or says why not.

use std::sync::LazyLock;

use splork_table::Abi;
use splork_tests::cli::splork;
use splork_tests::command::told;
use splork_tests::trials::Trials;
use splork_tests::{Run, Stop, Test, ensure};

use crate::c_program::{Machine, Mode, Program};

pub fn add(trials: &mut Trials) {
    match Program::all() {
        Ok(programs) => {
            let abi = Abi::of_target(std::env::consts::ARCH, usize::BITS).map_or("", |abi| abi.name);
            let is_ours = |program: &Program| {
                program.is_for(abi)
                    && program.starts_children()
                    && program.modes().is_ok_and(|modes| modes.contains(&Mode::Static))
            };
            for program in programs.into_iter().filter(is_ours) {
                trials.test(format!("as_5_2::{}", program.stem), move || passes(&program));
            }
        }
        Err(stop) => trials.test("c_tests_can_be_listed", move || Err(stop)),
    }
}

fn this_machine() -> Result<&'static Machine, Stop> {
    static THIS: LazyLock<Result<Machine, Stop>> = LazyLock::new(Machine::this);
    THIS.as_ref().map_err(Clone::clone)
}

/// What these look at only the kernel's own clone3 does, or, with a pidfd, a kernel that has pidfd_open, 5.3: nothing may stand
/// in for it, so they must fail.
const WANT_THE_KERNELS: [&str; 13] = [
    "clone3_bad_pointer_is_efault",
    "clone3_clear_sighand",
    "clone3_descriptor_errors",
    "clone3_fallback_gives_pidfd",
    "clone3_fallback_needs_pidfds",
    "clone3_forks_without_stack",
    "clone3_gives_pidfd",
    "clone3_into_cgroup",
    "clone3_set_tid",
    "clone3_size_rules",
    "splork_clone3_or_clone_when",
    "splork_spawn_starts_child",
    "splork_spawn_without_stack",
];

/// 77 is that there is nothing to try.
const SKIPPED: i32 = 77;

fn passes(program: &Program) -> Test {
    let binary = program.build(Mode::Static, this_machine()?, &[])?;
    let mut run = splork()?;
    let output = run.args(["run", "--as-kernel", "5.2", "--"]).arg(binary).outcome()?;
    let (status, text) = (output.status.code(), told(&run, &output));
    if WANT_THE_KERNELS.contains(&program.stem.as_str()) {
        ensure!(matches!(status, Some(1 | SKIPPED)), "it found a clone3 on what is as Linux 5.2:\n{text}");
    } else {
        ensure!(matches!(status, Some(0 | SKIPPED)), "{text}");
    }
    Ok(())
}
