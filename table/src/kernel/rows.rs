//! The tables of numbers: x86's two, and the one that most newer architectures share.

use super::parameters::needs_compat;
use super::tree::Tree;
use crate::abi::Abi;
use crate::call::Call;

const X86_64: &str = "arch/x86/entry/syscalls/syscall_64.tbl";
const X86_32: &str = "arch/x86/entry/syscalls/syscall_32.tbl";
/// From Linux 6.11 on; a header before.
const GENERIC: &str = "scripts/syscall.tbl";
const GENERIC_HEADER: &str = "include/uapi/asm-generic/unistd.h";

/// The ABIs that number their calls by the generic table.
const GENERIC_ABIS: [&str; 10] =
    ["arc", "arm64", "csky", "hexagon", "loongarch32", "loongarch64", "nios2", "openrisc", "riscv32", "riscv64"];

pub fn add(tree: &mut Tree, call: &Call, notes: &mut Vec<String>) {
    let row = |abi: &str| call.numbers.row(Abi::named(abi).expect("it has a row"));
    match (row("x86_64"), row("x32")) {
        (Some(number), Some(x32)) if number == x32 => add_row(tree, X86_64, number, "common", call),
        (number, x32) => {
            for (number, abi) in [(number, "64"), (x32, "x32")] {
                number.into_iter().for_each(|number| add_row(tree, X86_64, number, abi, call));
            }
        }
    }
    if let Some(number) = row("i386") {
        add_row(tree, X86_32, number, "i386", call);
    }
    let generic: Vec<Option<u32>> = GENERIC_ABIS.iter().map(|abi| row(abi)).collect();
    match generic[0] {
        Some(number) if generic.iter().all(|other| *other == Some(number)) => add_generic(tree, number, call),
        _ if generic.iter().all(Option::is_none) => {}
        _ => notes.push(format!(
            "{}: no row in the generic table, since {} share it and the call has not one number on all of them",
            call.name,
            GENERIC_ABIS.join(", ")
        )),
    }
}

fn add_generic(tree: &mut Tree, number: u32, call: &Call) {
    if tree.text(GENERIC).is_some() {
        add_row(tree, GENERIC, number, "common", call);
    } else {
        add_define(tree, number, call);
    }
}

/// A line of a .tbl file: number, ABI, name.
fn fields(line: &str) -> Option<(u32, &str, &str)> {
    let mut words = line.split_whitespace();
    Some((words.next()?.parse().ok()?, words.next()?, words.next()?))
}

fn add_row(tree: &mut Tree, path: &str, number: u32, abi: &str, call: &Call) {
    let Some(old) = tree.required(path) else { return };
    let name = &call.name;
    let rows = || old.lines().enumerate().filter_map(|(index, line)| Some((index, line, fields(line)?)));
    if rows().count() < 100 {
        tree.problem(format!("{path}: this is no table of system calls as I know it"));
        return;
    }
    let overlaps = |other: &str| abi == other || [abi, other].contains(&"common");
    for (_, line, (taken, other_abi, other)) in rows() {
        let place = tree.place(path, line);
        if other == name && taken == number && other_abi == abi {
            return;
        }
        if other == name && overlaps(other_abi) {
            tree.problem(format!(
                "{place}: {name} is number {taken} for {other_abi} here, {number} for {abi} in the table"
            ));
            return;
        }
        if taken == number && overlaps(other_abi) {
            let help = "take another number for it (calls/README.md, \"Numbers of your own\")";
            tree.problem(format!("{place}: number {number}, which {name} is to have, is {other}'s: {help}"));
            return;
        }
    }
    // The kernel's scripts want the numbers in order.
    let after = rows().filter(|(.., (other, _, _))| *other < number).map(|(index, ..)| index + 1).max().unwrap_or(0);
    let before = rows().find(|(index, _, (other, ..))| *index >= after && *other > number).map(|(index, ..)| index);
    let mut lines: Vec<&str> = old.lines().collect();
    let compat = if abi != "64" && abi != "x32" && needs_compat(call) {
        format!("\t\tcompat_sys_{name}")
    } else {
        String::new()
    };
    // x86-64's and x32's entries take whole registers, so "common" needs compat in the generic table alone.
    let compat = if path == X86_64 { String::new() } else { compat };
    let row = format!("{number}\t{abi}\t{name}\t\t\tsys_{name}{compat}");
    lines.insert(before.unwrap_or(lines.len()), &row);
    tree.set(path, lines.join("\n") + "\n");
}

/// The generic table as a header: a pair of lines for each, and the count.
fn add_define(tree: &mut Tree, number: u32, call: &Call) {
    const END: &str = "#undef __NR_syscalls\n#define __NR_syscalls ";
    let Some(old) = tree.required(GENERIC_HEADER) else { return };
    let name = &call.name;
    for line in old.lines() {
        let Some((defined, value)) = line.strip_prefix("#define __NR_").and_then(|rest| rest.split_once(' ')) else {
            continue;
        };
        let taken: Option<u32> = value.trim().parse().ok();
        match (defined == name, taken == Some(number)) {
            (true, true) => return,
            (true, false) => {
                let place = tree.place(GENERIC_HEADER, line);
                return tree.problem(format!("{place}: {name} is number {value} here, {number} in the table"));
            }
            (false, true) if defined != "syscalls" => {
                let place = tree.place(GENERIC_HEADER, line);
                return tree.problem(format!("{place}: number {number}, which {name} is to have, is {defined}'s"));
            }
            _ => {}
        }
    }
    let split = old.split_once(END).and_then(|(before, after)| {
        let (count, rest) = after.split_once('\n')?;
        Some((before, count.trim().parse::<u32>().ok()?, rest))
    });
    let Some((before, count, rest)) = split else {
        return tree
            .problem(format!("{GENERIC_HEADER}: there is no __NR_syscalls as I know it, nor is there {GENERIC}"));
    };
    let count = count.max(number + 1);
    let entry = if needs_compat(call) {
        format!("__SC_COMP(__NR_{name}, sys_{name}, compat_sys_{name})")
    } else {
        format!("__SYSCALL(__NR_{name}, sys_{name})")
    };
    tree.set(GENERIC_HEADER, format!("{before}#define __NR_{name} {number}\n{entry}\n\n{END}{count}\n{rest}"));
}
