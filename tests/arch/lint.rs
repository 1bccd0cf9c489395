//! What must hold of the shared library on every architecture, asked of the cross compiler's own binutils.

use std::collections::BTreeSet;

use splork_tests::clone_length::clone_is_short;
use splork_tests::disassembly::Disassembly;
use splork_tests::table::expected_exports;
use splork_tests::{Run, Stop, Test, command, ensure, ensure_equal};

use super::bti;
use super::cross_build::CrossBuild;
use super::list::Architecture;

pub type Lint = fn(&CrossBuild) -> Test;

/// For all architectures, or for one.
pub static LINTS: [(Option<&str>, &str, Lint); 11] = [
    (None, "exports_are_those_of_the_tables", exports_are_those_of_the_tables),
    (None, "memory_is_written_or_executed_but_not_both", memory_is_written_or_executed_but_not_both),
    (None, "unwind_tables_of_the_archive_are_sound", unwind_tables_of_the_archive_are_sound),
    (None, "clone_and_clone3_are_short", clone_and_clone3_are_short),
    (Some("arm64"), "every_entry_is_a_landing_pad", bti::every_entry_is_a_landing_pad),
    (Some("arm64"), "constructors_are_landing_pads", bti::constructors_are_landing_pads),
    (Some("arm64"), "both_libraries_are_marked", bti::both_libraries_are_marked),
    (Some("arm64"), "landing_pads_are_enforced", bti::landing_pads_are_enforced),
    (Some("arm"), "ehabi_cannot_unwind_the_child", ehabi_cannot_unwind_the_child),
    (Some("i386"), "calls_are_by_int_0x80_alone", calls_are_by_int_0x80_alone),
    (Some("riscv64"), "library_has_integer_instructions_alone", library_has_integer_instructions_alone),
];

pub fn told(cross: &CrossBuild, tool: &str, options: &[&str]) -> Result<String, Stop> {
    let library = cross.machine()?.stage.shared_library();
    command(format!("{}-{tool}", cross.architecture.gnu)).args(options).arg(library).succeed()
}

fn exports_are_those_of_the_tables(cross: &CrossBuild) -> Test {
    let symbols = told(cross, "nm", &["-D", "--defined-only", "--format=just-symbols"])?;
    let exports: BTreeSet<String> = symbols.lines().map(str::to_owned).collect();
    ensure_equal!(exports, expected_exports()?, "the exports");
    Ok(())
}

/// No relocations in the text, no executable stack, no memory that can be written and executed.
fn memory_is_written_or_executed_but_not_both(cross: &CrossBuild) -> Test {
    let dynamic = told(cross, "readelf", &["-dW"])?;
    ensure!(!dynamic.contains("TEXTREL"), "there are relocations in the text:\n{dynamic}");
    let segments = told(cross, "readelf", &["-lW"])?;
    ensure!(segments.contains("GNU_STACK"), "nothing is said of the stack:\n{segments}");
    // SPARC's psABI has loaders write the code of the procedure linkage table.
    let is_plt = |line: &str| cross.architecture.abi.starts_with("sparc") && line.trim().starts_with("LOAD");
    let is_either = |segments: &str| !segments.lines().any(|line| line.contains(" RWE ") && !is_plt(line));
    ensure!(is_either(&segments), "a segment can be written and executed:\n{segments}");
    // rustc tells the linker so; who links the archive need not.
    let machine = cross.machine()?;
    let linked = machine.binaries.join("libsplork.linked.so");
    let mut cc = machine.compiler();
    cc.args(["-shared", "-nostdlib", "-Wl,--whole-archive"]).arg(machine.stage.archive());
    cc.arg("-o").arg(&linked).succeed()?;
    let readelf = format!("{}-readelf", cross.architecture.gnu);
    let segments = command(readelf).arg("-lW").arg(&linked).succeed()?;
    ensure!(segments.contains("GNU_STACK"), "nothing is said of the stack, of the archive:\n{segments}");
    ensure!(is_either(&segments), "a segment of the archive's can be written and executed:\n{segments}");
    Ok(())
}

/// Unwinders read .eh_frame (on 32-bit ARM .ARM.exidx): a relocation out of place there is a backtrace gone wrong.
fn unwind_tables_of_the_archive_are_sound(cross: &CrossBuild) -> Test {
    let archive = cross.machine()?.stage.archive();
    let readelf = format!("{}-readelf", cross.architecture.gnu);
    let output = command(readelf).args(["-W", "--debug-dump=frames"]).arg(archive).outcome()?;
    let complaints = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success() && !complaints.contains("invalid relocation"), "readelf says:\n{complaints}");
    Ok(())
}

