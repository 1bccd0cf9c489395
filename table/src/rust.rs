//! Prints the Rust that the library is built from.

mod clones;
pub(crate) mod doc;
mod expression;
mod from_stack;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use crate::abi::{Abi, LAST_SIGNAL};
use crate::call::{Call, Kind};
use crate::ctype::{CType, Width};
use crate::decl::Parameter;
use crate::exports::{self, Entry};
use crate::lower;
use crate::table::Table;
use crate::written;
use expression::{expression, identifier, widened};

/// The library's part that depends on the table.
#[derive(Debug)]
pub struct Rust {
    /// Numbers and constants of the hand-written functions.
    pub numbers: String,
    /// Opaque structs, and checks of the hand-written functions.
    pub support: String,
    /// The exported functions, documented, as cbindgen reads them.
    pub functions: String,
    /// The same, to be exported by the architecture's file, without the functions that this file has in assembly.
    exports: String,
    /// What src/preload knows of the calls of kind "clone".
    pub clone_calls: String,
    /// The tags in their types, as C writes them: `struct name`, `enum name`.
    pub tags: BTreeSet<String>,
}

impl Rust {
    pub fn calls(&self) -> String {
        format!("{}\n{}", self.support, self.exports)
    }
}

/// Prints all calls for one ABI; without one, or without a number on it, a call fails with ENOTSUP.
pub fn print(table: &Table, abi: Option<&Abi>) -> Rust {
    let mut support = tags(table);
    let (mut functions, mut exports) = (String::new(), String::new());
    for export in exports::list(table) {
        let Some(call) = export.call else { continue };
        if call.kind == Kind::HandWritten {
            support += &held_to_the_table(call);
        }
        let function = function(table, call, abi);
        writeln!(functions, "#[unsafe(no_mangle)]\n{function}").expect("a String takes all");
        if export.entry == Entry::Compiled {
            let words = from_stack::words(call, abi).unwrap_or_default();
            writeln!(exports, "arch::export! {{\n{function}{words}\n}}\n").expect("a String takes all");
        }
    }
    let (numbers, clone_calls) = (numbers(table, abi), clones::print(table, abi));
    Rust { numbers, support, functions, exports, clone_calls, tags: table.calls().flat_map(c_tags).collect() }
}

fn c_tags(call: &Call) -> Vec<String> {
    let types = call.c.iter().map(|parameter| &parameter.ty).chain([&call.returns]);
    types.flat_map(CType::tags).filter_map(CType::tag).collect()
}

/// What the code of the hand-written functions and of the settings goes by.
fn numbers(table: &Table, abi: Option<&Abi>) -> String {
    let (last_signal, sigstkflt) = abi.map_or((LAST_SIGNAL, None), |abi| (abi.last_signal, abi.sigstkflt));
    let mut text = format!(
        "/// The kernel's _NSIG.\npub const LAST_SIGNAL: u64 = {last_signal};\n\
         #[allow(dead_code)] // the settings alone name signals\n\
         pub const SIGSTKFLT: Option<core::ffi::c_int> = {sigstkflt:?};\n"
    );
    for call in table.calls().filter(|call| call.kind == Kind::HandWritten) {
        for (name, value) in &call.defines {
            writeln!(text, "pub const {name}: core::ffi::c_uint = {value};").expect("a String takes all");
        }
        if call.is_system_call() {
            let number = abi.and_then(|abi| call.numbers.nr(abi));
            writeln!(text, "pub const {}: Option<usize> = {number:?};", call.name).expect("a String takes all");
        }
    }
    let time64 = abi.and_then(written::futex_time64);
    text + &format!("pub const futex_time64: Option<usize> = {time64:?};\n")
}

/// Structs that the library has a type of its own for; src/calls.rs imports them.
const OWN_STRUCTS: [&str; 2] = ["struct_clone_args", "struct_timespec"];

