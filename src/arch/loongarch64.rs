//! LoongArch, 64-bit, LP64.
//!
//! * system call: `syscall 0`; number in a7, arguments in a0-a5, result in a0, errors -4095..-1
//! * the kernel overwrites t0-t8, keeps every other register, and gives the child the same ones but a0 = 0 and, where
//!   a stack was asked for, sp
//! * C callee-saved: s0-s8, fp; the stack is 16-aligned; tp and r21 are the platform's
//!
//! ```text
//! C:       spawn(number a0, args a1, fn a2, arg a3)
//! kernel:  number a7, args[0..6] a0-a5                          fn and arg ride along in s0 and s1
//!
//! C:       clone(fn a0, stack a1, flags a2, arg a3, parent_tid a4, tls a5, child_tid a6)
//! kernel:  SYS_clone a7, flags a0, stack a1, parent_tid a2, child_tid a3, tls a4
//!                                                              fn and arg ride along in a6 and a5
//!
//! C:       clone3(args a0, size a1, fn a2, arg a3)
//! kernel:  SYS_clone3 a7, args a0, size a1                      fn and arg ride along in a2 and a3
//! ```

use core::arch::naked_asm;
use core::ffi::{c_int, c_long, c_void};

use libc::pid_t;

use super::asking;
use crate::ChildFn;
use crate::fallback::clone_args as request;

pub const STACK_ALIGN: usize = 16;

/// CONFIG_CLONE_BACKWARDS is not set: tls comes last.
#[inline(always)]
pub fn clone_args(flags: usize, stack: usize, parent_tid: usize, child_tid: usize, tls: usize) -> [c_long; 6] {
    [flags, stack, parent_tid, child_tid, tls, 0].map(|arg| arg as c_long)
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
                    "syscall 0",
                    in("$a7") number,
                    $(in($reg) $arg,)*
                    lateout("$a0") raw,
                    lateout("$t0") _, lateout("$t1") _, lateout("$t2") _, lateout("$t3") _, lateout("$t4") _,
                    lateout("$t5") _, lateout("$t6") _, lateout("$t7") _, lateout("$t8") _,
                    options(nostack),
                );
            }
            raw
        }
    )*};
}

syscalls! {
    syscall0();
    syscall1("$a0" = a);
    syscall2("$a0" = a, "$a1" = b);
    syscall3("$a0" = a, "$a1" = b, "$a2" = c);
    syscall4("$a0" = a, "$a1" = b, "$a2" = c, "$a3" = d);
    syscall5("$a0" = a, "$a1" = b, "$a2" = c, "$a3" = d, "$a4" = e);
    syscall6("$a0" = a, "$a1" = b, "$a2" = c, "$a3" = d, "$a4" = e, "$a5" = f);
}

/// Nothing that a child could have a share in.
#[allow(dead_code)] // the constructor alone asks
pub fn spawn_saves_state() -> bool {
    false
}

/// The child, on its own stack, with fn and arg in these registers.
macro_rules! child {
    ($fn:literal, $arg:literal) => {
        concat!(
            ".cfi_undefined 1\n",           // ra: unwinders stop here
            "move $fp, $zero\n",            // so do those that follow frame pointers
            "move $ra, $zero\n",
            "bstrins.d $sp, $zero, {align_bit}, 0\n", // a stack at any address will do
            "move $a0, ", $arg, "\n",
            "jirl $ra, ", $fn, ", 0\n",     // fn(arg)
            "li.w $a7, {exit}\n",           // exit, not exit_group: this task only; fn's result is the status
            "syscall 0\n",
            "break 0\n",                    // a seccomp filter can make exit return: stop hard
        )
    };
}

