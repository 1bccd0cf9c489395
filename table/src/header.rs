//! Prints the C headers: one for each family, and what SPLORK_INLINE needs.

mod inline;
mod inline_call;
mod libc;
mod name;
pub(crate) mod number;
mod opaque;
mod prototype;
mod standalone;
mod time;
mod types;

use std::collections::BTreeSet;

use crate::call::{Call, Kind};
use crate::rust;
use crate::table::{Family, Table};
use prototype::{Exports, Prototype};

/// A header file.
#[derive(Debug)]
pub struct Header {
    /// Below the include directory.
    pub path: String,
    pub text: String,
}

/// All headers of a table, in the order of its families.
pub fn print(table: &Table) -> Result<Vec<Header>, String> {
    // Every ABI has the same prototypes, so it does not matter that this prints for none.
    let exports = prototype::read(&rust::print(table, None))?;
    let mut headers =
        table.families.iter().map(|family| family_header(family, &exports)).collect::<Result<Vec<_>, _>>()?;
    headers.push(Header { path: "splork/inline.h".to_owned(), text: inline::print() });
    headers.extend(all_header(table));
    Ok(headers)
}

/// The calls of a table as one header that needs neither library nor other headers of ours.
pub fn standalone(table: &Table) -> Result<String, String> {
    let all = print(table)?;
    let paths: Vec<String> = table.families.iter().map(Family::header).collect();
    let families: Vec<&Header> = all.iter().filter(|header| paths.contains(&header.path)).collect();
    standalone::joined(&families, &all)
}

/// splork/all.h goes with the library's own tables; another table's headers do not replace it.
fn all_header(table: &Table) -> Option<Header> {
    let mut paths: Vec<String> = table.families.iter().map(Family::header).collect();
    paths.sort();
    let text = paths.iter().map(|path| format!("#include <{path}>\n")).collect::<String>();
    paths.iter().any(|path| path == "splork.h").then(|| Header {
        path: "splork/all.h".to_owned(),
        text: format!(
            "/* <splork/all.h> - generated from all tables by \"splork header\" (make header); do not edit. */\n\
             #ifndef SPLORK_ALL_H\n#define SPLORK_ALL_H\n\n{text}\n#endif\n"
        ),
    })
}

fn family_header(family: &Family, exports: &Exports) -> Result<Header, String> {
    let name = &family.name;
    let path = family.header();
    let guard = if name == "splork" { "SPLORK_H".to_owned() } else { format!("SPLORK_{}_H", name.to_uppercase()) };
    let mut text = format!(
        "/* <{path}> - generated from {name}.toml by \"splork header\" (make header); do not edit. */\n\
         #ifndef {guard}\n#define {guard}\n\n\
         #include <stddef.h>\n#include <stdint.h>\n#include <sys/syscall.h>\n#include <sys/types.h>\n"
    );
    text += &includes(&family.calls);
    text += &libc::guards(&family.calls);
    text += &types::print(family);
    text += time::kernel_struct(&family.calls);
    text += &opaque::macros(&family.calls);
    text += "\n#ifdef __cplusplus\nextern \"C\" {\n#endif\n\n";
    let mut inline = String::new();
    for call in &family.calls {
        let prototype = exports.get(&call.symbol())?;
        text += &block(call, prototype);
        inline += &inline_function(call, prototype);
    }
    if family.calls.iter().any(|call| call.kind == Kind::HandWritten) {
        text += &own_functions(exports)?;
        inline += &own_inline_functions(exports)?;
    }
    text += "/* Without the library: the same functions, with the system call in place. */\n";
    text +=
        &format!("#ifdef SPLORK_INLINE\n# include <splork/inline.h>\n# pragma GCC system_header\n\n{inline}#endif\n\n");
    for call in &family.calls {
        if let Some(conversion) = time::conversion(call, exports.get(&call.symbol())?) {
            text += &where_declarable(call, conversion);
        }
    }
    text += "#ifdef __cplusplus\n}\n#endif\n\n#endif\n";
    Ok(Header { path, text })
}

