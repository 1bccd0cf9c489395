//! Kernel arguments that the C function does not have.

use std::collections::BTreeMap;

use crate::abi::Abi;
use crate::call::{Constant, Kind, bare};
use crate::check::matching::{SCALAR_HELP, SCALAR_LABEL};
use crate::check::numbers::unknown_abi;
use crate::check::side::Side;
use crate::diagnostic::Problem;
use crate::entry::Entry;
use crate::nearest::nearest;
use crate::toml_text::{self, EVERYWHERE_ELSE, Text};

pub fn read(entry: &Entry, kind: Kind, kernel: &Side, c: &Side, problems: &mut Vec<Problem>) -> Vec<Constant> {
    if let (Kind::Packed | Kind::HandWritten, Some((name, _))) = (kind, entry.constants.first()) {
        let label = "the kernel gets a struct and its size, nothing else";
        let help = "a parameter of the C function, or no pack";
        problems.push(Problem::new(name.span.clone(), "constants and pack don't go together", label, help));
        return Vec::new();
    }
    for (name, values) in &entry.constants {
        match kernel.parameters().iter().find(|parameter| bare(&parameter.name) == bare(&name.value)) {
            None => problems.push(no_such_parameter(kernel, name)),
            Some(parameter) => match parameter.ty.scalar() {
                None => {
                    let message = format!("{} is not a scalar", parameter.name);
                    problems.push(kernel.problem(parameter, message, SCALAR_LABEL, SCALAR_HELP));
                }
                Some((width, _)) => problems.extend(too_wide(name, values, width.bits(32))),
            },
        }
        if let Some(parameter) = c.parameters().iter().find(|c| bare(&c.name) == bare(&name.value)) {
            let message = format!("{} is a C parameter and a constant", parameter.name);
            let help = "one of the two: what C passes is not a constant";
            problems.push(Problem::new(name.span.clone(), message, "the C function has it already", help));
        }
    }
    entry.constants.iter().map(|(name, values)| constant(name, values, problems)).collect()
}

/// The library's own, which only functions of its own have: a system call's are the kernel's.
pub fn defines(entry: &Entry, kind: Kind, problems: &mut Vec<Problem>) -> Vec<(String, u32)> {
    for (name, _, span) in &entry.defines {
        let is_macro = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
        if kind != Kind::HandWritten {
            let (label, help) =
                ("for functions written in splork's own sources", "NAME.h beside the table, with the #define");
            problems.push(Problem::new(span.clone(), "defines are for the library's own functions", label, help));
        } else if !name.value.starts_with("SPLORK_") || !name.value.chars().all(is_macro) {
            let label = "the library's macros begin with SPLORK_ and have no lower-case letters";
            problems.push(Problem::new(
                name.span.clone(),
                "not a name for a constant of splork",
                label,
                "SPLORK_NAME = 1",
            ));
        }
    }
    entry.defines.iter().map(|(name, value, _)| (name.value.clone(), *value)).collect()
}

fn no_such_parameter(kernel: &Side, name: &Text) -> Problem {
    let names: Vec<&str> = kernel.parameters().iter().map(|parameter| parameter.name.as_str()).collect();
    let help = match nearest(&name.value, names.iter().copied()) {
        Some(known) => known.to_owned(),
        None if names.is_empty() => "no constants: the kernel takes no argument".to_owned(),
        None => format!("one of {}", names.join(", ")),
    };
    let message = format!("the kernel has no parameter {}", name.value);
    Problem::new(name.span.clone(), message, "a constant for none of its arguments", help)
}

/// A value that its register would hold, but the kernel's type would not, on some ABI.
fn too_wide(name: &Text, values: &toml_text::Constant, bits: u32) -> Option<Problem> {
    let fits = |value: i64| bits == 64 || (-(1 << (bits - 1))..1 << bits).contains(&value);
    let (_, value, span) = values.iter().find(|(_, value, _)| !fits(*value))?;
    let message = format!("{value} does not fit {}", name.value);
    let label = format!("the kernel's type has {bits} bits, perhaps on 32-bit ABIs only");
    Some(Problem::new(span.clone(), message, label, "a value of no more bits"))
}

fn constant(name: &Text, values: &toml_text::Constant, problems: &mut Vec<Problem>) -> Constant {
    let mut by_abi = BTreeMap::new();
    let mut others = None;
    for (abi, value, _) in values {
        match Abi::named(&abi.value) {
            Some(abi) => {
                by_abi.insert(abi.name, *value);
            }
            None if abi.value == EVERYWHERE_ELSE => others = Some(*value),
            None => problems.push(unknown_abi(abi)),
        }
    }
    if others.is_none() {
        let message = format!("{} has no value for the other ABIs", name.value);
        let help = format!("{} = {{ {EVERYWHERE_ELSE} = 8, mips_o32 = 16 }}", name.value);
        problems.push(Problem::new(name.span.clone(), message, "which value on the others?", help));
    }
    Constant { name: name.value.clone(), others: others.unwrap_or_default(), by_abi }
}
