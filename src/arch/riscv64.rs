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
//! kernel:  number a7, args[0..6] a0-a5                          fn and arg ride along in s1 and s2
//! ```

use core::arch::naked_asm;
use core::ffi::{c_long, c_void};

use crate::ChildFn;

#[path = "unsupported/compiled.rs"]
mod compiled;

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
        "addi sp, sp, -16",
        ".cfi_adjust_cfa_offset 16",
        "sd s1, 0(sp)",
        ".cfi_rel_offset s1, 0",
        "sd s2, 8(sp)",
        ".cfi_rel_offset s2, 8",
        "mv s1, a2",                    // fn, kept by the kernel for the child
        "mv s2, a3",                    // arg, likewise
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
        ".cfi_remember_state",
        "ld s1, 0(sp)",
        ".cfi_restore s1",
        "ld s2, 8(sp)",
        ".cfi_restore s2",
        "addi sp, sp, 16",
        ".cfi_adjust_cfa_offset -16",
        "ret",
        "2:",                           // the child, on its own stack
        ".cfi_restore_state",
        ".cfi_undefined ra",            // unwinders stop here
        "mv s0, zero",                  // so do those that follow frame pointers
        "mv ra, zero",
        "andi sp, sp, -{align}",        // a stack at any address will do
        "mv a0, s2",                    // arg
        "jalr s1",                      // fn(arg)
        "li a7, {exit}",                // exit, not exit_group: this task only; fn's result is the status
        "ecall",
        "ebreak",                       // a seccomp filter can make exit return: stop hard
        ".cfi_endproc",
        align = const STACK_ALIGN,
        exit = const libc::SYS_exit,
    )
}

pub use compiled::{clone, clone3};

pub(crate) use super::{export_compiled as export, function_itself as landing_pad};
