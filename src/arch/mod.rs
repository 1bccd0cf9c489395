//! What the library needs from an architecture. One file each; build.rs picks it by the target's row in
//! table/src/abi.rs and writes the `mod` line that is included below. No other file knows architectures.
//!
//! Each file gives these items, in this order:
//!
//! * `STACK_ALIGN`: what a child's stack pointer is rounded down to, in bytes. A power of two.
//! * `clone_args(flags, stack, parent_tid, child_tid, tls)`: the arguments of the kernel's own clone in this
//!   architecture's order.
//! * `syscall0` ... `syscall6(number, a1, ...)`: the raw result, errors as -4095..-1 on every architecture.
//! * `spawn_saves_state()`: whether this processor has state that `spawn` must put away before each call, for the child
//!   must not share it. `clone` and `clone3` do not ask: if it is true, the constructor sets the byte that makes them
//!   call `spawn`. In the archive, which has no constructor, they must save the state as `spawn` does.
//! * `spawn(number, args, fn, arg)`: a call that returns twice. `args` are the six kernel arguments, in the
//!   kernel's order, read by the parent only and before the call. Returns the raw result in the parent.
//! * `clone(fn, stack, flags, arg, parent_tid, tls, child_tid)`: C's, exported by this name, whole, in as few
//!   instructions as possible, because programs call it most. First a landing pad, on processors that have them. Then
//!   the test for settings, by `asking!` below. EINVAL where fn is NULL, or stack after rounding. Flags are
//!   zero-extended: CLONE_IO is an int's sign bit, and some kernels read the upper half as clone3's flags. Errors by
//!   `errno::fail_raw_int`. `second_name!` gives the shared library glibc's other name for it, `__clone`.
//! * `clone3(args, size, fn, arg)`: likewise, exported as `splork_clone3`. EINVAL where args or fn is NULL. Where the
//!   kernel answers ENOSYS, `raw::without_clone3` goes on with the same arguments. It must not be longer than clone.
//! * `export! { function words }`: exports a compiled function under its own name, as a landing pad where an indirect call
//!   must hit one. The words, where there are any, are the system call's number and what it takes: `(stack n)`, C's
//!   argument word of that place, or `(value v)`. They are printed where the call takes C's words whole; an architecture
//!   that finds them on the stack makes the call from there and has no use for the function.
//! * `landing_pad!(function)`: the function, or a landing pad before it, for others to call by its address.
//!
//! Where stable Rust does not assemble, all of these are a .S of the crate in arch/. What Rust has of them is the same
//! everywhere, and in assembled/. rustc exports no name that is defined in a .S alone: the linker is told what clone and
//! clone3 mean (build.rs).
//!
//! An architecture without a file takes unsupported.rs, which has no clone. `IS_HANDLED` is false there. `TARGET` is
//! Rust's name of what is built for, where a file must know more than stable Rust tells.
//!
//! The three functions that start a child keep fn and arg in registers. The child gets the same values in them,
//! whatever the call is. Where possible these are registers that C lets a function overwrite. Nothing is written to the
//! child's stack, and to the caller's only the registers that C wants saved. In the child they zero the frame pointer,
//! round the stack pointer down, *call* `fn(arg)` (a shadow stack needs the call), and leave by exit(2), this task
//! only, with its result. The return address is undefined there in the unwind tables, so every unwinder stops. The
//! child must not use the parent's frame: with CLONE_VM the parent may have returned already.
//!
//! clone and clone3 call into `preload` and `raw`, which call `spawn` here. This circle is intended: a program without
//! settings then executes only the few instructions of clone itself.

include!(concat!(env!("OUT_DIR"), "/arch.rs"));

pub use imp::*;

use crate::register::Word;

/// The stack argument for the kernel, for a stack whose top is at this address. 0 stays 0: no stack of its own.
#[inline(always)]
pub fn kernels_stack(top: usize) -> usize {
    if STACK_BIAS == 0 || top == 0 { top } else { top.wrapping_sub(STACK_BIAS) }
}

