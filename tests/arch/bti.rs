//! AArch64's branch target identification: an indirect branch into a page so marked must hit a landing pad.

use std::collections::BTreeSet;

use splork_tests::table::expected_exports;
use splork_tests::{Run, Stop, Test, command, ensure, ensure_equal, root};

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

/// What runs at the start is called indirectly, too: ours alone, for what compiler_builtins may bring is no landing pad.
pub fn constructors_are_landing_pads(cross: &CrossBuild) -> Test {
    let symbols = told(cross, "nm", &[])?;
    let theirs: Vec<&str> = symbols.lines().filter(|line| line.to_lowercase().contains("have_lse_atomics")).collect();
    ensure!(theirs.is_empty(), "atomics are compiler_builtins', not those of src/arch/aarch64/atomics.rs: {theirs:?}");
    let relocations = told(cross, "readelf", &["-rW"])?;
    let sections = told(cross, "readelf", &["-SW"])?;
    let hexadecimal = |text: &str| u64::from_str_radix(text, 16).unwrap_or_default();
    let array = sections.lines().find_map(|line| line.split_once(".init_array")).map(|(_, rest)| rest);
    let words: Vec<u64> = array.unwrap_or_default().split_whitespace().skip(1).map(hexadecimal).collect();
    let [start, _, size, ..] = words[..] else { return Err(Stop::Fails(format!("no .init_array in\n{sections}"))) };
    let fields = relocations.lines().map(|line| line.split_whitespace().collect::<Vec<_>>());
    let in_array =
        fields.filter(|fields| fields.first().is_some_and(|at| (start..start + size).contains(&hexadecimal(at))));
    let constructors: Vec<u64> = in_array.filter_map(|fields| Some(hexadecimal(fields.last()?))).collect();
    ensure!(constructors.len() as u64 == size / 8 && size > 0, "{constructors:?} in {size} bytes of .init_array");
    let code = told(cross, "objdump", &["-d", "--no-show-raw-insn"])?;
    for at in constructors {
        let line = code.lines().find(|line| line.trim_start().starts_with(&format!("{at:x}:\t")));
        ensure!(line.is_some_and(|line| line.contains("bti")), "the constructor at {at:x} begins with {line:?}");
    }
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
