//! spawn on RISC-V, of either width. riscv64.rs has the conventions.

use core::arch::naked_asm;
use core::ffi::{c_long, c_void};

use super::STACK_ALIGN;
use crate::ChildFn;

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
        concat!(load!(), " a0, 0 * {word}(t0)"), // args[0]
        concat!(load!(), " a1, 1 * {word}(t0)"), // args[1]
        concat!(load!(), " a2, 2 * {word}(t0)"), // args[2]
        concat!(load!(), " a3, 3 * {word}(t0)"), // args[3]
        concat!(load!(), " a4, 4 * {word}(t0)"), // args[4]
        concat!(load!(), " a5, 5 * {word}(t0)"), // args[5]
        "ecall",
        "beqz a0, 2f",
        "ret",
        "2:",                           // the child, on its own stack
        child!("t1", "t2"),
        ".cfi_endproc",
        word = const size_of::<c_long>(),
        align = const STACK_ALIGN,
        exit = const libc::SYS_exit,
    )
}
