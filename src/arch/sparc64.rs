//! SPARC, 64-bit. Stable Rust does not assemble for it: arch/sparc.S has conventions, register map and trampolines,
//! src/arch/assembled/ what C and the other files call.

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
