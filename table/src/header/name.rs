//! The names that C programs call: NAME, and under SPLORK_NO_NAMES splork_NAME for the calls of upstream Linux. A call of
//! one's own has one name.

use crate::call::Call;

/// What declares or defines the call, under the name that the program wants.
pub fn either(call: &Call, one: impl Fn(&str) -> String) -> String {
    let plain = one(&call.name);
    if call.symbol() == call.name {
        return plain;
    }
    format!("# ifdef SPLORK_NO_NAMES\n{}# else\n{plain}# endif\n", one(&call.symbol()))
}

/// What makes a declaration of this name one of the library's function.
pub fn label(call: &Call, name: &str) -> String {
    if name == call.symbol() { String::new() } else { format!(" __asm__(\"{}\")", call.symbol()) }
}
