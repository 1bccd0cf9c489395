//! SPARC, 32-bit (v8+). Stable Rust does not assemble for it: arch/sparc.S has conventions, register map and trampolines,
//! src/arch/assembled/ what C and the other files call.

use core::ffi::c_long;

pub const STACK_ALIGN: usize = 8;

/// The architecture's own clone has tls before child_tid.
#[inline(always)]
pub fn clone_args(flags: usize, stack: usize, parent_tid: usize, child_tid: usize, tls: usize) -> [c_long; 6] {
    [flags, stack, parent_tid, tls, child_tid, 0].map(|arg| arg as c_long)
}

#[path = "assembled/calls.rs"]
mod calls;
pub use calls::{syscall0, syscall1, syscall2, syscall3, syscall4, syscall5, syscall6};

/// Nothing that a child could have a share in.
#[allow(dead_code)] // the constructor alone asks
pub fn spawn_saves_state() -> bool {
    false
}

pub use splork_arch::splork_arch_spawn as spawn;

#[path = "assembled/entries.rs"]
mod entries;
pub use entries::{clone, clone3};

pub(crate) use super::{export_compiled as export, function_itself as landing_pad};
