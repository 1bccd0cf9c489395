//! Which table of numbers gets which row: x86's, the other architectures' own, and the one that most newer ones share.

use std::fmt::Display;

use super::compat::{has_pair, needs_compat, needs_compat_memory};
use super::saved;
use super::tbl::{Entry, Row, add_row, clone3};
use super::tree::Tree;
use super::unistd;
use crate::abi::{ABIS, Abi};
use crate::call::{Call, Kind, Numbers};
use crate::kernel_tables::{ARM_ON_ARM64, GENERIC, GENERIC_ABIS, KERNEL_TABLES, KernelTable};
use crate::lower::{Register, registers};

/// Their entry for a call that returns twice saves registers that the others' saves for every call: arc's
/// sys_clone3_wrapper, nios2's sys_clone, openrisc's __sys_clone3.
const CLONE_WRAPPED: [&str; 3] = ["arc", "nios2", "openrisc"];
/// The table of ia64, which Linux had until 6.6, and which splork does not know.
const IA64: &str = "arch/ia64/kernel/syscalls/syscall.tbl";

/// A call on its way into the tables.
struct Numbering<'a, 'b> {
    tree: &'a mut Tree<'b>,
    call: &'a Call,
    numbered: Vec<&'static str>,
    /// ABIs whose table the tree has not.
    absent: Vec<&'static str>,
    /// Tables that get no row, and why.
    left: Vec<String>,
}

/// Gives the call its rows, and a note for every number that gets none.
pub fn add(tree: &mut Tree, call: &Call, notes: &mut Vec<String>) {
    let mut numbering = Numbering { tree, call, numbered: Vec::new(), absent: Vec::new(), left: Vec::new() };
    for table in &KERNEL_TABLES {
        let abis = numbering.add_table(table);
        numbering.numbered.extend(abis);
    }
    numbering.add_arm_on_arm64();
    numbering.add_generic();
    numbering.note(notes);
}

impl Numbering<'_, '_> {
    fn row(&self, abi: &str) -> Option<u32> {
        self.call.numbers.row(Abi::named(abi).expect("it has a row"))
    }

    fn leave(&mut self, table: &str, why: impl Display) {
        self.left.push(format!("{table}: {why}"));
    }

