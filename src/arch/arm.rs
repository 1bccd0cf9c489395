//! 32-bit ARM, EABI, hard or soft float, from ARMv4T on; A32 or Thumb-2, as the target has it. Callers and fn may be the
//! other. ARMv4T has neither blx nor ldrd, and changes to a Thumb caller by bx alone.
//!
//! * system call: `svc 0`; number in r7, arguments in r0-r5, result in r0, errors -4095..-1
//! * the kernel keeps every other register and gives the child the same ones but r0 = 0 and, where a stack was asked
//!   for, sp
//! * C callee-saved: r4-r11; the stack is 8-aligned at calls; the frame pointer is r11, or r7 in Thumb code
//! * unwinding goes by EHABI's tables, which end at a function marked cantunwind
//!
//! ```text
//! C:       spawn(number r0, args r1, fn r2, arg r3)
//! kernel:  number r7, args[0..6] r0-r5                          fn and arg ride along in r12 and lr
//!
//! C:       clone(fn r0, stack r1, flags r2, arg r3, parent_tid [sp], tls [sp, 4], child_tid [sp, 8])
//! kernel:  SYS_clone r7, flags r0, stack r1, parent_tid r2, tls r3, child_tid r4
//!                                                              fn and arg ride along in r12 and lr
//!
//! C:       clone3(args r0, size r1, fn r2, arg r3)
//! kernel:  SYS_clone3 r7, args r0, size r1                      fn and arg ride along in r2 and r3
//! ```

use core::arch::naked_asm;
use core::ffi::{c_long, c_void};

use crate::ChildFn;

pub const STACK_ALIGN: usize = 8;

pub use super::backwards as clone_args;

macro_rules! syscalls {
    ($($name:ident($($reg:tt = $arg:ident),*);)*) => {$(
        /// # Safety
        /// As the system call itself.
        #[inline(always)]
        #[allow(dead_code)] // which counts are used is the table's affair
        pub unsafe fn $name(number: usize, $($arg: usize),*) -> isize {
            let raw: isize;
            // SAFETY: the caller vouches for the call; every register that the kernel changes is named, and r7, which
            // Thumb code keeps its frame pointer in so that no operand can be there, is put back.
            unsafe {
                core::arch::asm!(
                    "mov {r7}, r7",
                    "mov r7, {number}",
                    "svc 0",
                    "mov r7, {r7}",
                    r7 = out(reg) _,
                    number = in(reg) number,
                    $(in($reg) $arg,)*
                    lateout("r0") raw,
                    options(nostack),
                );
            }
            raw
        }
    )*};
}

syscalls! {
    syscall0();
    syscall1("r0" = a);
    syscall2("r0" = a, "r1" = b);
    syscall3("r0" = a, "r1" = b, "r2" = c);
    syscall4("r0" = a, "r1" = b, "r2" = c, "r3" = d);
    syscall5("r0" = a, "r1" = b, "r2" = c, "r3" = d, "r4" = e);
    syscall6("r0" = a, "r1" = b, "r2" = c, "r3" = d, "r4" = e, "r5" = f);
}

pub use super::saves_no_state as spawn_saves_state;

/// The child, on its own stack, with fn and arg in these registers.
macro_rules! child {
    ($fn:literal, $arg:literal) => {
        concat!(
            ".cantunwind\n",                // unwinders stop here
            "mov r11, #0\n",                // so do those that follow frame pointers, A32's
            "mov r7, #0\n",                 // and Thumb's
            "mov r1, sp\n",                 // Thumb code cannot round sp itself
            "bic r1, r1, #{align} - 1\n",   // a stack at any address will do
            "mov sp, r1\n",
            "mov r0, ", $arg, "\n",         // before lr goes, which may be it
            "bl 8f\n",
            "mov r7, #{exit}\n",            // exit, not exit_group: this task only; fn's result is the status
            "svc 0\n",
            "udf #0\n",                     // a seccomp filter can make exit return: stop hard
            "8: bx ", $fn, "\n",            // fn(arg), in either instruction set
        )
    };
}

/// Stable Rust does not tell which instructions there are.
const IS_V4T: bool = matches!(super::TARGET.as_bytes(), [b'a', b'r', b'm', b'v', b'4', ..]);

#[path = "arm/clone.rs"]
mod clone;

/// # Safety
/// As the clone-like call itself; the child's stack must stay valid while the child runs on it.
#[unsafe(naked)]
pub unsafe extern "C" fn spawn(number: c_long, args: *const c_long, r#fn: ChildFn, arg: *mut c_void) -> isize {
    naked_asm!(
        ".fnstart",
        "push {{r4, r5, r7, lr}}",
        ".save {{r4, r5, r7, lr}}",
        "mov r12, r2",                  // fn, kept by the kernel for the child
        "mov lr, r3",                   // arg, likewise
        "mov r7, r0",                   // number
        "ldm r1, {{r0-r5}}",            // args[0] to args[5]
        "svc 0",
        "cmp r0, #0",
        "beq 2f",
        ".if {is_v4t}",
        "pop {{r4, r5, r7, lr}}",
        "bx lr",
        ".else",
        "pop {{r4, r5, r7, pc}}",
        ".endif",
        ".fnend",
        ".fnstart",
        "2:",
        child!("r12", "lr"),
        ".fnend",
        align = const STACK_ALIGN,
        is_v4t = const IS_V4T as u8,
        exit = const libc::SYS_exit,
    )
}

pub use self::clone::{clone, clone3};

pub(crate) use super::{export_compiled as export, function_itself as landing_pad};