/// # Safety
/// As the clone-like call itself; the child's stack must stay valid while the child runs on it.
#[unsafe(naked)]
pub unsafe extern "C" fn spawn(number: c_long, args: *const c_long, r#fn: ChildFn, arg: *mut c_void) -> isize {
    naked_asm!(
        ".cfi_startproc",
        "addi.d $sp, $sp, -16",
        ".cfi_adjust_cfa_offset 16",
        "st.d $s0, $sp, 0",
        ".cfi_rel_offset 23, 0",
        "st.d $s1, $sp, 8",
        ".cfi_rel_offset 24, 8",
        "move $s0, $a2",                // fn, kept by the kernel for the child
        "move $s1, $a3",                // arg, likewise
        "move $a7, $a0",                // number
        "move $t0, $a1",                // the array
        "ld.d $a0, $t0, 0",             // args[0]
        "ld.d $a1, $t0, 8",             // args[1]
        "ld.d $a2, $t0, 16",            // args[2]
        "ld.d $a3, $t0, 24",            // args[3]
        "ld.d $a4, $t0, 32",            // args[4]
        "ld.d $a5, $t0, 40",            // args[5]
        "syscall 0",
        "beqz $a0, 2f",
        ".cfi_remember_state",
        "ld.d $s0, $sp, 0",
        ".cfi_restore 23",
        "ld.d $s1, $sp, 8",
        ".cfi_restore 24",
        "addi.d $sp, $sp, 16",
        ".cfi_adjust_cfa_offset -16",
        "jr $ra",
        "2:",                           // the child, on its own stack
        ".cfi_restore_state",
        child!("$s0", "$s1"),
        ".cfi_endproc",
        align_bit = const STACK_ALIGN.trailing_zeros() - 1,
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
        [
            "pcalau12i $t0, %pc_hi20({settings_active})",
            "ld.bu $t0, $t0, %pc_lo12({settings_active})",
            "masknez $t0, $a0, $t0",    // fn, or 0 where there is a setting: it has to go to a register anyway
            "beqz $t0, 9f",
            ;
            ".cfi_startproc",
            "9:",
            "pcalau12i $t0, %pc_hi20({settings_active})", // which of the two?
            "ld.bu $t0, $t0, %pc_lo12({settings_active})",
            "beqz $t0, 3b",
            "b {with_settings}",
            ".cfi_endproc",
        ]
        ["move $t0, $a0", "beqz $t0, 3f",]
        "bstrins.d $a1, $zero, {align_bit}, 0", // stack: rounding comes first, as in glibc
        "beqz $a1, 3f",
        "bstrpick.d $a0, $a2, 31, 0",   // flags, zero-extended
        "move $a2, $a4",                // parent_tid
        "move $a4, $a5",                // tls
        "move $a5, $a3",                // arg, kept by the kernel for the child
        "move $a3, $a6",                // child_tid
        "move $a6, $t0",                // fn, kept likewise, which t0 is not
        "li.w $a7, {clone}",
        "syscall 0",
        "blez $a0, 2f",                 // one branch for what is rare
        "jr $ra",
        "2:",
        "beqz $a0, 4f",
        "b {fail}",                     // with the kernel's error
        "3:",
        "li.w $a0, -{einval}",
        "b {fail}",
        "4:",
        child!("$a6", "$a5"),
        ".cfi_endproc",
        ;
        clone = const libc::SYS_clone,
        align_bit = const STACK_ALIGN.trailing_zeros() - 1,
        einval = const libc::EINVAL,
        exit = const libc::SYS_exit,
        fail = sym crate::errno::fail_raw_int,
    )
}

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
        [
            "pcalau12i $t0, %pc_hi20({settings_active})",
            "ld.bu $t0, $t0, %pc_lo12({settings_active})",
            "bnez $t0, 9f",
            ;
            ".cfi_startproc", "9:", "b {with_settings}", ".cfi_endproc",
        ]
        []
        "beqz $a0, 3f",                 // args
        "beqz $a2, 3f",                 // fn, kept by the kernel for the child where it is, as is arg
        "move $a4, $a0",                // args, for the caller: the result takes its place
        "li.w $a7, {clone3}",
        "syscall 0",
        "blez $a0, 2f",                 // one branch for what is rare
        "jr $ra",
        "2:",
        "beqz $a0, 4f",
        "addi.d $t0, $a0, {enosys}",
        "beqz $t0, 5f",
        "b {fail}",                     // with the kernel's error
        "5:",
        "move $a0, $a4",                // args; size, fn and arg are where they were
        "b {without_clone3}",
        "3:",
        "li.w $a0, -{einval}",
        "b {fail}",
        "4:",
        child!("$a2", "$a3"),
        ".cfi_endproc",
        ;
        clone3 = const libc::SYS_clone3,
        align_bit = const STACK_ALIGN.trailing_zeros() - 1,
        einval = const libc::EINVAL,
        enosys = const libc::ENOSYS,
        exit = const libc::SYS_exit,
        without_clone3 = sym crate::raw::without_clone3,
        fail = sym crate::errno::fail_raw_int,
    )
}

pub(crate) use super::{export_compiled as export, function_itself as landing_pad};