/// Rust types for C's tags: structs are opaque, and enums are int, as in the kernel.
fn tags(table: &Table) -> String {
    let mut text = String::new();
    let mut seen = BTreeMap::new();
    for call in table.calls() {
        let types = call.c.iter().map(|parameter| &parameter.ty).chain([&call.returns]);
        for ty in types.flat_map(CType::tags) {
            let name = ty.rust();
            let item = match ty {
                CType::Enum(_) => format!("pub type {name} = c_uint;\n"),
                _ => format!("#[repr(C)]\npub struct {name} {{\n    _opaque: [u8; 0],\n}}\n"),
            };
            seen.entry(name).or_insert(item);
        }
    }
    for call in table.calls() {
        if let Some(ty) = call.packed_struct() {
            seen.insert(ty.rust(), packed_struct(call, &ty.rust()));
        }
    }
    seen.iter().filter(|(name, _)| !OWN_STRUCTS.contains(&name.as_str())).for_each(|(_, item)| text += item);
    text
}

/// A packed call's struct: every field 64 bits wide and 8-aligned, so that it is the same on every ABI.
fn packed_struct(call: &Call, name: &str) -> String {
    let mut text = format!("#[repr(C, align(8))]\npub struct {name} {{\n");
    for parameter in &call.c {
        writeln!(text, "    {}: u64,", identifier(&parameter.name)).expect("a String takes all");
    }
    text + "}\n"
}

/// Holds the hand-written function to the table's prototype: a difference does not compile.
fn held_to_the_table(call: &Call) -> String {
    let parameters: Vec<String> = call.c.iter().map(|parameter| parameter.ty.rust()).collect();
    let (symbol, parameters) = (call.symbol(), parameters.join(", "));
    let returns = call.returns.rust();
    format!("const _: unsafe extern \"C\" fn({parameters}) -> {returns} = written::{symbol};\n")
}

fn function(table: &Table, call: &Call, abi: Option<&Abi>) -> String {
    let mut text = doc::comment(call);
    writeln!(text, "pub unsafe extern \"C\" fn {}({}) -> {} {{", call.symbol(), parameters(call), call.returns.rust())
        .expect("a String takes all");
    text += &match call.kind {
        Kind::Clone => clones::body(table, call, abi),
        Kind::HandWritten => written_body(call),
        _ => body(call, abi),
    };
    text + "}\n"
}

fn written_body(call: &Call) -> String {
    let arguments: Vec<String> = call.c.iter().map(|parameter| identifier(&parameter.name)).collect();
    let call = format!("written::{}({})", call.symbol(), arguments.join(", "));
    format!("    // SAFETY: passed on to the caller.\n    unsafe {{ {call} }}\n")
}

fn parameters(call: &Call) -> String {
    let one = |parameter: &Parameter| format!("{}: {}", identifier(&parameter.name), parameter.ty.rust());
    call.c.iter().map(one).collect::<Vec<_>>().join(", ")
}

fn body(call: &Call, abi: Option<&Abi>) -> String {
    let returns = call.returns.rust();
    let Some((abi, number)) = abi.and_then(|abi| Some((abi, call.numbers.nr(abi)?))) else {
        return format!("    errno::fail(libc::ENOTSUP) as {returns} // no number on this ABI\n");
    };
    let registers: Vec<String> =
        lower::registers(call, abi).iter().map(|register| expression(call, *register)).collect();
    let mut text = String::new();
    if let Some(ty) = call.packed_struct() {
        writeln!(text, "    let packed_ = {} {{", ty.rust()).expect("a String takes all");
        for parameter in &call.c {
            let name = identifier(&parameter.name);
            writeln!(text, "        {name}: {},", widened(&parameter.ty, &name)).expect("a String takes all");
        }
        text += "    };\n";
    }
    let count = registers.len();
    let arguments: String = registers.iter().map(|word| format!(", {word}")).collect();
    text + "    // SAFETY: the caller vouches for the call.\n"
        + &match call.returns.scalar() {
            Some((Width::Bits(32), true)) => {
                format!("    errno::ret_int(unsafe {{ arch::syscall{count}({number}{arguments}) }})\n")
            }
            _ => format!("    errno::ret(unsafe {{ arch::syscall{count}({number}{arguments}) }}) as {returns}\n"),
        }
}