#[allow(unused_imports)] // the archive has nothing that others find by its address
pub(crate) use imp::{export, landing_pad};

/// The body of a naked clone or clone3: what comes first; what looks at the byte `settings_active`, all registers as the
/// caller left them, and goes on to `with_settings` if it is not 0; what the archive has in place of that; the rest, up to
/// a semicolon; operands. Two parts may have more behind a semicolon: the second what is to stand behind all else, unwind
/// tables of its own included, for branches that do not reach far, and the third its operands.
#[allow(unused_macros)] // where the functions are no naked ones
#[cfg(feature = "preload")]
macro_rules! asking {
    ($with_settings:path,
     [$($first:literal,)*]
     [$($asks:literal,)* $(; $($behind:literal,)*)?]
     [$($archive:literal,)* $(; $($archives_operands:tt)*)?]
     $($rest:expr,)* ; $($operands:tt)*) => {
        core::arch::naked_asm!(
            $($first,)* $($asks,)* $($rest,)* $($($behind,)*)?
            settings_active = sym crate::preload::SETTINGS_ACTIVE,
            with_settings = sym $with_settings,
            $($operands)*
        )
    };
}
#[allow(unused_macros)]
#[cfg(not(feature = "preload"))]
macro_rules! asking {
    ($with_settings:path,
     [$($first:literal,)*]
     [$($asks:literal,)* $(; $($behind:literal,)*)?]
     [$($archive:literal,)* $(; $($archives_operands:tt)*)?]
     $($rest:expr,)* ; $($operands:tt)*) => {
        core::arch::naked_asm!($($first,)* $($archive,)* $($rest,)* $($($archives_operands)*)? $($operands)*)
    };
}
#[allow(unused_imports)]
pub(crate) use asking;

/// `__clone`, from the lines that go on to `{clone}` with all as the caller left it. In the shared library alone: in the
/// archive it would replace musl's internal function of that name, which has another contract. Not compiled: the compiler
/// would look clone up where another library's may have been put before ours.
#[allow(unused_macros)]
macro_rules! second_name {
    ($($line:literal),*) => {
        /// # Safety
        /// As clone(2).
        #[cfg(feature = "preload")]
        #[unsafe(naked)]
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn __clone() {
            core::arch::naked_asm!($($line,)* clone = sym clone)
        }
    };
}
#[allow(unused_imports)]
pub(crate) use second_name;

/// `export!` of an architecture without landing pads whose C has its arguments in registers.
#[allow(unused_macros)]
macro_rules! export_compiled {
    ($(#[$attribute:meta])*
     pub unsafe extern "C" fn $name:ident($($parameters:tt)*) -> $returns:ty $body:block $($words:tt)*) => {
        $(#[$attribute])*
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $name($($parameters)*) -> $returns $body
    };
}
#[allow(unused_imports)]
pub(crate) use export_compiled;

/// `landing_pad!` of an architecture without.
#[allow(unused_macros)]
macro_rules! function_itself {
    ($function:ident) => {
        $function
    };
}
#[allow(unused_imports)]
pub(crate) use function_itself;

/// `clone_args` where CONFIG_CLONE_BACKWARDS is not set: tls comes last.
#[inline(always)]
#[allow(dead_code)] // where it is set
pub fn default_order(flags: usize, stack: usize, parent_tid: usize, child_tid: usize, tls: usize) -> [Word; 6] {
    [flags, stack, parent_tid, child_tid, tls, 0].map(|arg| arg as Word)
}

/// `clone_args` with CONFIG_CLONE_BACKWARDS, or in SPARC's own clone: tls comes before child_tid.
#[inline(always)]
#[allow(dead_code)] // where it is not set
pub fn backwards(flags: usize, stack: usize, parent_tid: usize, child_tid: usize, tls: usize) -> [Word; 6] {
    [flags, stack, parent_tid, tls, child_tid, 0].map(|arg| arg as Word)
}

/// `spawn_saves_state` of processors that have no such state.
#[allow(dead_code)] // the constructor alone asks
pub fn saves_no_state() -> bool {
    false
}
