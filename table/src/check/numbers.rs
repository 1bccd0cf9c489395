//! Which numbers a call may have.

use std::collections::{HashMap, HashSet};

use crate::abi::{ABIS, Abi, Offset};
use crate::call::{Call, Numbers};
use crate::check::holes::is_hole;
use crate::diagnostic::{Problem, Span};
use crate::entry::Entry;
use crate::nearest::nearest;
use crate::toml_text::Text;

/// The newest number of upstream Linux (rseq_slice_yield, 7.0; unchanged in 7.2-rc1).
const NEWEST_UPSTREAM: u32 = 472;
const PRIVATE_HELP: &str = "a number from 600 to 999";

pub fn read(entry: &Entry, problems: &mut Vec<Problem>) -> Option<Numbers> {
    let before = problems.len();
    if let (Some((_, span)), Some((key, ..))) = (&entry.number, entry.numbers.first()) {
        let help = "number where it is the same everywhere, numbers where only some ABIs have one";
        let problem = Problem::new(key.span.clone(), "number and numbers", "either this", help);
        problems.push(problem.with(span.clone(), "or this"));
    }
    let is_private = entry.since.is_none();
    let is_for_a_module = matches!(entry.module, Some((true, _)));
    if let Some((number, span)) = &entry.number {
        if is_private {
            private(*number, span, problems);
        } else {
            upstream(*number, span, problems);
        }
        return (problems.len() == before).then_some(Numbers::Unified(*number));
    }
    if ["number", "numbers"].iter().any(|key| entry.mistyped.contains(key)) {
        return None;
    }
    if entry.numbers.is_empty() {
        let message = format!("{} has no number", entry.name.value);
        let help = "numbers = { x86_64 = 900 }, or number = 900 for the same on every ABI";
        problems.push(Problem::new(entry.name.span.clone(), message, "this call", help));
        return None;
    }
    for (key, row, span) in &entry.numbers {
        match Abi::named(&key.value) {
            None if EVERY_ABI.contains(&key.value.as_str()) => problems.push(every_abi(key, *row)),
            None => problems.push(unknown_abi(key)),
            Some(abi) if is_for_a_module && is_private && is_hole(abi.name, *row) => {}
            Some(abi) if is_private => private(unshifted(*row, abi), span, problems),
            Some(_) => upstream(*row, span, problems),
        }
    }
    let numbers = entry.numbers.iter().filter_map(|(key, row, _)| Some((Abi::named(&key.value)?.name, *row)));
    (problems.len() == before).then(|| Numbers::ByAbi(numbers.collect()))
}

/// What tables of the kernel's, and people, call all ABIs.
const EVERY_ABI: [&str; 7] = ["common", "all", "any", "default", "every", "generic", "others"];

fn every_abi(key: &Text, row: u32) -> Problem {
    let message = format!("{} is not an ABI", key.value);
    let help = format!("number = {row}, the same on every ABI, instead of numbers");
    Problem::new(key.span.clone(), message, "a key of numbers is one ABI", help)
}

pub fn unknown_abi(key: &Text) -> Problem {
    let names = ABIS.iter().map(|abi| abi.name);
    let help = match alias(&key.value).or_else(|| nearest(&key.value, names.clone())) {
        Some(known) => known.to_owned(),
        None => format!("one of {}", names.collect::<Vec<_>>().join(", ")),
    };
    let message = format!("unknown ABI {}", key.value);
    Problem::new(key.span.clone(), message, "no such row in table/src/abi.rs", help)
}

/// What others call an ABI.
fn alias(name: &str) -> Option<&'static str> {
    Some(match name {
        "aarch64" => "arm64",
        "amd64" | "x86-64" | "x64" | "64" => "x86_64",
        "x86" | "i686" | "i586" | "ia32" | "32" => "i386",
        "armhf" | "armv7" | "armel" | "eabi" => "arm",
        "ppc64" | "ppc64le" | "powerpc64le" => "powerpc64",
        "ppc" => "powerpc",
        "riscv" => "riscv64",
        "loongarch" => "loongarch64",
        "mips" | "o32" => "mips_o32",
        "mips64" | "n64" | "mips64el" => "mips_n64",
        "n32" => "mips_n32",
        "hppa" => "parisc",
        "or1k" => "openrisc",
        _ => return None,
    })
}

/// A private number of an ABI whose unified numbers are shifted, without the shift.
fn unshifted(row: u32, abi: &Abi) -> u32 {
    match abi.offset {
        Offset::Unified(shift) => row.saturating_sub(shift),
        _ => row,
    }
}

fn private(number: u32, span: &Span, problems: &mut Vec<Problem>) {
    let (message, label) = match number {
        _ if number <= NEWEST_UPSTREAM => (
            format!("{number} is a number of upstream Linux"),
            "another call has it; for that call, add `since`, the first kernel that has it",
        ),
        ..=511 => (format!("{number} is reserved for upstream"), "new calls get the numbers up to 511, a few a year"),
        512..=547 => (format!("{number} is in x32's range"), "x86-64 keeps 512 to 547 for x32, no new calls there"),
        548..=999 => return,
        _ => (
            format!("{number} is beyond MIPS' windows"),
            "each MIPS ABI has 1000 numbers; a table's number is without 4000, 5000 or 6000, and without x32's bit",
        ),
    };
    problems.push(Problem::new(span.clone(), message, label, PRIVATE_HELP));
}

fn upstream(number: u32, span: &Span, problems: &mut Vec<Problem>) {
    if number >= 1000 {
        let label = "a table's number is without MIPS' 4000, 5000 or 6000, and without x32's bit";
        let message = format!("{number} is not a number of a kernel table");
        problems.push(Problem::new(span.clone(), message, label, "the number as in arch/*/kernel/syscalls/*.tbl"));
    }
}

pub fn no_two_alike(calls: &[&Call], problems: &mut Vec<Problem>) {
    let mut told: HashSet<(&str, &str)> = HashSet::new();
    for abi in &ABIS {
        let mut first: HashMap<u32, &Call> = HashMap::new();
        for call in calls {
            let Some(row) = call.numbers.row(abi) else { continue };
            let Some(other) = first.insert(row, call) else { continue };
            if call.name == other.name || !told.insert((&call.name, &other.name)) {
                continue;
            }
            let message = format!("{} and {} both have number {row} on {}", other.name, call.name, abi.name);
            let problem = Problem::new(call.span.clone(), message, "this call", "another number for one of them");
            problems.push(problem.with(other.span.clone(), "and this one"));
        }
    }
}
