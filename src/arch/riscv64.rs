//! RISC-V, 64-bit, LP64 and LP64D.
//!
//! * system call: `ecall`; number in a7, arguments in a0-a5, result in a0, errors -4095..-1
//! * the kernel keeps every other integer register and gives the child the same ones but a0 = 0 and, where a stack
//!   was asked for, sp; vector registers are lost
//! * C callee-saved: s0-s11; the stack is 16-aligned; gp and tp are the platform's
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

use core::arch::naked_asm;
use core::ffi::{c_int, c_long, c_void};

use libc::pid_t;

use super::{asking, second_name};
use crate::ChildFn;
use crate::asked::clone_args::clone_args as request;

pub const STACK_ALIGN: usize = 16;

/// CONFIG_CLONE_BACKWARDS: tls comes before child_tid.
#[inline(always)]
pub fn clone_args(flags: usize, stack: usize, parent_tid: usize, child_tid: usize, tls: usize) -> [c_long; 6] {
    [flags, stack, parent_tid, tls, child_tid, 0].map(|arg| arg as c_long)
}

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
                    "ecall",
                    in("a7") number,
                    $(in($reg) $arg,)*
                    lateout("a0") raw,
                    // The kernel may discard vector state in any call.
                    out("v0") _, out("v1") _, out("v2") _, out("v3") _, out("v4") _, out("v5") _, out("v6") _,
                    out("v7") _, out("v8") _, out("v9") _, out("v10") _, out("v11") _, out("v12") _, out("v13") _,
                    out("v14") _, out("v15") _, out("v16") _, out("v17") _, out("v18") _, out("v19") _,
                    out("v20") _, out("v21") _, out("v22") _, out("v23") _, out("v24") _, out("v25") _,
                    out("v26") _, out("v27") _, out("v28") _, out("v29") _, out("v30") _, out("v31") _,
                    options(nostack),
                );
            }
            raw
        }
    )*};
}

syscalls! {
    syscall0();
    syscall1("a0" = a);
    syscall2("a0" = a, "a1" = b);
    syscall3("a0" = a, "a1" = b, "a2" = c);
    syscall4("a0" = a, "a1" = b, "a2" = c, "a3" = d);
    syscall5("a0" = a, "a1" = b, "a2" = c, "a3" = d, "a4" = e);
    syscall6("a0" = a, "a1" = b, "a2" = c, "a3" = d, "a4" = e, "a5" = f);
}

/// There is no such state on these processors.
#[allow(dead_code)] // the constructor alone asks
pub fn spawn_saves_state() -> bool {
    false
}

/// The child, on its own stack, with fn and arg in these registers.
macro_rules! child {
    ($fn:literal, $arg:literal) => {
        concat!(
            ".cfi_undefined ra\n",          // unwinders stop here
            "mv s0, zero\n",                // so do those that follow frame pointers
            "mv ra, zero\n",
            "andi sp, sp, -{align}\n",      // a stack at any address will do
            "mv a0, ", $arg, "\n",
            "jalr ", $fn, "\n",             // fn(arg)
            "li a7, {exit}\n",              // exit, not exit_group: this task only; fn's result is the status
            "ecall\n",
            "ebreak\n",                     // a seccomp filter can make exit return: stop hard
        )
    };
}

/// # Safety
/// As the clone-like call itself; the child's stack must stay valid while the child runs on it.
#[unsafe(naked)]
pub unsafe extern "C" fn spawn(number: c_long, args: *const c_long, r#fn: ChildFn, arg: *mut c_void) -> isize {
    naked_asm!(
        ".cfi_startproc",
        "mv t1, a2",                    // fn, kept by the kernel for the child
        "mv t2, a3",                    // arg, likewise
        "mv a7, a0",                    // number
        "mv t0, a1",                    // the array
        "ld a0, 0(t0)",                 // args[0]
        "ld a1, 8(t0)",                 // args[1]
        "ld a2, 16(t0)",                // args[2]
        "ld a3, 24(t0)",                // args[3]
        "ld a4, 32(t0)",                // args[4]
        "ld a5, 40(t0)",                // args[5]
        "ecall",
        "beqz a0, 2f",
        "ret",
        "2:",                           // the child, on its own stack
        child!("t1", "t2"),
        ".cfi_endproc",
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
        [".cfi_startproc",]
        ["lbu t0, {settings_active}", "bnez t0, 9f", ; ".cfi_startproc", "9:", "tail {with_settings}", ".cfi_endproc",]
        []
        "beqz a0, 3f",                  // fn
        "andi a1, a1, -{align}",        // stack: rounding comes first, as in glibc
        "beqz a1, 3f",
        "mv t1, a0",                    // fn, kept by the kernel for the child
        "mv t2, a3",                    // arg, likewise
        "slli a0, a2, 32",              // flags, zero-extended
        "srli a0, a0, 32",
        "mv a2, a4",                    // parent_tid
        "mv a3, a5",                    // tls
        "mv a4, a6",                    // child_tid
        "li a7, {clone}",
        "ecall",
        "blez a0, 2f",                  // one branch for what is rare
        "ret",
        "2:",
        "beqz a0, 4f",
        "tail {fail}",                  // with the kernel's error
        "3:",
        "li a0, -{einval}",
        "tail {fail}",
        "4:",
        child!("t1", "t2"),
        ".cfi_endproc",
        ;
        clone = const libc::SYS_clone,
        align = const STACK_ALIGN,
        einval = const libc::EINVAL,
        exit = const libc::SYS_exit,
        fail = sym crate::errno::fail_raw_int,
    )
}

second_name!(".cfi_startproc", "tail {clone}", ".cfi_endproc");

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
        ["lbu t0, {settings_active}", "bnez t0, 9f", ; ".cfi_startproc", "9:", "tail {with_settings}", ".cfi_endproc",]
        []
        "beqz a0, 3f",                  // args
        "beqz a2, 3f",                  // fn, kept by the kernel for the child where it is, as is arg
        "mv t2, a0",                    // args, for the caller: the result takes its place
        "li a7, {clone3}",
        "ecall",
        "blez a0, 2f",                  // one branch for what is rare
        "ret",
        "2:",
        "beqz a0, 4f",
        "addi t0, a0, {enosys}",
        "beqz t0, 5f",
        "tail {fail}",                  // with the kernel's error
        "5:",
        "mv a0, t2",                    // args; size, fn and arg are where they were
        "tail {without_clone3}",
        "3:",
        "li a0, -{einval}",
        "tail {fail}",
        "4:",
        child!("a2", "a3"),
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

pub(crate) use super::{export_compiled as export, function_itself as landing_pad};
