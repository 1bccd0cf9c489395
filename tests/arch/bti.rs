//! AArch64's branch target identification: an indirect branch into a page so marked must hit a landing pad.

use std::collections::BTreeSet;

use splork_tests::table::expected_exports;
use splork_tests::{Run, Test, command, ensure, ensure_equal, root};

use super::cross_build::CrossBuild;
use super::lint::told;
use crate::c_program::Mode;

/// Every export is one, and nothing but the PLT and the three calls of fn branches indirectly.
pub fn every_entry_is_a_landing_pad(cross: &CrossBuild) -> Test {
    let code = told(cross, "objdump", &["-d", "--no-show-raw-insn"])?;
    let exports = expected_exports()?;
    let mut pads = BTreeSet::new();
    for function in code.split("\n\n") {
        let mut lines = function.trim().lines();
        let Some((_, name)) = lines.next().and_then(|line| line.strip_suffix(">:")?.split_once('<')) else { continue };
        let instructions: Vec<&str> = lines.filter_map(|line| line.split('\t').nth(1)).map(str::trim).collect();
        let is_pad = instructions.first() == Some(&"bti");
        if exports.contains(name) && is_pad {
            pads.insert(name.to_owned());
        }
        let starts_children = name.contains("3imp5spawn") || ["clone", "splork_clone3"].contains(&name);
        let branches = instructions.iter().any(|instruction| ["br", "blr"].contains(instruction));
        ensure!(!branches || starts_children && is_pad || name.ends_with("plt"), "{name} branches indirectly");
    }
    ensure_equal!(pads, exports, "the exports that are landing pads");
    Ok(())
}

pub fn both_libraries_are_marked(cross: &CrossBuild) -> Test {
    let stage = &cross.machine()?.stage;
    for library in [stage.shared_library(), stage.archive()] {
        let notes = command(format!("{}-readelf", cross.architecture.gnu)).arg("-nW").arg(&library).succeed()?;
        ensure!(notes.contains("AArch64 feature: BTI"), "{} is not marked:\n{notes}", library.display());
    }
    Ok(())
}

/// The emulator holds the library to its mark: a pad's neighbour is no place to call.
pub fn landing_pads_are_enforced(cross: &CrossBuild) -> Test {
    let machine = cross.machine()?;
    let binary = machine.binaries.join("bti");
    let mut cc = machine.compiler();
    cc.args(["-std=gnu11", "-O2", "-Wall", "-Wextra", "-Werror", "-o"]).arg(&binary);
    cc.arg(root().join("tests/arch/bti.c")).args(Mode::Shared.flags(&machine.stage)?).succeed()?;
    machine.run(&binary).succeed().map(|_| ())
}
