//! RISC-V, 32-bit, ILP32 and ILP32D. What is alike in both widths is in riscv/.
//!
//! * system call: `ecall`; number in a7, arguments in a0-a5, result in a0, errors -4095..-1
//! * the kernel keeps every other integer register and gives the child the same ones but a0 = 0 and, where a stack
//!   was asked for, sp; vector registers are lost
//! * C callee-saved: s0-s11; the stack is 16-aligned; gp and tp are the platform's
//! * the kernel has no call whose times have 32 bits: futex, ppoll and others have other numbers than elsewhere
//! * instructions of the base I set only: the assembler does not see the target's extensions here
//!
//! ```text
//! C:       spawn(number a0, args a1, fn a2, arg a3)
//! kernel:  number a7, args[0..6] a0-a5                          fn and arg ride along in t1 and t2
//!
//! C:       clone(fn a0, stack a1, flags a2, arg a3, parent_tid a4, tls a5, child_tid a6)
//! kernel:  SYS_clone a7, flags a0, stack a1, parent_tid a2, tls a3, child_tid a4
//!                                                              fn and arg ride along in t1 and t2
//!
//! C:       clone3(args a0, size a1, fn a2, arg a3)
//! kernel:  SYS_clone3 a7, args a0, size a1                      fn and arg ride along in a2 and a3
//! ```

pub const STACK_ALIGN: usize = 16;

pub use super::backwards as clone_args;

#[path = "riscv/syscalls.rs"]
mod syscalls;
pub use syscalls::{syscall0, syscall1, syscall2, syscall3, syscall4, syscall5, syscall6};

pub use super::saves_no_state as spawn_saves_state;

#[macro_use]
#[path = "riscv/child.rs"]
mod child;

/// What loads a register.
macro_rules! load {
    () => {
        "lw"
    };
}

/// clone's flags, from a2 to a0. The kernel may look at the whole register.
macro_rules! flags_zero_extended {
    () => {
        "mv a0, a2"
    };
}

#[path = "riscv/clone.rs"]
mod clone;

#[path = "riscv/spawn.rs"]
mod spawn;
pub use self::spawn::spawn;

pub use self::clone::{clone, clone3};

pub(crate) use super::{export_compiled as export, function_itself as landing_pad};
