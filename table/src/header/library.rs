//! The library in C: the inline functions as exported ones, for where Rust has no target, or makes wrong code.

use crate::family::Family;
use crate::header::prototype::{self, Exports};
use crate::header::{inline_call, time, where_declarable};
use crate::rust;
use crate::table::Table;

/// One C file. Its headers are those of the table. With SPLORK_SHARED it has what only the shared library has.
pub fn library(table: &Table) -> Result<String, String> {
    let exports = prototype::read(&rust::print(table, None))?;
    let mut text = String::from(
        "/* libsplork in C - generated from all tables by \"splork header --library\"; do not edit.\n \
         * Where Rust makes the library, it makes another one. */\n\
         #define _GNU_SOURCE\n#define SPLORK_NO_NAMES /* libc may declare some */\n\n\
         #include <stdlib.h>\n#include <string.h>\n#include <sys/uio.h>\n#include <unistd.h>\n\n",
    );
    text += &table.families.iter().map(|family| format!("#include <{}>\n", family.header())).collect::<String>();
    text += "#include <splork/inline.h>\n\n";
    text += include_str!("../inline/library.h");
    for family in &table.families {
        text += &functions(family, &exports)?;
    }
    Ok(text)
}

/// The header declares them, and may have given them another symbol.
fn functions(family: &Family, exports: &Exports) -> Result<String, String> {
    let mut text = String::new();
    for call in &family.calls {
        let head = time::either(call, &exports.of(call)?, |name, prototype| {
            format!("{}\n", prototype.declared("", name, call))
        });
        text += &format!("\n{}", where_declarable(call, head + &inline_call::body(call)));
    }
    Ok(text)
}
