//! The functions that rustc calls for an atomic swap or addition, so that one binary runs on processors with and without
//! these instructions (outline atomics). compiler_builtins has them too. But rustup's build of it has a constructor that
//! asks for the processor's features, and that does not begin with a landing pad: in a library marked for BTI, it would
//! end the program at its start.
//!
//! They use load and store exclusive, which every processor has; they are needed rarely. All use the strongest memory
//! order, which is right for the weaker ones too. The symbols are weak: if a function that is missing here were needed,
//! compiler_builtins would define all of them. tests/arch/bti.rs checks that none is.
//!
//! ```text
//! helper:  value w0, address x1; the old value in w0; the helpers overwrite x15-x17
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
