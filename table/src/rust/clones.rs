//! The calls of kind "clone": their functions, and what SPLORK_CLONE and SPLORK_TRACE know of them
//! (src/preload/clone_call.rs).

use std::fmt::Write;

use crate::abi::Abi;
use crate::call::{Call, Kind, bare};
use crate::lower::{self, Register};
use crate::table::Table;

use super::expression::{expression, identifier};

fn all(table: &Table) -> impl Iterator<Item = &Call> {
    table.calls().filter(|call| call.kind == Kind::Clone)
}

/// The exported function's.
pub fn body(table: &Table, call: &Call, abi: Option<&Abi>) -> String {
    let returns = call.returns.rust();
    let Some((abi, number)) = abi.and_then(|abi| Some((abi, call.numbers.nr(abi)?))) else {
        return format!("    errno::fail(libc::ENOTSUP) as {returns} // no number on this ABI\n");
    };
    let mut words: Vec<String> =
        lower::registers(call, abi).iter().map(|word| format!("({}) as c_long", expression(call, *word))).collect();
    words.resize(6, "0".to_owned());
    let name = |wanted: &str| {
        let index = call.parameter(wanted).expect("the checker saw it");
        identifier(&call.c[index].name)
    };
    let (function, stack, arg) = (name("fn"), name("stack"), name("arg"));
    let index = all(table).position(|other| other.name == call.name).expect("it is one of them");
    // `stack` inside the closure is the rounded one.
    format!(
        "    // SAFETY: the caller vouches for the call.\n    \
         unsafe {{ clone::on_stack(Some({index}), {number}, {function}, {stack}, {arg}, |{stack}| [{}]) as {returns} }}\n",
        words.join(", ")
    )
}

/// The table of all.
pub fn print(table: &Table, abi: Option<&Abi>) -> String {
    let others = all(table).flat_map(|call| extras(call, abi)).map(|extra| extra.name.len());
    let longest = all(table).map(|call| call.name.len()).chain(others).max().unwrap_or(1);
    let mut text =
        format!("/// The length of the names, zeros at their ends included.\npub const NAME: usize = {longest};\n");
    let padded = |name: &str| format!("*b\"{name}{}\"", "\\0".repeat(longest - name.len()));
    writeln!(text, "pub static CLONE_CALLS: [CloneCall; {}] = [", all(table).count()).expect("a String takes all");
    for call in all(table) {
        let number = abi.and_then(|abi| call.numbers.nr(abi));
        let mut slots: Vec<String> = abi.map(|abi| slots(call, abi)).unwrap_or_default();
        slots.resize(6, "ArgSlot::Nothing".to_owned());
        let mut own: Vec<String> = extras(call, abi)
            .iter()
            .map(|extra| {
                let (name, bits, is_signed) = (padded(&extra.name), extra.bits, extra.is_signed);
                format!("Some(ExtraParam {{ name: {name}, bits: {bits}, is_signed: {is_signed} }})")
            })
            .collect();
        own.resize(4, "None".to_owned());
        writeln!(
            text,
            "    CloneCall {{\n        name: {},\n        number: {number:?},\n        slots: [{}],\n        extras: [{}],\n    }},",
            padded(&call.name),
            slots.join(", "),
            own.join(", ")
        )
        .expect("a String takes all");
    }
    text + "];\n"
}

/// What clone has too, by the names that the C parameters have, and Rust's word for each.
const CLONES: [(&str, &str); 5] =
    [("flags", "Flags"), ("stack", "Stack"), ("parent_tid", "ParentTid"), ("child_tid", "ChildTid"), ("tls", "Tls")];

fn of_clone(call: &Call, index: usize) -> Option<&'static str> {
    CLONES.iter().find(|(name, _)| *name == bare(&call.c[index].name)).map(|(_, word)| *word)
}

/// A parameter that clone does not have.
struct ExtraParam {
    index: usize,
    name: String,
    bits: u32,
    is_signed: bool,
}

fn extras(call: &Call, abi: Option<&Abi>) -> Vec<ExtraParam> {
    let Some(abi) = abi else { return Vec::new() };
    let mut extras: Vec<ExtraParam> = Vec::new();
    for register in lower::registers(call, abi) {
        let (Register::Parameter(index) | Register::ZeroExtended(index) | Register::Low(index) | Register::High(index)) =
            register
        else {
            continue;
        };
        if of_clone(call, index).is_none() && extras.iter().all(|extra| extra.index != index) {
            let (width, is_signed) = call.c[index].ty.scalar().expect("the checker saw that it fits into a register");
            let name = bare(&call.c[index].name).to_owned();
            extras.push(ExtraParam { index, name, bits: width.bits(abi.long_bits()), is_signed });
        }
    }
    extras
}

/// What each of the call's arguments carries.
fn slots(call: &Call, abi: &Abi) -> Vec<String> {
    let extras = extras(call, Some(abi));
    let slot = |index: usize, part: &str| match of_clone(call, index) {
        // All of it is in the lower half.
        Some(_) if part == "High" => "ArgSlot::Nothing".to_owned(),
        Some(name) => format!("ArgSlot::{name}"),
        None => {
            let index = extras.iter().position(|extra| extra.index == index).expect("it is one of them");
            format!("ArgSlot::{part}({index})")
        }
    };
    lower::registers(call, abi)
        .into_iter()
        .map(|of| match of {
            Register::Parameter(index) | Register::ZeroExtended(index) => slot(index, "Extra"),
            Register::Low(index) => slot(index, "Low"),
            Register::High(index) => slot(index, "High"),
            Register::Constant(value) => format!("ArgSlot::Constant({value})"),
            Register::Padding | Register::Struct | Register::StructSize => "ArgSlot::Nothing".to_owned(),
        })
        .collect()
}
