//! Prints the C headers: one for each family, and what SPLORK_INLINE needs.

mod inline;
mod inline_call;
mod libc;
mod library;
mod name;
pub(crate) mod number;
mod prototype;
mod stand_in;
mod standalone;
mod time;
mod types;

use std::collections::BTreeSet;

use crate::call::Call;
use crate::family::Family;
use crate::rust;
use crate::table::Table;
pub use library::library;
use prototype::{Exports, Prototype};
pub use standalone::{Part, standalone};

/// A header file.
#[derive(Debug)]
pub struct Header {
    /// Below the include directory.
    pub path: String,
    pub text: String,
}

/// All headers of a table, in the order of its families.
pub fn print(table: &Table) -> Result<Vec<Header>, String> {
    // Prototypes are the same on every ABI, so no ABI need be given here.
    let exports = prototype::read(&rust::print(table, None))?;
    let mut headers =
        table.families.iter().map(|family| family_header(family, &exports)).collect::<Result<Vec<_>, _>>()?;
    headers.push(Header { path: "splork/inline.h".to_owned(), text: inline::print() });
    headers.extend(all_header(table));
    Ok(headers)
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
    let guard = if family.name == "splork" {
        "SPLORK_H".to_owned()
    } else {
        format!("SPLORK_{}_H", family.name.to_uppercase())
    };
    let text = family_text(family, &guard, exports)?;
    Ok(Header { path: family.header(), text })
}

fn family_text(family: &Family, guard: &str, exports: &Exports) -> Result<String, String> {
    let (name, path) = (&family.name, family.header());
    let mut text = format!(
        "/* <{path}> - generated from {name}.toml by \"splork header\" (make header); do not edit. */\n\
         #ifndef {guard}\n#define {guard}\n\n\
         #include <stddef.h>\n#include <stdint.h>\n#include <sys/syscall.h>\n#include <sys/types.h>\n"
    );
    text += &includes(&family.calls);
    text += &libc::guards(&family.calls);
    text += &types::print(family);
    text += time::kernel_struct(&family.calls);
    let body = body(family, exports)?;
    text += &stand_in::macros(&body);
    text += "\n#ifdef __cplusplus\nextern \"C\" {\n#endif\n\n";
    Ok(text + &body + "#ifdef __cplusplus\n}\n#endif\n\n#endif\n")
}

/// What is declared and defined.
fn body(family: &Family, exports: &Exports) -> Result<String, String> {
    let mut text = String::new();
    let mut inline = String::new();
    for call in &family.calls {
        let prototype = exports.of(call)?;
        text += &block(call, &prototype);
        inline += &inline_function(call, &prototype);
    }
    text += "/* Without the library: the same functions, as inline functions. */\n";
    text +=
        &format!("#ifdef SPLORK_INLINE\n# include <splork/inline.h>\n# pragma GCC system_header\n\n{inline}#endif\n\n");
    for call in &family.calls {
        if let Some(conversion) = time::conversion(call, &exports.of(call)?) {
            text += &where_declarable(call, conversion);
        }
    }
    Ok(text)
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
    if call.is_system_call() {
        text += &number::ladder(call);
    }
    text += &call.defines.iter().map(|(name, value)| format!("#define {name} {value}\n")).collect::<String>();
    let mut declarations = String::new();
    if let Some(ty) = call.packed_struct() {
        declarations += &packed_struct(call, &ty.c(""));
    }
    declarations += &forward_declarations(call);
    let declared = time::either(call, prototype, |name, prototype| {
        format!("{}{};\n", prototype.declared("", name, call), name::label(call, name))
    });
    declarations += &format!("#ifndef SPLORK_INLINE\n{declared}#endif\n");
    text + &where_declarable(call, declarations) + "\n"
}

fn inline_function(call: &Call, prototype: &Prototype) -> String {
    let head =
        |name: &str, prototype: &Prototype| format!("{}\n", prototype.declared("static __inline__ ", name, call));
    let function = time::either(call, prototype, head) + &inline_call::body(call);
    where_declarable(call, function) + "\n"
}

/// Only where libc does not declare the call, and where its types can be had.
fn where_declarable(call: &Call, mut text: String) -> String {
    if let Some(include) = &call.include {
        text =
            format!("#ifdef {} /* without this header its types are unknown */\n{text}#endif\n", has_include(include));
    }
    if call.glibc.is_some() {
        text = format!("#ifndef {}\n{text}#endif\n", libc::has(call));
    }
    text
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
