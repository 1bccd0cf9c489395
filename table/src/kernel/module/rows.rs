//! splork_calls.h: which numbers lead to which functions, by architecture.

use crate::abi::Abi;
use crate::call::Call;
use crate::kernel::compat::needs_compat;

/// An ABI that a module can answer, and what the functions for it are called before the call's name.
struct Answered {
    abi: &'static str,
    native: &'static str,
    compat: &'static str,
}

const X86_64: Answered = Answered { abi: "x86_64", native: "__x64_sys_", compat: "__x64_compat_sys_" };
const I386: Answered = Answered { abi: "i386", native: "__ia32_sys_", compat: "__ia32_compat_sys_" };
const ARM64: Answered = Answered { abi: "arm64", native: "__arm64_sys_", compat: "__arm64_compat_sys_" };

pub fn header(calls: &[&Call], clones: &[&str]) -> String {
    let names: Vec<&str> = calls.iter().map(|call| call.name.as_str()).collect();
    let clones = match clones {
        [] => String::new(),
        _ => format!(
            "/* Sources with what a child is born with. */\n{}\n",
            list("SPLORK_CLONES", "CLONE", &of_each(clones))
        ),
    };
    format!(
        "/* SPDX-License-Identifier: GPL-2.0-only */\n\
         /* splork_calls.h - written by \"splork kernel --module\" from the tables; not to be edited. */\n\
         #ifndef SPLORK_CALLS_H\n#define SPLORK_CALLS_H\n\n\
         /* A number, and the function that it leads to: from programs of the kernel's own width, and of 32 bits. */\n\
         #if defined(CONFIG_X86_64)\n{}#ifdef CONFIG_IA32_EMULATION\n{}#else\n{}#endif\n\
         #elif defined(CONFIG_ARM64)\n{}{}\
         #else\n#error \"a module can answer calls on x86-64 and arm64 only\"\n#endif\n\n\
         {clones}#define SPLORK_NAMES \"{}\"\n\n#endif\n",
        rows(calls, &X86_64, "SPLORK_CALLS"),
        rows(calls, &I386, "SPLORK_CALLS_32"),
        list("SPLORK_CALLS_32", "CALL", &[]),
        rows(calls, &ARM64, "SPLORK_CALLS"),
        list("SPLORK_CALLS_32", "CALL", &[]),
        names.join(", ")
    )
}

fn of_each(families: &[&str]) -> Vec<String> {
    families.iter().map(|family| format!("({family})")).collect()
}

fn number(call: &Call, abi: &str) -> Option<u32> {
    call.numbers.row(Abi::named(abi).expect("it has a row"))
}

fn rows(calls: &[&Call], answered: &Answered, name: &str) -> String {
    let is_narrow = answered.abi == I386.abi;
    let row = |call: &&Call| {
        let before = if is_narrow && needs_compat(call) { answered.compat } else { answered.native };
        Some(format!("({}, {before}{})", number(call, answered.abi)?, call.name))
    };
    let rows: Vec<String> = calls.iter().filter_map(row).collect();
    if rows.is_empty() && !is_narrow {
        let why = format!("none of the tables' calls has a number for {}", answered.abi);
        return format!(
            "#error \"{why}: write the module again, with splork kernel --module DIR TABLES --numbers 400\"\n"
        );
    }
    list(name, "CALL", &rows)
}

/// A macro that hands each of these to another one.
fn list(name: &str, each: &str, of: &[String]) -> String {
    let rows: String = of.iter().map(|row| format!(" \\\n\t{each}{row}")).collect();
    format!("#define {name}({each}){rows}\n")
}

/// What the module does not answer.
pub fn note(call: &Call) -> Option<String> {
    let answered = [&X86_64, &I386, &ARM64];
    let (with, without): (Vec<&str>, Vec<&str>) =
        answered.iter().map(|answered| answered.abi).partition(|abi| number(call, abi).is_some());
    let name = &call.name;
    match (with.is_empty(), without.is_empty()) {
        (_, true) => None,
        (true, _) => Some(format!(
            "{name}: never answered: it has no number for x86_64, i386 or arm64; --numbers 400 gives it some"
        )),
        (..) => Some(format!("{name}: answered on {}; it has no number for {}", with.join(", "), without.join(", "))),
    }
}
