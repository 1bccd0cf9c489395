//! What Rust's code needs on single architectures, or why it cannot be used.

/// Unwind tables on 32-bit ARM name the functions that read them, for a linker to bring them. No call goes there, and an
/// unwinder has its own. That of compiler_builtins, whose division of 64 bits is in use, names Rust's, if rustup brought it.
pub const UNWINDERS_OWN: &[&str] =
    &["-Wl,--defsym=__aeabi_unwind_cpp_pr0=0,--defsym=__aeabi_unwind_cpp_pr1=0", "-Wl,--defsym=rust_eh_personality=0"];

/// LLVM for m68k, to version 23.1 at least: tests/arch/miscompiled.rs looks.
pub const FLAGS_ARE_LOST: &str = "moves, which set the condition codes, stand between comparisons and their branches";