    /// Returns the ABIs that the call has got a row for.
    fn add_table(&mut self, table: &KernelTable) -> Vec<&'static str> {
        let path = table.path;
        let row = |(abi, words): &(&'static str, &'static [&'static str])| Some((self.row(abi)?, *abi, *words));
        let mut numbers: Vec<_> = table.abis.iter().filter_map(row).collect();
        if numbers.is_empty() {
            return Vec::new();
        }
        // Every Linux tree has x86's tables: without them this is not one.
        let is_required = path.starts_with("arch/x86/");
        let Some(text) = (if is_required { self.tree.required(path) } else { self.tree.text(path) }) else {
            self.absent.extend(numbers.iter().map(|(_, abi, _)| abi));
            return Vec::new();
        };
        let (mut shared, mut prefix) = (table.abis[0].1[0], "");
        if self.call.kind == Kind::Clone {
            match clone3(&text) {
                Ok(word) if table.abis[0].1.contains(&word) => shared = word,
                Ok(_) => {}
                Err(_) if !needs_compat(self.call) && saved::add(self.tree, path, self.call) => prefix = saved::PREFIX,
                Err(why) => {
                    self.leave(path, why);
                    return Vec::new();
                }
            }
        }
        let is_gapped = |abi: &str| table.has_compat && has_gap(self.call, abi);
        let (gapped, numbers): (Vec<_>, Vec<_>) = numbers.drain(..).partition(|(_, abi, _)| is_gapped(abi));
        for (_, abi, _) in gapped {
            self.leave(&format!("{path}, for {abi}"), GAP);
        }
        let (foreign, numbers): (Vec<_>, Vec<_>) = numbers.into_iter().partition(|(_, abi, _)| self.is_foreign(abi));
        let entry = if table.has_compat { Entry::Both } else { Entry::Native };
        let is_one = |numbers: &[(u32, _, _)]| numbers.iter().all(|(number, ..)| *number == numbers[0].0);
        let is_shared = numbers.len() == table.abis.len() && is_one(&numbers);
        for (number, _, words) in numbers.iter().take(if is_shared { 1 } else { numbers.len() }) {
            let word = if is_shared { shared } else { words[words.len() - 1] };
            let row = Row { path, abis: table.abis, entry, prefix, number: *number, word };
            add_row(self.tree, &row, self.call);
        }
        if has_pair(self.call) && !foreign.is_empty() {
            let abis: Vec<&str> = foreign.iter().map(|(_, abi, _)| *abi).collect();
            self.leave(&format!("{path}, for {}", abis.join(" ")), PAIR);
        } else {
            for (number, _, words) in &foreign {
                let word = words.iter().find(|word| **word != "common").unwrap_or(&words[0]);
                let entry = Entry::Compat;
                add_row(self.tree, &Row { path, abis: table.abis, entry, prefix, number: *number, word }, self.call);
            }
        }
        let foreign = foreign.iter().filter(|_| !has_pair(self.call)).map(|(_, abi, _)| *abi);
        foreign.chain(numbers.iter().map(|(_, abi, _)| *abi)).collect()
    }

    /// Whether the ABI's programs have registers of 64 bits, and pointers of 32 that lead to something else than the
    /// call's own.
    fn is_foreign(&self, abi: &str) -> bool {
        ["x32", "mips_n32"].contains(&abi) && needs_compat_memory(self.call)
    }

    /// arm programs on an arm64 kernel: the same numbers, in a table of their own.
    fn add_arm_on_arm64(&mut self) {
        let Some(number) = self.row("arm") else { return };
        if self.tree.text(ARM_ON_ARM64.path).is_some() {
            self.add_table(&ARM_ON_ARM64);
        } else if self.tree.text(unistd::ARM_ON_ARM64).is_none() {
            self.leave(ARM_ON_ARM64.path, format!("this tree has neither it nor {}", unistd::ARM_ON_ARM64));
        } else if has_gap(self.call, "arm") {
            self.leave(unistd::ARM_ON_ARM64, GAP);
        } else {
            unistd::add_arm_on_arm64(self.tree, number, self.call);
        }
    }

    fn add_generic(&mut self) {
        let numbers: Vec<Option<u32>> = GENERIC_ABIS.iter().map(|(abi, _)| self.row(abi)).collect();
        if numbers.iter().all(Option::is_none) {
            return;
        }
        let Some(number) = numbers[0].filter(|_| numbers.iter().all(|other| *other == numbers[0])) else {
            let abis = GENERIC_ABIS.map(|(abi, _)| abi).join(" ");
            let why = format!("{abis} share it, and the call's number is not the same on all of them");
            return self.leave("the generic table", why);
        };
        if self.tree.text(GENERIC).is_some() {
            let row = Row { path: GENERIC, abis: &[], entry: Entry::Both, prefix: "", number, word: "common" };
            add_row(self.tree, &row, self.call);
        } else {
            unistd::add_generic(self.tree, number, self.call);
        }
        self.numbered.extend(GENERIC_ABIS.iter().map(|(abi, _)| abi));
        if self.call.kind == Kind::Clone {
            self.numbered.retain(|abi| !CLONE_WRAPPED.contains(abi));
            let why = "a call that returns twice needs an entry there that saves the child's registers, as clone has";
            self.leave(&format!("the assembly of {}", CLONE_WRAPPED.join(", ")), why);
        }
    }

    fn note(mut self, notes: &mut Vec<String>) {
        let is_unified = matches!(self.call.numbers, Numbers::Unified(_));
        if is_unified && self.tree.text(IA64).is_some() {
            self.leave(IA64, "splork does not know this ABI");
        }
        if !self.absent.is_empty() {
            self.leave(&self.absent.join(" "), "this tree has no tables for them");
        }
        let numbered = match self.numbered.len() {
            count if count == ABIS.len() => "every ABI that splork knows".to_owned(),
            0 => "no ABI".to_owned(),
            _ => format!("{}, and no other ABI", self.numbered.join(" ")),
        };
        notes.push(format!("{}: numbered for {numbered}", self.call.name));
        notes.extend(self.left.into_iter().map(|left| format!("{}: not added to {left}", self.call.name)));
    }
}

const PAIR: &str = "its programs pass 64 bits in one register, which its COMPAT_SYSCALL_DEFINE takes in two";
const GAP: &str =
    "32-bit programs leave a register empty before its 64 bits, which its COMPAT_SYSCALL_DEFINE must heed";

fn has_gap(call: &Call, abi: &str) -> bool {
    registers(call, Abi::named(abi).expect("it has a row")).contains(&Register::Padding)
}
