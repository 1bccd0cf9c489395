//! What splork.h declares beside the table's calls.

use super::inline;
use super::prototype::Exports;

/// The functions that have no number of their own, and the constants that go with them.
pub fn functions(exports: &Exports) -> Result<String, String> {
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

pub fn inline_functions(exports: &Exports) -> Result<String, String> {
    let function = |name| {
        let prototype = exports.get(name)?;
        let declared = prototype.declaration("static __inline__ ", name, &prototype.parameters);
        Ok(format!("{declared}\n{}\n", inline::own_body(name)))
    };
    inline::OWN_FUNCTIONS.into_iter().map(function).collect()
}