/// No longer than glibc's, as far as there is one; make bench prints the figures.
fn clone_and_clone3_are_short(cross: &CrossBuild) -> Test {
    let Architecture { abi, gnu, .. } = *cross.architecture;
    let machine = cross.machine()?;
    let objdump = format!("{gnu}-objdump");
    let shared = Disassembly::of(&machine.stage.shared_library(), &objdump, abi, None)?;
    clone_is_short(abi, "libsplork.so", &shared)?;
    let archive = machine.binaries.join("libsplork.a");
    std::fs::copy(machine.stage.archive(), &archive)?;
    clone_is_short(abi, "libsplork.a", &Disassembly::of_archive(&archive, &mut machine.compiler(), &objdump, abi)?)
}

/// EHABI's unwinders go by ranges of addresses: the parent's half of what starts a child has its table, the child's says
/// that there is no going on.
fn ehabi_cannot_unwind_the_child(cross: &CrossBuild) -> Test {
    let tables = told(cross, "readelf", &["-uW"])?;
    let code = told(cross, "objdump", &["-d", "--no-show-raw-insn"])?;
    let address = |text: &str| u64::from_str_radix(text.trim().trim_start_matches("0x"), 16).ok();
    for name in ["4arch3imp5spawn", "<clone", "<splork_clone3"] {
        // `0x29a0 <clone>: ...`, and in the child's half `0x2a00 <clone+0x60>: ...`.
        let is_of = |line: &&str| line.split_once(name).is_some_and(|(_, rest)| !rest.starts_with('_'));
        let ranges: Vec<&str> = tables.lines().filter(is_of).collect();
        ensure!(ranges.len() == 2, "{name} has not two ranges: {ranges:?}");
        ensure!(!ranges[0].contains("cantunwind"), "the parent's half of {name}: {}", ranges[0]);
        ensure!(ranges[1].ends_with("0x1 [cantunwind]"), "the child's half of {name}: {}", ranges[1]);
        // The return address of fn(arg), which is where an unwinder asks.
        let childs = ranges[1].split(' ').next().and_then(address);
        let addresses = |line: &str| Some((address(line.split(':').next()?)?, line.contains("\tbl\t")));
        let behind = code.lines().filter_map(addresses).filter(|(at, _)| Some(*at) > childs);
        let call = behind.filter(|(_, is_call)| *is_call).map(|(at, _)| at).min();
        let end =
            tables.lines().filter_map(|line| address(line.split(' ').next()?)).filter(|at| Some(*at) > childs).min();
        ensure!(call.is_some() && (end.is_none() || call < end), "{name}'s fn is called at {call:x?}, behind {end:x?}");
    }
    Ok(())
}

/// sysenter, and the vDSO at %gs:0x10 that uses it, keep registers on the user's stack, and the child has another one.
fn calls_are_by_int_0x80_alone(cross: &CrossBuild) -> Test {
    let code = told(cross, "objdump", &["-d", "--no-show-raw-insn"])?;
    ensure!(code.contains("int    $0x80"), "no system call was found:\n{code}");
    let instructions = code.lines().filter_map(|line| line.split('\t').nth(1));
    for instruction in instructions {
        let is_other = ["sysenter", "syscall"].contains(&instruction.trim()) || instruction.contains("%gs:0x10");
        ensure!(!is_other, "{instruction}");
    }
    Ok(())
}

/// A trampoline may not count on a floating-point unit, nor may the child's first steps touch one.
fn library_has_integer_instructions_alone(cross: &CrossBuild) -> Test {
    are_integer(&told(cross, "objdump", &["-d", "--no-show-raw-insn"])?, "ecall")
}

/// RISC-V's mnemonics and LoongArch's, as disassembled: none of floating point or vectors, and system calls among them.
pub fn are_integer(code: &str, system_call: &str) -> Test {
    const OTHERS: [&str; 7] = ["xv", "movgr2f", "movgr2cf", "movfr", "movcf", "bceqz", "bcnez"];
    let mut calls = 0;
    for line in code.lines() {
        let mut words = line.split_whitespace();
        let address = words.next().and_then(|word| word.strip_suffix(':')).unwrap_or("-");
        let Some(mnemonic) = words.next().filter(|_| address.bytes().all(|c| c.is_ascii_hexdigit())) else { continue };
        let is_other = mnemonic.starts_with(['f', 'v']) || OTHERS.iter().any(|other| mnemonic.starts_with(other));
        ensure!(!is_other || mnemonic.starts_with("fence"), "no integer instruction: {line}");
        calls += usize::from(mnemonic == system_call);
    }
    ensure!(calls > 0, "no {system_call} was found:\n{code}");
    Ok(())
}
