//! What rustc calls for an atomic swap or addition, so that one binary suits processors with and without the instructions
//! for it (outline atomics). compiler_builtins has them too; but as rustup brings it, with a constructor that asks for
//! the processor's features and is no landing pad, so that a library marked for BTI ends its program at the start.
//!
//! By load and store exclusive, which every processor has; what needs them here is rare. One order, the strongest, is
//! every order. Weak: should somebody need one that is missing here, compiler_builtins' take these names as well.
//! tests/arch/bti.rs sees to it that nobody does.
//!
//! ```text
//! helper:  value w0, address x1; what was there before in w0; x15-x17 are the helpers' own
//! ```

use core::arch::global_asm;

macro_rules! named {
    ($name:literal, $($order:literal)*) => {
        concat!($(
            ".weak ", $name, $order, "\n.hidden ", $name, $order, "\n.type ", $name, $order, ", %function\n",
            $name, $order, ":\n",
        )*)
    };
}

macro_rules! helper {
    ($name:literal: $($instruction:literal,)*) => {
        global_asm!(
            concat!(".pushsection .text.", $name, ", \"ax\", %progbits"),
            ".balign 4",
            ".cfi_startproc",
            named!($name, "_relax" "_acq" "_rel" "_acq_rel"),
            $($instruction,)*
            ".cfi_endproc",
            ".popsection",
        );
    };
}

helper! { "__aarch64_swp1":
    "0:",
    "ldaxrb w16, [x1]",
    "stlxrb w17, w0, [x1]",
    "cbnz w17, 0b",                     // somebody came between
    "mov w0, w16",
    "ret",
}

helper! { "__aarch64_swp4":
    "0:",
    "ldaxr w16, [x1]",
    "stlxr w17, w0, [x1]",
    "cbnz w17, 0b",                     // somebody came between
    "mov w0, w16",
    "ret",
}

helper! { "__aarch64_ldadd4":
    "0:",
    "ldaxr w16, [x1]",
    "add w17, w16, w0",
    "stlxr w15, w17, [x1]",
    "cbnz w15, 0b",                     // somebody came between
    "mov w0, w16",
    "ret",
}
