//! `siginfo_t`, `sigset_t` and other structs by a typedef: libc's headers have them unless they are asked for strict C.

use crate::call::Call;
use crate::ctype::CType;

/// What stands for the type in our headers: itself or void.
pub fn type_macro(typedef: &str) -> String {
    format!("SPLORK_{}", typedef.to_uppercase())
}

/// The types, the headers that have them, and macros that both libcs define where they define the type.
const KNOWN_BY: [(&str, &str, &str); 6] = [
    ("siginfo_t", "signal.h", "SI_QUEUE"),
    ("sigset_t", "signal.h", "SIG_BLOCK"),
    ("stack_t", "signal.h", "MINSIGSTKSZ"),
    ("fd_set", "sys/select.h", "FD_ZERO"),
    ("cpu_set_t", "sched.h", "CPU_SETSIZE"),
    ("ucontext_t", "ucontext.h", "SIG_BLOCK"),
];

/// The macros of the types that a family's calls take.
pub fn macros(calls: &[Call]) -> String {
    let mut text = String::new();
    let is_bool = |ty: &CType| matches!(ty, CType::Integer(integer) if integer.c == "bool");
    if calls.iter().flat_map(|call| &call.c).any(|parameter| parameter.ty.parts().into_iter().any(is_bool)) {
        text += "\n#include <stdbool.h>\n";
    }
    for (typedef, header, known_by) in KNOWN_BY {
        let types = calls.iter().flat_map(|call| &call.c).flat_map(|parameter| parameter.ty.tags());
        if types.into_iter().any(|ty| *ty == CType::Typedef(typedef)) {
            let name = type_macro(typedef);
            text += &format!(
                "\n#include <{header}>\n#ifndef {name}\n# ifdef {known_by}\n#  define {name} {typedef}\n\
                 # else /* strict C */\n#  define {name} void\n# endif\n#endif\n"
            );
        }
    }
    text
}