/// Headers that prototypes need, where they can be had.
fn includes(calls: &[Call]) -> String {
    let mut text = String::new();
    for include in calls.iter().filter_map(|call| call.include.as_deref()).collect::<BTreeSet<_>>() {
        let has = has_include(include);
        text += &format!(
            "#ifdef __has_include\n# if __has_include(<{include}>)\n#  define {has}\n# endif\n\
             #else\n# define {has}\n#endif\n#ifdef {has}\n# include <{include}>\n#endif\n"
        );
    }
    text
}

fn has_include(include: &str) -> String {
    format!("SPLORK_HAS_{}", include.replace(['/', '.', '-'], "_"))
}

/// One call: documentation, number, types, prototype.
fn block(call: &Call, prototype: &Prototype) -> String {
    let mut text = prototype.doc.clone();
    text += &number::ladder(call);
    let mut declarations = String::new();
    if let Some(ty) = call.packed_struct() {
        declarations += &packed_struct(call, &ty.c(""));
    }
    declarations += &forward_declarations(call);
    let declared = time::either(call, prototype, |name, prototype| {
        format!("{}{};\n", declared("", name, call, prototype), name::label(call, name))
    });
    declarations += &format!("#ifndef SPLORK_INLINE\n{declared}#endif\n");
    text + &where_declarable(call, declarations) + "\n"
}

fn inline_function(call: &Call, prototype: &Prototype) -> String {
    let head =
        |name: &str, prototype: &Prototype| format!("{}\n", declared("static __inline__ ", name, call, prototype));
    let function = time::either(call, prototype, head) + &inline_call::body(call);
    where_declarable(call, function) + "\n"
}

/// Only where libc does not declare the call, and where its types can be had.
fn where_declarable(call: &Call, mut text: String) -> String {
    if let Some(include) = &call.include {
        text = format!("#ifdef {} /* else its types are not to be had */\n{text}#endif\n", has_include(include));
    }
    if call.glibc.is_some() {
        text = format!("#ifndef {}\n{text}#endif\n", libc::has(call));
    }
    text
}

/// The prototype under this name, with what is passed through `...` as a comment.
fn declared(before: &str, name: &str, call: &Call, prototype: &Prototype) -> String {
    match call.variadic_from {
        None => prototype.declaration(before, name, &prototype.parameters),
        Some(from) => {
            let mut parameters = prototype.parameters[..from].to_vec();
            parameters.push(format!("... /* {} */", prototype.parameters[from..].join(", ")));
            prototype.declaration(before, name, &parameters)
        }
    }
}

/// Structs that only pointers go to need no definition here.
fn forward_declarations(call: &Call) -> String {
    use crate::ctype::CType;
    let types = call.c.iter().map(|parameter| &parameter.ty).chain([&call.returns]);
    let tagged = types.flat_map(CType::tags).filter(|ty| matches!(ty, CType::Tagged { .. }));
    let declarations: BTreeSet<String> = tagged.map(|ty| format!("{};\n", ty.c(""))).collect();
    declarations.into_iter().collect()
}

/// What the kernel reads: every field 64 bits wide and 8-aligned, so that it is the same on every ABI.
fn packed_struct(call: &Call, tag: &str) -> String {
    let mut text = format!("{tag} {{\n");
    for parameter in &call.c {
        text += &format!("    uint64_t {} __attribute__((__aligned__(8)));\n", parameter.name);
    }
    text + "};\n"
}

/// The functions that have no number of their own, and the constants that go with them.
fn own_functions(exports: &Exports) -> Result<String, String> {
    let mut text = String::new();
    for (name, value) in &exports.constants {
        text += &format!("#define {name} {value}\n");
    }
    text += "\n";
    for name in inline::OWN_FUNCTIONS {
        let prototype = exports.get(name)?;
        let declared = prototype.declaration("", name, &prototype.parameters);
        text += &format!("{}#ifndef SPLORK_INLINE\n{declared};\n#endif\n\n", prototype.doc);
    }
    Ok(text)
}

fn own_inline_functions(exports: &Exports) -> Result<String, String> {
    let function = |name| {
        let prototype = exports.get(name)?;
        let declared = prototype.declaration("static __inline__ ", name, &prototype.parameters);
        Ok(format!("{declared}\n{}\n", inline::own_body(name)))
    };
    inline::OWN_FUNCTIONS.into_iter().map(function).collect()
}
