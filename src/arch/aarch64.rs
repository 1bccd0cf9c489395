//! AArch64, AAPCS64.
//!
//! * system call: `svc #0`; number in x8, arguments in x0-x5, result in x0, errors -4095..-1
//! * the kernel keeps x1-x30 and gives the child the same registers but x0 = 0 and, where a stack was asked for, sp;
//!   it drops SVE state beyond the low 128 bits and leaves streaming mode
//! * C callee-saved: x19-x29, d8-d15; x9-x15 are anybody's; the stack is 16-aligned wherever sp is used; x18 is the platform's
//!
//! ```text
//! C:       spawn(number x0, args x1, fn x2, arg x3)
//! kernel:  number x8, args[0..6] x0-x5                          fn and arg ride along in x9 and x10
//!
//! C:       clone(fn x0, stack x1, flags w2, arg x3, parent_tid x4, tls x5, child_tid x6)
//! kernel:  SYS_clone x8, flags x0, stack x1, parent_tid x2, tls x3, child_tid x4
//!                                                               fn and arg ride along in x9 and x10
//!
//! C:       clone3(args x0, size x1, fn x2, arg x3)
//! kernel:  SYS_clone3 x8, args x0, size x1                      fn and arg ride along in x2 and x3
//! ```

use core::arch::naked_asm;
use core::ffi::{c_int, c_long, c_void};

use libc::pid_t;

use super::{asking, second_name};
use crate::ChildFn;
use crate::asked::clone_args::clone_args as request;

#[path = "aarch64/bti.rs"]
mod bti;
#[path = "aarch64/za.rs"]
mod za;

pub const STACK_ALIGN: usize = 16;

pub use super::backwards as clone_args;

macro_rules! syscalls {
    ($($name:ident($($reg:tt = $arg:ident),*);)*) => {$(
        /// # Safety
        /// As the system call itself.
        #[inline(always)]
        #[allow(dead_code)] // which counts are used is the table's affair
        pub unsafe fn $name(number: usize, $($arg: usize),*) -> isize {
            let raw: isize;
            // SAFETY: the caller vouches for the call; every register that the kernel changes is named.
            unsafe {
                core::arch::asm!(
                    "svc #0",
                    in("x8") number,
                    $(in($reg) $arg,)*
                    lateout("x0") raw,
                    options(nostack),
                );
            }
            raw
        }
    )*};
}

syscalls! {
    syscall0();
    syscall1("x0" = a);
    syscall2("x0" = a, "x1" = b);
    syscall3("x0" = a, "x1" = b, "x2" = c);
    syscall4("x0" = a, "x1" = b, "x2" = c, "x3" = d);
    syscall5("x0" = a, "x1" = b, "x2" = c, "x3" = d, "x4" = e);
    syscall6("x0" = a, "x1" = b, "x2" = c, "x3" = d, "x4" = e, "x5" = f);
}

#[allow(unused_imports)] // the constructor alone asks
pub use za::spawn_saves_state;

/// # Safety
/// As the clone-like call itself; the child's stack must stay valid while the child runs on it.
#[unsafe(naked)]
pub unsafe extern "C" fn spawn(number: c_long, args: *const c_long, r#fn: ChildFn, arg: *mut c_void) -> isize {
    naked_asm!(
        ".cfi_startproc",
        "hint #34",                     // bti c: a landing pad for indirect calls
        "mov x9, x30",
        ".cfi_register x30, x9",
        "bl {leave_za}",                // the child must not have a share in the caller's ZA
        "mov x30, x9",
        ".cfi_restore x30",
        "mov x9, x2",                   // fn, kept by the kernel for the child
        "mov x10, x3",                  // arg, likewise
        "mov x8, x0",                   // number
        "mov x11, x1",                  // the array
        "ldp x0, x1, [x11]",            // args[0], args[1]
        "ldp x2, x3, [x11, #16]",       // args[2], args[3]
        "ldp x4, x5, [x11, #32]",       // args[4], args[5]
        "svc #0",
        "cbz x0, 2f",
        "ret",
        "2:",                           // the child, on its own stack
        ".cfi_undefined x30",           // unwinders stop here
        "mov x29, xzr",                 // so do those that follow frame pointers
        "mov x30, xzr",
        "mov x11, sp",
        "and sp, x11, #-{align}",       // a stack at any address will do
        "mov x0, x10",                  // arg
        "blr x9",                       // fn(arg): a call, so that a guarded control stack stays in step
        "mov x8, {exit}",               // exit, not exit_group: this task only; fn's result is the status
        "svc #0",
        "brk #0",                       // a seccomp filter can make exit return: stop hard
        ".cfi_endproc",
        leave_za = sym za::leave_za,
        align = const STACK_ALIGN,
        exit = const libc::SYS_exit,
    )
}

