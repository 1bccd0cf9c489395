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

use core::arch::naked_asm;
use core::ffi::{c_long, c_void};

use crate::ChildFn;

pub const STACK_ALIGN: usize = 16;

/// CONFIG_CLONE_BACKWARDS: tls comes before child_tid.
#[inline(always)]
pub fn clone_args(flags: usize, stack: usize, parent_tid: usize, child_tid: usize, tls: usize) -> [c_long; 6] {
    [flags, stack, parent_tid, tls, child_tid, 0].map(|arg| arg as c_long)
}

#[path = "powerpc/syscalls.rs"]
mod syscalls;
pub use syscalls::{syscall0, syscall1, syscall2, syscall3, syscall4, syscall5, syscall6};

/// Nothing that a child could have a share in.
#[allow(dead_code)] // the constructor alone asks
pub fn spawn_saves_state() -> bool {
    false
}

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

/// # Safety
/// As the clone-like call itself; the child's stack must stay valid while the child runs on it.
#[unsafe(naked)]
pub unsafe extern "C" fn spawn(number: c_long, args: *const c_long, r#fn: ChildFn, arg: *mut c_void) -> isize {
    naked_asm!(
        ".cfi_startproc",
        "stdu 1, -{frame}(1)",
        ".cfi_def_cfa_offset {frame}",
        "std 30, {frame} - 16(1)",
        ".cfi_offset 30, -16",
        "std 31, {frame} - 8(1)",
        ".cfi_offset 31, -8",
        "mr 30, 5",                     // fn, kept by the kernel for the child
        "mr 31, 6",                     // arg, likewise
        "mr 0, 3",                      // number
        "mr 9, 4",                      // the array
        "ld 3, 0(9)",                   // args[0]
        "ld 4, 8(9)",                   // args[1]
        "ld 5, 16(9)",                  // args[2]
        "ld 6, 24(9)",                  // args[3]
        "ld 7, 32(9)",                  // args[4]
        "ld 8, 40(9)",                  // args[5]
        "sc",
        "bns+ 2f",
        "neg 3, 3",                     // errno, as other architectures return it
        "b 3f",
        "2:",
        "cmpdi 3, 0",
        "beq- 4f",
        "3:",
        ".cfi_remember_state",
        "ld 30, {frame} - 16(1)",
        ".cfi_restore 30",
        "ld 31, {frame} - 8(1)",
        ".cfi_restore 31",
        "addi 1, 1, {frame}",
        ".cfi_def_cfa_offset 0",
        "blr",
        "4:",                           // the child, on its own stack
        ".cfi_restore_state",
        child!(),
        ".cfi_endproc",
        frame = const FRAME,
        minimal = const MINIMAL_FRAME,
        align_bits = const STACK_ALIGN.trailing_zeros(),
        exit = const libc::SYS_exit,
    )
}

/// Back chain, cr, lr, toc.
const MINIMAL_FRAME: usize = 32;
/// The same and two saved registers.
const FRAME: usize = MINIMAL_FRAME + 16;

pub use self::clone::{clone, clone3};

pub(crate) use super::{export_compiled as export, function_itself as landing_pad};
