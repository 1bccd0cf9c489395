//! Landing pads: if the processor and the program use BTI, an indirect call must arrive at one. aarch64.rs has the
//! conventions.

use core::arch::global_asm;

#[cfg(feature = "preload")] // the archive has no atomics
#[path = "atomics.rs"]
mod atomics;

/// Stable rustc writes no landing pads. So the exported symbol is one, which jumps to the compiled function.
macro_rules! export {
    ($(#[$attribute:meta])*
     pub unsafe extern "C" fn $name:ident($($parameter:ident: $ty:ty),* $(,)?) -> $returns:ty $body:block $($words:tt)*) => {
        mod $name {
            use super::*;

            pub unsafe extern "C" fn compiled($($parameter: $ty),*) -> $returns $body
        }

        $(#[$attribute])*
        #[unsafe(naked)]
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $name($($parameter: $ty),*) -> $returns {
            core::arch::naked_asm!(
                ".cfi_startproc",
                "hint #34",                 // bti c
                "b {compiled}",             // all registers as the caller left them
                ".cfi_endproc",
                compiled = sym $name::compiled,
            )
        }
    };
}
pub(crate) use export;

#[allow(unused_macros)] // the archive has nothing that others find by its address
macro_rules! landing_pad {
    ($function:ident) => {{
        #[unsafe(naked)]
        extern "C" fn pad() {
            core::arch::naked_asm!(
                "hint #34",                 // bti c
                "b {function}",
                function = sym $function,
            )
        }
        pad
    }};
}
#[allow(unused_imports)]
pub(crate) use landing_pad;

// BTI: every exported entry and the trampoline start with `bti c`, and nothing else is reached by an indirect branch.
global_asm!(
    ".pushsection .note.gnu.property, \"a\", %note",
    ".balign 8",
    ".long 4, 16, {note_type}",         // sizes of name and descriptor, then the type
    ".asciz \"GNU\"",
    ".long {feature_1_and}, 4, {bti}, 0", // property, its size, its bits, padding
    ".popsection",
    note_type = const 5,                // NT_GNU_PROPERTY_TYPE_0
    feature_1_and = const 0xc0000000u32, // GNU_PROPERTY_AARCH64_FEATURE_1_AND
    bti = const 1,                      // GNU_PROPERTY_AARCH64_FEATURE_1_BTI
);
