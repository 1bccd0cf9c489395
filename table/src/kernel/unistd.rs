//! Tables of numbers that are C headers: the generic one, and the one for arm programs on arm64, both until Linux 6.10.

use super::compat::needs_compat;
use super::tree::Tree;
use crate::call::Call;
use crate::kernel_tables::{GENERIC, GENERIC_HEADER};

pub const ARM_ON_ARM64: &str = "arch/arm64/include/asm/unistd32.h";
const ARM_ON_ARM64_COUNT: &str = "arch/arm64/include/asm/unistd.h";

/// The text before the number of calls, in two headers.
const END: &str = "#undef __NR_syscalls\n#define __NR_syscalls ";
const COUNT: &str = "#define __NR_compat_syscalls\t\t";

/// A pair of lines for the call, behind all others, and the count.
pub fn add_generic(tree: &mut Tree, number: u32, call: &Call) {
    let Some(old) = tree.required(GENERIC_HEADER) else { return };
    if is_there_or_taken(tree, GENERIC_HEADER, number, call) {
        return;
    }
    let split = old.split_once(END).and_then(|(before, after)| Some((before, counted(after, number)?)));
    let Some((before, (count, rest))) = split else {
        return tree
            .problem(format!("{GENERIC_HEADER}: there is neither an __NR_syscalls that splork knows nor {GENERIC}"));
    };
    tree.set(GENERIC_HEADER, format!("{before}{}{END}{count}\n{rest}", generic_lines(number, call)));
}

fn generic_lines(number: u32, call: &Call) -> String {
    let name = &call.name;
    let entry = if needs_compat(call) {
        format!("__SC_COMP(__NR_{name}, sys_{name}, compat_sys_{name})")
    } else {
        format!("__SYSCALL(__NR_{name}, sys_{name})")
    };
    format!("#define __NR_{name} {number}\n{entry}\n\n")
}

fn arm_on_arm64_lines(number: u32, call: &Call) -> String {
    let name = &call.name;
    let compat = if needs_compat(call) { "compat_" } else { "" };
    format!("#define __NR_{name} {number}\n__SYSCALL(__NR_{name}, {compat}sys_{name})\n\n")
}

/// Takes the call's lines out of both headers again, and puts the counts right.
pub fn remove(tree: &mut Tree, generic: Option<u32>, arm: Option<u32>, call: &Call) {
    let both = [
        (GENERIC_HEADER, generic.map(|number| generic_lines(number, call)), GENERIC_HEADER, END),
        (ARM_ON_ARM64, arm.map(|number| arm_on_arm64_lines(number, call)), ARM_ON_ARM64_COUNT, COUNT),
    ];
    for (path, lines, counted, count) in both {
        let (Some(text), Some(lines)) = (tree.text(path), lines) else { continue };
        if !text.contains(&lines) {
            continue;
        }
        let text = text.replacen(&lines, "", 1);
        let largest = text
            .lines()
            .filter_map(|line| line.strip_prefix("#define __NR_")?.split_once(' '))
            .filter(|(name, _)| *name != "syscalls");
        let largest: Option<u32> = largest.filter_map(|(_, value)| value.trim().parse().ok()).max();
        tree.set(path, text);
        let Some((before, rest)) = tree.text(counted).and_then(|text| {
            let (before, rest) = text.split_once(count)?;
            Some((before.to_owned(), rest.split_once('\n')?.1.to_owned()))
        }) else {
            continue;
        };
        let largest = largest.map_or(0, |largest| largest + 1);
        tree.set(counted, format!("{before}{count}{largest}\n{rest}"));
    }
}

/// The same, for a count in another header.
pub fn add_arm_on_arm64(tree: &mut Tree, number: u32, call: &Call) {
    if is_there_or_taken(tree, ARM_ON_ARM64, number, call) {
        return;
    }
    let Some(counts) = tree.required(ARM_ON_ARM64_COUNT) else { return };
    let split = counts.split_once(COUNT).and_then(|(before, after)| Some((before, counted(after, number)?)));
    let Some((before, (count, rest))) = split else {
        return tree.problem(format!("{ARM_ON_ARM64_COUNT}: there is no __NR_compat_syscalls that splork knows"));
    };
    tree.set(ARM_ON_ARM64_COUNT, format!("{before}{COUNT}{count}\n{rest}"));
    let lines = arm_on_arm64_lines(number, call);
    let anchor = "/*\n * Please add new compat syscalls above this comment and update\n * __NR_compat_syscalls in asm/unistd.h.\n */";
    tree.insert_before(ARM_ON_ARM64, anchor, &lines);
}

/// The count at the head of the text, made large enough, and what follows its line.
fn counted(text: &str, number: u32) -> Option<(u32, &str)> {
    let (count, rest) = text.split_once('\n')?;
    Some((count.trim().parse::<u32>().ok()?.max(number + 1), rest))
}

/// Whether there is nothing to add: the call has this number already, or there is a problem.
fn is_there_or_taken(tree: &mut Tree, path: &str, number: u32, call: &Call) -> bool {
    let Some(text) = tree.text(path) else { return false };
    let name = &call.name;
    for line in text.lines() {
        let Some((defined, value)) = line.strip_prefix("#define __NR_").and_then(|rest| rest.split_once(' ')) else {
            continue;
        };
        let taken: Option<u32> = value.trim().parse().ok();
        let place = tree.place(path, line);
        match (defined == name, taken == Some(number)) {
            (true, true) => return true,
            (true, false) => {
                tree.problem(format!("{place}: {name} is number {value} here, {number} in the table"));
                return true;
            }
            (false, true) if defined != "syscalls" => {
                tree.problem(format!("{place}: number {number}, which {name} wants, is {defined}'s"));
                return true;
            }
            _ => {}
        }
    }
    false
}
