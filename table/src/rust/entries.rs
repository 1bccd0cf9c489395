//! The exported names that are not the compiled function's own: assembly stands before it, or is all of it.

use std::fmt::Write;

use crate::abi::Abi;
use crate::exports::{self, Entry, Export};
use crate::table::Table;

/// C's prototype of glibc's two, as the kinds of call have theirs in the table.
const CLONE_TYPE: &str = "unsafe extern \"C\" fn(Option<crate::ChildFn>, *mut c_void, c_int, *mut c_void, *mut pid_t, \
    *mut c_void, *mut pid_t) -> c_int";

pub fn print(table: &Table, abi: Option<&Abi>) -> String {
    let mut text = String::new();
    for export in exports::list(table, abi) {
        let function = function(&export);
        if export.call.is_none() {
            writeln!(text, "const _: {CLONE_TYPE} = {function};").expect("a String takes all");
        }
        match export.entry {
            Entry::Compiled if export.call.is_none() => text += &compiled_clone(&export),
            Entry::Compiled => {} // src/calls.rs exports it
            Entry::LandingPad => {
                text += only_shared(&export);
                let symbol = &export.symbol;
                writeln!(text, "crate::arch::entry!(#[unsafe(no_mangle)] {symbol} = {function});")
                    .expect("a String takes all");
            }
            Entry::Assembly => text += &assembly(&export),
        }
    }
    text
}

/// What the compiler makes, by its path.
fn function(export: &Export) -> String {
    let module = if export.call.is_some() { "calls" } else { "clone" };
    format!("crate::{module}::{}", if export.call.is_some() { &export.symbol } else { "clone" })
}

fn only_shared(export: &Export) -> &'static str {
    if export.is_in_archive() { "" } else { "#[cfg(feature = \"preload\")]\n" }
}

fn compiled_clone(export: &Export) -> String {
    format!(
        "{}#[unsafe(no_mangle)]\n\
         pub unsafe extern \"C\" fn {}(\n    r#fn: Option<crate::ChildFn>,\n    stack: *mut c_void,\n    flags: c_int,\n    \
         arg: *mut c_void,\n    parent_tid: *mut pid_t,\n    tls: *mut c_void,\n    child_tid: *mut pid_t,\n) -> c_int {{\n    \
         // SAFETY: passed on to the caller.\n    \
         unsafe {{ crate::clone::clone(r#fn, stack, flags, arg, parent_tid, tls, child_tid) }}\n}}\n",
        only_shared(export),
        export.symbol
    )
}

/// Where there are settings the compiled function goes on with them.
fn assembly(export: &Export) -> String {
    let symbol = &export.symbol;
    let name = if export.call.is_some() { "direct_clone3" } else { "direct_clone" };
    let entry = |with: &str| format!("crate::arch::{name}!(#[unsafe(no_mangle)] {symbol}{with});\n");
    let asked = format!(", where crate::preload::SETTINGS_ACTIVE: {}", function(export));
    let mut text = format!("#[cfg(feature = \"preload\")]\n{}", entry(&asked));
    if export.is_in_archive() {
        text += &format!("#[cfg(not(feature = \"preload\"))]\n{}", entry(""));
    }
    text
}
