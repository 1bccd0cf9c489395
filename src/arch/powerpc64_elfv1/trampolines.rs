//! clone and clone3 on ELFv1, after the test for settings. powerpc64_elfv1.rs has the conventions.

use core::arch::naked_asm;
use core::ffi::{c_int, c_void};

use super::{MINIMAL_FRAME, STACK_ALIGN};
use crate::ChildFn;

/// The function that clone3 jumps to without a kernel's clone3. Assembly gets its address as an operand.
type WithoutClone3 = unsafe extern "C" fn(*mut c_void, usize, ChildFn, *mut c_void) -> isize;

/// # Safety
/// As clone(2).
#[unsafe(naked)]
pub unsafe extern "C" fn splork_arch_clone(
    r#fn: Option<ChildFn>,
    stack: *mut c_void,
    flags: usize,
    arg: *mut c_void,
    parent_tid: *mut c_int,
    tls: *mut c_void,
    child_tid: *mut c_int,
) -> isize {
    naked_asm!(
        ".cfi_startproc",
        "cmpdi 3, 0",                   // fn
        "beq- 3f",
        "clrrdi. 4, 4, {align_bits}",   // stack: rounding comes first, as in glibc
        "beq- 3f",
        "std 30, -16(1)",               // below the stack pointer, where signal handlers do not write
        ".cfi_offset 30, -16",
        "std 31, -8(1)",
        ".cfi_offset 31, -8",
        "mr 30, 3",                     // fn, kept by the kernel for the child
        "mr 31, 6",                     // arg, likewise
        "mr 3, 5",                      // flags, which the caller has zero-extended
        "mr 5, 7",                      // parent_tid
        "mr 6, 8",                      // tls
        "mr 7, 9",                      // child_tid
        "li 0, {clone}",
        "sc",
        "bso- 2f",
        "cmpdi 3, 0",
        "beq- 4f",
        "ld 30, -16(1)",
        "ld 31, -8(1)",
        "blr",
        "2:",
        "ld 30, -16(1)",
        "ld 31, -8(1)",
        "neg 3, 3",                     // the kernel's error, as other architectures have it
        "blr",
        "3:",
        "li 3, -{einval}",
        "blr",
        "4:",
        child!(),
        ".cfi_endproc",
        clone = const libc::SYS_clone,
        align_bits = const STACK_ALIGN.trailing_zeros(),
        minimal = const MINIMAL_FRAME,
        einval = const libc::EINVAL,
        exit = const libc::SYS_exit,
    )
}

/// # Safety
/// As clone3(2).
#[unsafe(naked)]
pub unsafe extern "C" fn splork_arch_clone3(
    args: *mut c_void,
    size: usize,
    r#fn: Option<ChildFn>,
    arg: *mut c_void,
    _without_clone3: WithoutClone3,
) -> isize {
    naked_asm!(
        ".cfi_startproc",
        "cmpdi 3, 0",                   // args
        "beq- 3f",
        "cmpdi 5, 0",                   // fn
        "beq- 3f",
        "stdu 1, -{frame}(1)",          // for a child that goes on below, on the caller's own stack
        ".cfi_def_cfa_offset {frame}",
        "std 30, {frame} - 16(1)",
        ".cfi_offset 30, -16",
        "std 31, {frame} - 8(1)",
        ".cfi_offset 31, -8",
        "std 3, {frame} - 32(1)",       // args and size, which the kernel overwrites
        "std 4, {frame} - 24(1)",
        "mr 30, 5",                     // fn, kept by the kernel for the child
        "mr 31, 6",                     // arg, likewise
        "li 0, {clone3}",
        "sc",
        "bso- 2f",
        "cmpdi 3, 0",
        "beq- 4f",
        ".cfi_remember_state",
        "ld 30, {frame} - 16(1)",
        ".cfi_restore 30",
        "ld 31, {frame} - 8(1)",
        ".cfi_restore 31",
        "addi 1, 1, {frame}",
        ".cfi_def_cfa_offset 0",
        "blr",
        "2:",
        ".cfi_restore_state",
        ".cfi_remember_state",
        "cmpdi 3, {enosys}",
        "neg 3, 3",                     // the kernel's error, as other architectures have it
        "mr 5, 30",                     // fn and arg, as C has them
        "mr 6, 31",
        "ld 30, {frame} - 16(1)",
        ".cfi_restore 30",
        "ld 31, {frame} - 8(1)",
        ".cfi_restore 31",
        "addi 1, 1, {frame}",
        ".cfi_def_cfa_offset 0",
        "bnelr+",
        "ld 3, -32(1)",                 // args
        "ld 4, -24(1)",                 // size
        "b {without_clone3}",
        "3:",
        "li 3, -{einval}",
        "blr",
        "4:",
        ".cfi_restore_state",
        child!(),
        ".cfi_endproc",
        clone3 = const libc::SYS_clone3,
        align_bits = const STACK_ALIGN.trailing_zeros(),
        minimal = const MINIMAL_FRAME,
        frame = const MINIMAL_FRAME + 32, // room for four words
        einval = const libc::EINVAL,
        enosys = const libc::ENOSYS,
        without_clone3 = sym crate::raw::by_clone_alone,
        exit = const libc::SYS_exit,
    )
}
