//! The structs and constants of a family that older kernel headers lack: calls/NAME.h, word for word.

use crate::table::Family;

/// The part of the family's header, from its #ifndef to its #endif.
pub fn print(family: &Family) -> String {
    let Some(types) = &family.types else { return String::new() };
    let name = &family.name;
    format!(
        "\n/* What older kernel headers lack, from {name}.h beside the table. They are included here, so that they may\n \
         * be included again. A program with definitions of its own defines SPLORK_NO_TYPES. */\n\
         #ifndef SPLORK_NO_TYPES\n{}\n#endif\n",
        types.trim_end()
    )
}
