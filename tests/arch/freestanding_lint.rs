//! What must hold of free-standing programs' code, asked of LLVM's own tools.

use splork_tests::command::exists;
use splork_tests::{Run, Stop, Test, command, ensure, skip};

use super::freestanding::Freestanding;
use super::lint::are_integer;
use crate::c_program::Mode;

fn told(architecture: &Freestanding, mode: Mode, tool: &str, options: &[&str]) -> Result<String, Stop> {
    let (binary, tool) = (architecture.program(mode)?, format!("llvm-{tool}-22"));
    if !exists(&tool) {
        return skip(format!("{tool} is not installed"));
    }
    command(tool).args(options).arg(binary).succeed()
}

/// None of the trampolines, nor the calls, uses anything but the integer unit. (The program around them does not either.)
pub fn instructions_are_integer_alone(architecture: &Freestanding, system_call: &str, mode: Mode) -> Test {
    are_integer(&told(architecture, mode, "objdump", &["-d", "--no-show-raw-insn"])?, system_call)
}

/// clone, clone3 and splork_spawn have one each.
const CHILDREN: usize = 3;

/// Where fn returns to, the unwind tables call the return address undefined; every unwinder stops at that.
pub fn unwinding_stops_in_the_child(architecture: &Freestanding, mode: Mode) -> Test {
    let address = |text: &str| u64::from_str_radix(text.trim().trim_start_matches("0x"), 16).ok();
    let code = told(architecture, mode, "objdump", &["-d", "--no-show-raw-insn"])?;
    let (before, call_of_fn) = architecture.call_of_fn;
    let mut lines = code.lines();
    let mut back = Vec::new();
    while lines.any(|line| line.ends_with(before)) {
        let call = lines.find(|line| line.contains(call_of_fn));
        back.extend(call.and_then(|line| address(line.split(':').next()?)).map(|call| call + 4));
    }
    ensure!(back.len() >= CHILDREN, "the children's calls of fn were not found, but at {back:x?}:\n{code}");
    // Rows: `  0x1200003b0: CFA=R3+16: R1=undefined, R23=[CFA-16]`, each good up to the next.
    let tables = told(architecture, mode, "dwarfdump", &["--eh-frame"])?;
    let rows = tables.lines().filter_map(|line| {
        let (at, rules) = line.trim().split_once(": CFA=")?;
        Some((address(at)?, rules))
    });
    let rows: Vec<_> = rows.collect();
    let undefined = format!("{}=undefined", architecture.return_address);
    for back in back {
        let row = rows.iter().filter(|(at, _)| *at < back).max_by_key(|(at, _)| *at);
        ensure!(row.is_some_and(|(_, rules)| rules.contains(&undefined)), "at {back:x}: {row:x?}");
    }
    Ok(())
}
