//! The calls of kind "clone": their functions, and what SPLORK_CLONE and SPLORK_TRACE know of them
//! (src/preload/clone_call.rs).

use std::fmt::Write;

use crate::abi::Abi;
use crate::call::{Call, Kind};
use crate::clone_words;
use crate::lower;
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
        lower::registers(call, abi).iter().map(|word| format!("({}) as Word", expression(call, *word))).collect();
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
    let extras = |call| abi.map(|abi| clone_words::extras(call, abi)).unwrap_or_default();
    let others = all(table).flat_map(extras).map(|extra| extra.name.len());
    let longest = all(table).map(|call| call.name.len()).chain(others).max().unwrap_or(1);
    let mut text =
        format!("/// The length of the names, zeros at their ends included.\npub const NAME: usize = {longest};\n");
    let padded = |name: &str| format!("*b\"{name}{}\"", "\\0".repeat(longest - name.len()));
    writeln!(text, "pub static CLONE_CALLS: [CloneCall; {}] = [", all(table).count()).expect("a String takes all");
    for call in all(table) {
        let number = abi.and_then(|abi| call.numbers.nr(abi));
        let words = abi.map(|abi| clone_words::words(call, abi)).unwrap_or_default();
        let mut slots: Vec<String> = words.iter().map(|word| format!("ArgSlot::{word}")).collect();
        slots.resize(6, "ArgSlot::Nothing".to_owned());
        let mut own: Vec<String> = extras(call)
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
