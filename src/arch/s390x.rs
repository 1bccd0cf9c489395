//! s390x, 64-bit.
//!
//! * system call: `svc 0` with the number in r1, arguments in r2-r7, result in r2, errors -4095..-1
//! * the kernel keeps every other register and gives the child the same ones but r2 = 0 and, where a stack was asked
//!   for, r15; a thread pointer goes to the access registers
//! * C callee-saved: r6-r15, r6 and r7 among them although arguments go there; r14 is the return address; the stack
//!   is 8-aligned. A caller leaves 160 bytes above r15 for its callee to save registers in; the word at r15 is the
//!   back chain
//!
//! ```text
//! C:       spawn(number r2, args r3, fn r4, arg r5)
//! kernel:  number r1, args[0..6] r2-r7                          fn and arg ride along in r8 and r9
//! ```

use core::arch::naked_asm;
use core::ffi::{c_long, c_void};

use crate::ChildFn;

#[path = "unsupported/compiled.rs"]
mod compiled;

pub const STACK_ALIGN: usize = 8;

/// CONFIG_CLONE_BACKWARDS2: the stack comes before the flags.
#[inline(always)]
pub fn clone_args(flags: usize, stack: usize, parent_tid: usize, child_tid: usize, tls: usize) -> [c_long; 6] {
    [stack, flags, parent_tid, child_tid, tls, 0].map(|arg| arg as c_long)
}

macro_rules! syscalls {
    ($($name:ident($($reg:tt = $arg:ident),*);)*) => {$(
        /// # Safety
        /// As the system call itself.
        #[inline(always)]
        #[allow(dead_code)] // which counts are used is the table's affair
        pub unsafe fn $name(number: usize, a: usize, $($arg: usize),*) -> isize {
            let raw: isize;
            // SAFETY: the caller vouches for the call; every register that the kernel changes is named.
            unsafe {
                core::arch::asm!(
                    "svc 0",
                    in("r1") number,
                    inlateout("r2") a => raw,
                    $(in($reg) $arg,)*
                    options(nostack),
                );
            }
            raw
        }
    )*};
}

syscalls! {
    syscall1();
    syscall2("r3" = b);
    syscall3("r3" = b, "r4" = c);
    syscall4("r3" = b, "r4" = c, "r5" = d);
    syscall5("r3" = b, "r4" = c, "r5" = d, "r6" = e);
    syscall6("r3" = b, "r4" = c, "r5" = d, "r6" = e, "r7" = f);
}

/// # Safety
/// As the system call itself.
#[inline(always)]
#[allow(dead_code)]
pub unsafe fn syscall0(number: usize) -> isize {
    // SAFETY: passed on to the caller; a call without arguments does not look at r2.
    unsafe { syscall1(number, 0) }
}

/// Nothing that a child could have a share in.
#[allow(dead_code)] // the constructor alone asks
pub fn spawn_saves_state() -> bool {
    false
}

/// # Safety
/// As the clone-like call itself; the child's stack must stay valid while the child runs on it.
#[unsafe(naked)]
pub unsafe extern "C" fn spawn(number: c_long, args: *const c_long, r#fn: ChildFn, arg: *mut c_void) -> isize {
    naked_asm!(
        ".cfi_startproc",
        "stmg %r6, %r9, 48(%r15)",      // into the caller's save area
        ".cfi_offset %r6, -112",
        ".cfi_offset %r7, -104",
        ".cfi_offset %r8, -96",
        ".cfi_offset %r9, -88",
        "lgr %r8, %r4",                 // fn, kept by the kernel for the child
        "lgr %r9, %r5",                 // arg, likewise
        "lgr %r1, %r2",                 // number
        "lgr %r7, %r3",                 // the array
        "lmg %r2, %r6, 0(%r7)",         // args[0] to args[4]
        "lg %r7, 40(%r7)",              // args[5], last: r7 held the array
        "svc 0",
        "ltgr %r2, %r2",
        "je 2f",
        ".cfi_remember_state",
        "lmg %r6, %r9, 48(%r15)",
        ".cfi_restore %r6",
        ".cfi_restore %r7",
        ".cfi_restore %r8",
        ".cfi_restore %r9",
        "br %r14",
        "2:",                           // the child, on its own stack
        ".cfi_restore_state",
        ".cfi_undefined %r14",          // unwinders stop here
        "nill %r15, {align_mask}",      // a stack at any address will do
        "aghi %r15, -{frame}",          // the save area that fn may use
        "xc 0(8, %r15), 0(%r15)",       // no back chain: those that follow it stop here
        "lghi %r11, 0",                 // the frame pointer, where there is one
        "lgr %r2, %r9",                 // arg
        "basr %r14, %r8",               // fn(arg)
        "lghi %r1, {exit}",             // exit, not exit_group: this task only; fn's result is the status
        "svc 0",
        ".short 0",                     // illegal: a seccomp filter can make exit return, so stop hard
        ".cfi_endproc",
        align_mask = const 0x10000 - STACK_ALIGN,
        frame = const SAVE_AREA,
        exit = const libc::SYS_exit,
    )
}

/// What a caller leaves above r15.
const SAVE_AREA: usize = 160;

pub use compiled::{clone, clone3};

pub(crate) use super::{export_compiled as export, function_itself as landing_pad};
