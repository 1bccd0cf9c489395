//! The functions whose code is written by hand: src/ has them for the library, src/inline here for the header.

use crate::abi::Abi;
use crate::call::Numbers;

/// The table of what the library has beside the families.
pub const LIBRARYS: &str = "splork";

#[derive(Debug)]
#[cfg_attr(not(feature = "header"), allow(dead_code))] // what the header alone needs
pub struct HandWritten {
    /// The table that has it.
    family: &'static str,
    pub name: &'static str,
    /// Its body under SPLORK_INLINE.
    pub inline: &'static str,
    /// A C condition: whether what is a time in the prototype is one in this call, where it may be a number too.
    pub takes_time: Option<&'static str>,
}

static ALL: [HandWritten; 4] = [
    HandWritten { family: LIBRARYS, name: "clone3", inline: include_str!("inline/clone3.h"), takes_time: None },
    HandWritten {
        family: LIBRARYS,
        name: "splork_clone3_or_clone",
        inline: include_str!("inline/clone3_or_clone.h"),
        takes_time: None,
    },
    HandWritten { family: LIBRARYS, name: "splork_spawn", inline: include_str!("inline/spawn.h"), takes_time: None },
    HandWritten {
        family: "futex",
        name: "futex",
        inline: include_str!("inline/futex.h"),
        takes_time: Some("SPLORK_FUTEX_HAS_TIMEOUT_(futex_op)"),
    },
];

/// The function of this name.
pub fn named(name: &str) -> Option<&'static HandWritten> {
    ALL.iter().find(|written| written.name == name)
}

/// Whether the table may say of the function that it is written by hand.
pub fn is_in(family: &str, name: &str) -> bool {
    family == LIBRARYS || named(name).is_some_and(|written| written.family == family)
}

/// futex_time64's number, where the kernel's table has that beside or instead of futex: wherever a long has 32 bits, but
/// on x32, whose times always had 64.
pub fn futex_time64(abi: &Abi) -> Option<u32> {
    if abi.long_bits() == 32 && abi.name != "x32" { Numbers::Unified(422).nr(abi) } else { None }
}
