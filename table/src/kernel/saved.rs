//! Entries that save the child's registers before a call that returns twice, where no other call's entry does: MIPS' and
//! m68k's, as clone3 has them.

use super::tree::Tree;
use crate::abi::Abi;
use crate::call::Call;
use crate::lower::registers;

/// The prefix of such an entry's name.
pub const PREFIX: &str = "__";

struct Saved {
    tables: &'static str,
    file: &'static str,
    /// The line before which ours are put: clone3's.
    anchor: &'static str,
    lines: fn(&Call) -> String,
}

static SAVED: [Saved; 2] = [
    Saved {
        tables: "arch/mips/kernel/syscalls/",
        file: "arch/mips/kernel/syscall.c",
        anchor: "save_static_function(sys_clone3);",
        lines: |call| format!("save_static_function(sys_{});\n", call.name),
    },
    Saved {
        tables: "arch/m68k/kernel/syscalls/",
        file: "arch/m68k/kernel/entry.S",
        anchor: "ENTRY(__sys_clone3)",
        lines: m68k,
    },
];

/// The registers that C keeps, on top of which go the arguments: each is as far from the stack pointer as the last was.
fn m68k(call: &Call) -> String {
    let words = registers(call, Abi::named("m68k").expect("it has a row")).len();
    let bytes = 4 * words;
    let argument = format!("\tmovel\t%sp@(SWITCH_STACK_SIZE+{}),%sp@-\n", bytes.saturating_sub(4)).repeat(words);
    format!(
        "ENTRY(__sys_{0})\n\tSAVE_SWITCH_STACK\n{argument}\tjbsr\tsys_{0}\n\tlea\t%sp@({1}),%sp\n\trts\n\n",
        call.name,
        24 + bytes // without the address to return to
    )
}

/// Gives the call such an entry, if the table's architecture has one for clone3.
pub fn add(tree: &mut Tree, table: &str, call: &Call) -> bool {
    let Some(saved) = SAVED.iter().find(|saved| table.starts_with(saved.tables)) else { return false };
    let Some(text) = tree.text(saved.file).filter(|text| text.contains(&format!("\n{}\n", saved.anchor))) else {
        return false;
    };
    let lines = (saved.lines)(call);
    if !text.contains(&lines) {
        tree.insert_before(saved.file, saved.anchor, &lines);
    }
    true
}

/// What it gave: files and lines.
pub fn added(call: &Call) -> impl Iterator<Item = (&'static str, String)> {
    SAVED.iter().map(|saved| (saved.file, (saved.lines)(call)))
}
