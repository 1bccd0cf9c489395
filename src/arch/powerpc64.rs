//! PowerPC, 64-bit, ELFv2: little-endian, and with musl either byte order. Big-endian with glibc is ELFv1:
//! powerpc64_elfv1.rs.
//!
//! * system call: `sc`; number in r0, arguments in r3-r8, result in r3. On error the kernel sets the summary overflow
//!   bit of cr0 and returns errno itself, positive
//! * the kernel overwrites r0, r4-r12, ctr, xer and cr0, keeps every other register, and gives the child the same ones
//!   but r3 = 0 and, where a stack was asked for, r1
//! * C callee-saved: r14-r31; the stack is 16-aligned and starts with a 32-byte frame: back chain, cr, lr, toc.
//!   r2 is the toc, r13 the thread pointer
//! * a function that is called through a pointer expects its own address in r12
//!
//! ```text
//! C:       spawn(number r3, args r4, fn r5, arg r6)
//! kernel:  number r0, args[0..6] r3-r8                          fn and arg ride along in r30 and r31
//!
//! C:       clone(fn r3, stack r4, flags r5, arg r6, parent_tid r7, tls r8, child_tid r9)
//! kernel:  SYS_clone r0, flags r3, stack r4, parent_tid r5, tls r6, child_tid r7
//!                                                              fn and arg ride along in r30 and r31
//!
//! C:       clone3(args r3, size r4, fn r5, arg r6)
//! kernel:  SYS_clone3 r0, args r3, size r4                      fn and arg ride along in r30 and r31
//! ```

pub const STACK_ALIGN: usize = 16;

pub use super::backwards as clone_args;

#[path = "powerpc/syscalls.rs"]
mod syscalls;
pub use syscalls::{syscall0, syscall1, syscall2, syscall3, syscall4, syscall5, syscall6};

pub use super::saves_no_state as spawn_saves_state;

/// The child, on its own stack, with fn and arg in r30 and r31.
macro_rules! child {
    () => {
        concat!(
            ".cfi_undefined lr\n",          // unwinders stop here
            "clrrdi 1, 1, {align_bits}\n",  // a stack at any address will do
            "li 0, 0\n",
            "stdu 0, -{minimal}(1)\n",      // the first frame, with no back chain: others stop here
            "mtlr 0\n",
            "mr 12, 30\n",                  // fn finds its toc from its own address
            "mtctr 12\n",
            "mr 3, 31\n",                   // arg
            "bctrl\n",                      // fn(arg)
            "li 0, {exit}\n",               // exit, not exit_group: this task only; fn's result is the status
            "sc\n",
            "trap\n",                       // a seccomp filter can make exit return: stop hard
        )
    };
}

#[path = "powerpc64/clone.rs"]
mod clone;

#[path = "powerpc64/spawn.rs"]
mod spawn;
pub use self::spawn::spawn;

/// Back chain, cr, lr, toc.
const MINIMAL_FRAME: usize = 32;

pub use self::clone::{clone, clone3};

pub(crate) use super::{export_compiled as export, function_itself as landing_pad};
