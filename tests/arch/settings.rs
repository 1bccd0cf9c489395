//! What assembly does first on each architecture: clone and clone3 go on with the settings, where there are some.

use std::fs;

use splork_tests::{Run, Stop, Test, ensure, ensure_equal};

use super::cross_build::CrossBuild;
use crate::c_program::{Mode, Program};

/// A C test, its calls by the trace, and how each of them ends.
const PROGRAMS: [(&str, &[(&str, &str)]); 4] = [
    ("clone_keeps_callee_saved_registers", &[("clone(", "")]),
    ("clone_null_fn_is_einval", &[("clone(", " = -1 EINVAL")]),
    ("clone_null_stack_is_einval", &[("clone(", " = -1 EINVAL")]),
    ("clone3_null_is_einval", &[("clone3(", " = -1 EINVAL"), ("splork_clone3_or_clone(", " = -1 EINVAL")]),
];

/// With SPLORK_TRACE the programs pass as without, and the trace has their calls.
pub fn settings_are_obeyed(cross: &CrossBuild, programs: &[Program]) -> Test {
    let machine = cross.machine()?;
    for (stem, calls) in PROGRAMS {
        let program = programs.iter().find(|program| program.stem == stem);
        let binary = program.ok_or(stem).map_err(|stem| Stop::Fails(format!("no C test is called {stem}")))?.build(
            Mode::Shared,
            machine,
            &[],
        )?;
        let trace = binary.with_extension("trace");
        let _ = fs::remove_file(&trace);
        let _ = Mode::Shared.run(machine, &binary).env("SPLORK_TRACE", &trace).succeed()?;
        let trace = fs::read_to_string(&trace)?;
        for (call, end) in calls {
            let is_theirs = |line: &str| line.contains(&format!(" {call}")) && line.contains(end);
            ensure!(trace.lines().any(is_theirs), "{stem}: the trace has no {call}...){end}:\n{trace}");
        }
        let others = trace.lines().filter(|line| !calls.iter().any(|(call, _)| line.contains(&format!(" {call}"))));
        ensure_equal!(others.count(), 0, "other calls of {stem}");
    }
    Ok(())
}
