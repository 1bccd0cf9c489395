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
use core::ffi::{c_long, c_void};

use crate::ChildFn;

pub const STACK_ALIGN: usize = 16;

pub use super::default_order as clone_args;

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

pub use super::saves_no_state as spawn_saves_state;

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

#[path = "loongarch64/clone.rs"]
mod clone;

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

pub use self::clone::{clone, clone3};

pub(crate) use super::{export_compiled as export, function_itself as landing_pad};
