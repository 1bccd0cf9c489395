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
//!
//! C:       clone(fn r2, stack r3, flags r4, arg r5, parent_tid r6, tls 160(r15), child_tid 168(r15))
//! kernel:  stack r2, flags r3, parent_tid r4, child_tid r5, tls r6
//!                             the number is in the instruction; fn and arg ride along in r1 and r0
//!
//! C:       clone3(args r2, size r3, fn r4, arg r5)
//! kernel:  SYS_clone3 r1, args r2, size r3                      fn and arg ride along in r4 and r5
//! ```

use core::arch::naked_asm;
use core::ffi::{c_int, c_long, c_void};

use libc::pid_t;

use super::{asking, second_name};
use crate::ChildFn;
use crate::asked::clone_args::clone_args as request;

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

pub use super::saves_no_state as spawn_saves_state;

/// The child, on its own stack, with fn and arg in these registers.
macro_rules! child {
    ($fn:literal, $arg:literal) => {
        concat!(
            ".cfi_undefined %r14\n",        // unwinders stop here
            "nill %r15, {align_mask}\n",    // a stack at any address will do
            "aghi %r15, -{save_area}\n",    // fn may use it
            "xc 0(8, %r15), 0(%r15)\n",     // no back chain: those that follow it stop here
            "lghi %r11, 0\n",               // the frame pointer, where there is one
            "lgr %r2, ", $arg, "\n",
            "basr %r14, ", $fn, "\n",       // fn(arg)
            "svc {exit}\n",                 // exit, not exit_group: this task only; fn's result is the status
            ".short 0\n",                   // illegal: a seccomp filter can make exit return: stop hard
        )
    };
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
        child!("%r8", "%r9"),
        ".cfi_endproc",
        align_mask = const 0x10000 - STACK_ALIGN,
        save_area = const SAVE_AREA,
        exit = const libc::SYS_exit,
    )
}

/// What a caller leaves above r15.
const SAVE_AREA: usize = 160;

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
        [".cfi_startproc",]
        ["larl %r1, {settings_active}", "cli 0(%r1), 0", "jgne {with_settings}",]
        []
        "lgr %r1, %r2",                 // fn, kept by the kernel for the child
        "cgije %r2, 0, 3f",
        "risbg %r2, %r3, 0, 128 + {last_bit}, 0", // stack: rounding comes first, as in glibc
        "jz 3f",
        "llgfr %r3, %r4",               // flags, zero-extended
        "lgr %r0, %r5",                 // arg, kept likewise
        "lgr %r4, %r6",                 // parent_tid, from where the caller's r6 comes back
        ".cfi_register %r6, %r4",
        "lg %r5, {save_area} + 8(%r15)", // child_tid
        "lg %r6, {save_area}(%r15)",    // tls
        "svc {clone}",
        "lgr %r6, %r4",
        ".cfi_restore %r6",
        "cgijnh %r2, 0, 2f",            // one branch for what is rare
        "br %r14",
        "2:",
        "cgije %r2, 0, 4f",
        "jg {fail}",                    // with the kernel's error
        "3:",
        "lghi %r2, -{einval}",
        "jg {fail}",
        "4:",
        child!("%r1", "%r0"),
        ".cfi_endproc",
        ;
        clone = const libc::SYS_clone,
        last_bit = const 63 - STACK_ALIGN.trailing_zeros(),
        align_mask = const 0x10000 - STACK_ALIGN,
        save_area = const SAVE_AREA,
        einval = const libc::EINVAL,
        exit = const libc::SYS_exit,
        fail = sym crate::errno::fail_raw_int,
    )
}

second_name!(".cfi_startproc", "jg {clone}", ".cfi_endproc");

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
        [".cfi_startproc",]
        ["larl %r1, {settings_active}", "cli 0(%r1), 0", "jgne {with_settings}",]
        []
        "cgije %r2, 0, 3f",             // args
        "cgije %r4, 0, 3f",             // fn, kept by the kernel for the child where it is, as is arg
        "lgr %r0, %r2",                 // args, for the caller: the result takes its place
        "lghi %r1, {clone3}",           // more than an instruction holds
        "svc 0",
        "cgijnh %r2, 0, 2f",            // one branch for what is rare
        "br %r14",
        "2:",
        "cgije %r2, 0, 4f",
        "cghi %r2, -{enosys}",
        "jgne {fail}",                  // with the kernel's error
        "lgr %r2, %r0",                 // args; size, fn and arg are where they were
        "jg {without_clone3}",
        "3:",
        "lghi %r2, -{einval}",
        "jg {fail}",
        "4:",
        child!("%r4", "%r5"),
        ".cfi_endproc",
        ;
        clone3 = const libc::SYS_clone3,
        align_mask = const 0x10000 - STACK_ALIGN,
        save_area = const SAVE_AREA,
        einval = const libc::EINVAL,
        enosys = const libc::ENOSYS,
        exit = const libc::SYS_exit,
        without_clone3 = sym crate::raw::without_clone3,
        fail = sym crate::errno::fail_raw_int,
    )
}

pub(crate) use super::{export_compiled as export, function_itself as landing_pad};
