//! `siginfo_t` and `sigset_t`: signal.h has them unless it is asked for strict C.

use crate::call::Call;
use crate::ctype::CType;

/// What stands for the type in our headers: itself or void.
pub fn type_macro(typedef: &str) -> String {
    format!("SPLORK_{}", typedef.to_uppercase())
}

/// The macros of the types that a family's calls take. Both libcs define each macro where they define the type.
pub fn macros(calls: &[Call]) -> String {
    let mut text = String::new();
    for (typedef, known_by) in [("siginfo_t", "SI_QUEUE"), ("sigset_t", "SIG_BLOCK")] {
        let types = calls.iter().flat_map(|call| &call.c).flat_map(|parameter| parameter.ty.tags());
        if types.into_iter().any(|ty| *ty == CType::Typedef(typedef)) {
            let name = type_macro(typedef);
            text += &format!(
                "\n#include <signal.h>\n#ifndef {name}\n# ifdef {known_by}\n#  define {name} {typedef}\n\
                 # else /* strict C */\n#  define {name} void\n# endif\n#endif\n"
            );
        }
    }
    text
}
