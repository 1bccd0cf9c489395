//! clone and clone3 on ELFv1, after the test for settings, to errno. powerpc64_elfv1.rs has the conventions.

use core::arch::naked_asm;
use core::ffi::{c_int, c_void};

use libc::pid_t;

use super::{MINIMAL_FRAME, STACK_ALIGN};
use crate::ChildFn;
use crate::asked::clone_args::clone_args as request;

/// # Safety
/// As clone(2).
#[unsafe(naked)]
pub unsafe extern "C" fn splork_arch_clone(
    r#fn: Option<ChildFn>,
    stack: *mut c_void,
    flags: c_int,
    arg: *mut c_void,
    parent_tid: *mut pid_t,
    tls: *mut c_void,
    child_tid: *mut pid_t,
) -> c_int {
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
        "clrldi 3, 5, 32",              // flags, zero-extended
        "mr 5, 7",                      // parent_tid
        "mr 6, 8",                      // tls
        "mr 7, 9",                      // child_tid
        "li 0, {clone}",
        "sc",
        "cmpdi 1, 3, 0",                // not in cr0, whose summary overflow is asked below
        "beq- 1, 4f",                   // an errno is never 0
        "ld 30, -16(1)",
        "ld 31, -8(1)",
        "bnslr+",
        "neg 3, 3",                     // the kernel's error, as other architectures have it
        "b {fail}",
        "3:",
        "li 3, -{einval}",
        "b {fail}",
        "4:",
        child!(),
        ".cfi_endproc",
        clone = const libc::SYS_clone,
        align_bits = const STACK_ALIGN.trailing_zeros(),
        minimal = const MINIMAL_FRAME,
        einval = const libc::EINVAL,
        exit = const libc::SYS_exit,
        fail = sym crate::errno::fail_raw_int,
    )
}

/// # Safety
/// As clone3(2).
#[unsafe(naked)]
pub unsafe extern "C" fn splork_arch_clone3(
    args: *mut request,
    size: usize,
    r#fn: Option<ChildFn>,
    arg: *mut c_void,
) -> pid_t {
    naked_asm!(
        ".cfi_startproc",
        "cmpdi 3, 0",                   // args
        "beq- 3f",
        "stdu 1, -{frame}(1)",          // for a child that goes on below, on the caller's own stack
        ".cfi_def_cfa_offset {frame}",
        "std 30, {frame} - 16(1)",
        ".cfi_offset 30, -16",
        "std 31, {frame} - 8(1)",
        ".cfi_offset 31, -8",
        "mr. 30, 5",                    // fn, kept by the kernel for the child
        "beq- 6f",
        "std 3, {frame} - 32(1)",       // args and size, which the kernel overwrites
        "std 4, {frame} - 24(1)",
        "mr 31, 6",                     // arg, kept likewise
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
        "beq- 5f",
        "b {fail}",
        "5:",
        "ld 3, -32(1)",                 // args
        "ld 4, -24(1)",                 // size
        "b {without_clone3}",
        "6:",
        ".cfi_restore_state",
        ".cfi_remember_state",
        "ld 30, {frame} - 16(1)",
        ".cfi_restore 30",
        ".cfi_restore 31",              // unchanged as yet
        "addi 1, 1, {frame}",
        ".cfi_def_cfa_offset 0",
        "3:",
        "li 3, -{einval}",
        "b {fail}",
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
        exit = const libc::SYS_exit,
        without_clone3 = sym crate::raw::without_clone3,
        fail = sym crate::errno::fail_raw_int,
    )
}
