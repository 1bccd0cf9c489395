//! PowerPC, 32-bit, big-endian, System V.
//!
//! * system call: `sc`; number in r0, arguments in r3-r8, result in r3. On error the kernel sets the summary overflow
//!   bit of cr0 and returns errno itself, positive
//! * the kernel overwrites r0, r4-r12, ctr, xer and cr0, keeps every other register, and gives the child the same ones
//!   but r3 = 0 and, where a stack was asked for, r1
//! * C callee-saved: r14-r31; the stack is 16-aligned and starts with the back chain and a word for lr. Below r1 signal
//!   handlers write. r2 is the thread pointer, r13 the small data area's: neither is touched
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

use core::arch::naked_asm;
use core::ffi::{c_long, c_void};

use crate::ChildFn;

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
            "clrrwi 1, 1, {align_bits}\n",  // a stack at any address will do
            "li 0, 0\n",
            "stwu 0, -{minimal}(1)\n",      // the first frame, with no back chain: others stop here
            "mtlr 0\n",
            "mtctr 30\n",                   // fn
            "mr 3, 31\n",                   // arg
            "bctrl\n",                      // fn(arg)
            "li 0, {exit}\n",               // exit, not exit_group: this task only; fn's result is the status
            "sc\n",
            "trap\n",                       // a seccomp filter can make exit return: stop hard
        )
    };
}

#[path = "powerpc/clone.rs"]
mod clone;

/// # Safety
/// As the clone-like call itself; the child's stack must stay valid while the child runs on it.
#[unsafe(naked)]
pub unsafe extern "C" fn spawn(number: c_long, args: *const c_long, r#fn: ChildFn, arg: *mut c_void) -> isize {
    naked_asm!(
        ".cfi_startproc",
        "stwu 1, -{minimal}(1)",
        ".cfi_def_cfa_offset {minimal}",
        "stmw 30, {minimal} - 8(1)",    // r30 and r31, which C keeps
        ".cfi_offset 30, -8",
        ".cfi_offset 31, -4",
        "mr 30, 5",                     // fn, kept by the kernel for the child
        "mr 31, 6",                     // arg, likewise
        "mr 0, 3",                      // number
        "mr 9, 4",                      // the array
        "lwz 3, 0(9)",                  // args[0]
        "lwz 4, 4(9)",                  // args[1]
        "lwz 5, 8(9)",                  // args[2]
        "lwz 6, 12(9)",                 // args[3]
        "lwz 7, 16(9)",                 // args[4]
        "lwz 8, 20(9)",                 // args[5]
        "sc",
        "bns+ 2f",
        "neg 3, 3",                     // errno, as other architectures return it
        "b 3f",
        "2:",
        "cmpwi 3, 0",
        "beq- 4f",
        "3:",
        ".cfi_remember_state",
        "lmw 30, {minimal} - 8(1)",
        ".cfi_restore 30",
        ".cfi_restore 31",
        "addi 1, 1, {minimal}",
        ".cfi_def_cfa_offset 0",
        "blr",
        "4:",                           // the child, on its own stack
        ".cfi_restore_state",
        child!(),
        ".cfi_endproc",
        minimal = const MINIMAL_FRAME,
        align_bits = const STACK_ALIGN.trailing_zeros(),
        exit = const libc::SYS_exit,
    )
}

/// Back chain and lr; in ours, two saved registers as well.
const MINIMAL_FRAME: usize = 16;

pub use self::clone::{clone, clone3};

pub(crate) use super::{export_compiled as export, function_itself as landing_pad};