/// # Safety
/// As clone(2).
#[unsafe(naked)]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn clone(
    r#fn: Option<ChildFn>,
    stack: *mut c_void,
    flags: c_int,
    arg: *mut c_void,
    parent_tid: *mut pid_t,
    tls: *mut c_void,
    child_tid: *mut pid_t,
) -> c_int {
    asking!(
        crate::preload::clone_with_settings,
        [".cfi_startproc", "hint #34",] // bti c
        [
            "adrp x9, {settings_active}",
            "ldrb w9, [x9, #:lo12:{settings_active}]",
            "cbnz w9, {with_settings}",
        ]
        [
            "mov x9, x30",
            ".cfi_register x30, x9",
            "bl {leave_za}",
            "mov x30, x9",
            ".cfi_restore x30", ; leave_za = sym za::leave_za,
        ]
        "cbz x0, 8f",                   // fn
        "ands x1, x1, #-{align}",       // stack: rounding comes first, as in glibc
        "b.eq 8f",
        "mov x9, x0",                   // fn, kept by the kernel for the child
        "mov x10, x3",                  // arg, likewise
        "mov w0, w2",                   // flags, zero-extended
        "mov x2, x4",                   // parent_tid
        "mov x3, x5",                   // tls
        "mov x4, x6",                   // child_tid
        "mov x8, {clone}",
        "svc #0",
        "cbz x0, 2f",
        "tbnz x0, #63, 7f",
        "ret",
        "8:",
        "mov x0, -{einval}",
        "7:",                           // the kernel's error, where C has its first argument
        "b {fail}",
        "2:",                           // the child, on its own stack
        ".cfi_undefined x30",           // unwinders stop here
        "mov x29, xzr",                 // so do those that follow frame pointers
        "mov x30, xzr",
        "mov x0, x10",                  // arg
        "blr x9",                       // fn(arg): a call, so that a guarded control stack stays in step
        "mov x8, {exit}",               // exit, not exit_group: this task only; fn's result is the status
        "svc #0",
        "brk #0",                       // a seccomp filter can make exit return: stop hard
        ".cfi_endproc",
        ;
        clone = const libc::SYS_clone,
        align = const STACK_ALIGN,
        einval = const libc::EINVAL,
        exit = const libc::SYS_exit,
        fail = sym crate::errno::fail_raw_int,
    )
}

second_name!(".cfi_startproc", "hint #34", "b {clone}", ".cfi_endproc"); // bti c

/// # Safety
/// As clone3(2).
#[unsafe(naked)]
#[unsafe(export_name = "splork_clone3")]
pub unsafe extern "C" fn clone3(
    args: *mut request,
    size: usize,
    r#fn: Option<ChildFn>,
    arg: *mut c_void,
) -> pid_t {
    asking!(
        crate::preload::clone3_with_settings,
        [".cfi_startproc", "hint #34",] // bti c
        [
            "adrp x9, {settings_active}",
            "ldrb w9, [x9, #:lo12:{settings_active}]",
            "cbnz w9, {with_settings}",
        ]
        [
            "mov x9, x30",
            ".cfi_register x30, x9",
            "bl {leave_za}",
            "mov x30, x9",
            ".cfi_restore x30", ; leave_za = sym za::leave_za,
        ]
        "cbz x0, 8f",                   // args
        "cbz x2, 8f",                   // fn, kept by the kernel for the child where it is, as arg is
        "mov x9, x0",
        "mov x8, {clone3}",
        "svc #0",
        "cbz x0, 2f",
        "tbnz x0, #63, 7f",
        "ret",
        "7:",
        "cmn x0, #{enosys}",
        "b.ne 6f",
        "mov x0, x9",                   // args; size, fn and arg are where they were
        "b {without_clone3}",
        "8:",
        "mov x0, -{einval}",
        "6:",                           // the kernel's error, where C has its first argument
        "b {fail}",
        "2:",                           // the child, on its own stack
        ".cfi_undefined x30",           // unwinders stop here
        "mov x29, xzr",                 // so do those that follow frame pointers
        "mov x30, xzr",
        "mov x11, sp",
        "and sp, x11, #-{align}",       // a stack at any address will do
        "mov x0, x3",                   // arg
        "blr x2",                       // fn(arg): a call, so that a guarded control stack stays in step
        "mov x8, {exit}",               // exit, not exit_group: this task only; fn's result is the status
        "svc #0",
        "brk #0",                       // a seccomp filter can make exit return: stop hard
        ".cfi_endproc",
        ;
        clone3 = const libc::SYS_clone3,
        align = const STACK_ALIGN,
        einval = const libc::EINVAL,
        enosys = const libc::ENOSYS,
        exit = const libc::SYS_exit,
        without_clone3 = sym crate::raw::without_clone3,
        fail = sym crate::errno::fail_raw_int,
    )
}

pub(crate) use bti::{export, landing_pad};
