//! MIPS, 64-bit, n64. Stable Rust does not assemble for it: arch/mips64.S has conventions, register map and trampolines,
//! src/arch/assembled/ what C and the other files call.
//!
//! LLVM makes no tail calls for MIPS, so each entry before a trampoline has a frame, which the child does not look at.

pub const STACK_ALIGN: usize = 16;

pub use super::backwards as clone_args;

#[path = "assembled/calls.rs"]
mod calls;
pub use calls::{syscall0, syscall1, syscall2, syscall3, syscall4, syscall5, syscall6};

pub use super::saves_no_state as spawn_saves_state;

pub use splork_arch::splork_arch_spawn as spawn;

#[path = "assembled/whole.rs"]
mod whole;
pub use whole::{clone, clone3};

pub(crate) use super::{export_compiled as export, function_itself as landing_pad};
