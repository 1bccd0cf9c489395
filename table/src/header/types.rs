//! The structs and constants of a family that older kernel headers lack: calls/NAME.h, word for word.

use crate::family::Family;

/// The part of the family's header, from its #ifndef to its #endif.
pub fn print(family: &Family) -> String {
    let Some(types) = &family.types else { return String::new() };
    let (name, once) = (&family.name, format!("SPLORK_{}_TYPES", family.name.to_uppercase()));
    format!(
        "\n/* Definitions that older kernel headers lack, from {name}.h beside the table. The kernel's headers come first; a\n \
         * program may include them too. If it has these definitions itself, it must define SPLORK_NO_TYPES. */\n\
         #if !defined(SPLORK_NO_TYPES) && !defined({once})\n# define {once}\n{}\n#endif\n",
        types.trim_end()
    )
}
