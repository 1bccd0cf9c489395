//! spawn on 64-bit PowerPC, of either ABI: the child, and how large a frame is at least, are the ABI's. powerpc64.rs and
//! powerpc64_elfv1.rs have the conventions.

use core::arch::naked_asm;
use core::ffi::{c_long, c_void};

use super::{MINIMAL_FRAME, STACK_ALIGN};
use crate::ChildFn;

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
        frame = const MINIMAL_FRAME + 16, // room for two saved registers
        minimal = const MINIMAL_FRAME,
        align_bits = const STACK_ALIGN.trailing_zeros(),
        exit = const libc::SYS_exit,
    )
}
