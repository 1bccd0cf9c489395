//! clone and clone3 on 32-bit PowerPC, whole. powerpc.rs has the conventions.

use core::ffi::{c_int, c_void};

use libc::pid_t;

use super::{MINIMAL_FRAME, STACK_ALIGN};
use crate::ChildFn;
use crate::arch::{asking, second_name};
use crate::asked::clone_args::clone_args as request;

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
        [
            ".cfi_startproc",
            "stwu 1, -{minimal}(1)",
            ".cfi_def_cfa_offset {minimal}",
            "stmw 30, {minimal} - 8(1)", // r30 and r31, which C keeps
            ".cfi_offset 30, -8",
            ".cfi_offset 31, -4",
        ]
        [
            "mflr 0",
            ".cfi_register lr, 0",
            "bcl 20, 31, 1f",           // the way to an address of one's own
            "1: mflr 11",
            "mtlr 0",
            ".cfi_restore lr",
            "addis 11, 11, {settings_active} - 1b@ha",
            "lwz 11, {settings_active} - 1b@l(11)",
            "andc. 30, 3, 11",          // fn, kept by the kernel for the child; 0 where there are settings
            "beq- 9f",
            ;
            ".cfi_startproc",
            ".cfi_def_cfa_offset {minimal}",
            ".cfi_offset 30, -8",
            ".cfi_offset 31, -4",
            "9: cmpwi 11, 0",
            "beq 3b",                   // without settings fn is NULL
            "lmw 30, {minimal} - 8(1)",
            ".cfi_restore 30",
            ".cfi_restore 31",
            "addi 1, 1, {minimal}",
            ".cfi_def_cfa_offset 0",
            "b {with_settings}",
            ".cfi_endproc",
        ]
        [
            "mr. 30, 3",                // fn, kept by the kernel for the child
            "beq- 3f",
        ]
        "clrrwi. 4, 4, {align_bits}",   // stack: rounding comes first, as in glibc
        "beq- 3f",
        "mr 31, 6",                     // arg, kept likewise
        "mr 3, 5",                      // flags
        "mr 5, 7",                      // parent_tid
        "mr 6, 8",                      // tls
        "mr 7, 9",                      // child_tid
        "li 0, {clone}",
        "sc",
        "cmpwi 1, 3, 0",                // not in cr0, whose summary overflow is asked below
        "beq- 1, 4f",                   // an errno is never 0
        ".cfi_remember_state",
        "lmw 30, {minimal} - 8(1)",
        ".cfi_restore 30",
        ".cfi_restore 31",
        "addi 1, 1, {minimal}",
        ".cfi_def_cfa_offset 0",
        "bnslr+",
        "neg 3, 3",                     // the kernel's error, as other architectures have it
        "b {fail}",
        "3:",
        ".cfi_restore_state",
        ".cfi_remember_state",
        "lmw 30, {minimal} - 8(1)",
        ".cfi_restore 30",
        ".cfi_restore 31",
        "addi 1, 1, {minimal}",
        ".cfi_def_cfa_offset 0",
        "li 3, -{einval}",
        "b {fail}",
        "4:",
        ".cfi_restore_state",
        child!(),
        ".cfi_endproc",
        ;
        clone = const libc::SYS_clone,
        align_bits = const STACK_ALIGN.trailing_zeros(),
        minimal = const MINIMAL_FRAME,
        einval = const libc::EINVAL,
        exit = const libc::SYS_exit,
        fail = sym crate::errno::fail_raw_int,
    )
}

second_name!(".cfi_startproc", "b {clone}", ".cfi_endproc");

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
            "mflr 0",
            ".cfi_register lr, 0",
            "bcl 20, 31, 1f",           // the way to an address of one's own
            "1: mflr 11",
            "mtlr 0",
            ".cfi_restore lr",
            "addis 11, 11, {settings_active} - 1b@ha",
            "lwz 11, {settings_active} - 1b@l(11)",
            "cmplw 11, 3",              // 0 or all ones: no less where args is NULL, or there are settings
            "bge- 9f",
            ;
            ".cfi_startproc",
            "9: cmpwi 11, 0",
            "beq 8f",
            "b {with_settings}",
            "8: li 3, -{einval}",
            "b {fail}",
            ".cfi_endproc",
        ]
        [
            "cmpwi 3, 0",               // args
            "beq- 3f",
        ]
        "cmpwi 5, 0",                   // fn
        "beq- 3f",
        "stwu 1, -{frame}(1)",          // for a child that goes on below, on the caller's own stack
        ".cfi_def_cfa_offset {frame}",
        "stmw 30, {frame} - 8(1)",      // r30 and r31, which C keeps
        ".cfi_offset 30, -8",
        ".cfi_offset 31, -4",
        "stw 3, {frame} - 16(1)",       // args and size, which the kernel overwrites
        "stw 4, {frame} - 12(1)",
        "mr 30, 5",                     // fn, kept by the kernel for the child
        "mr 31, 6",                     // arg, likewise
        "li 0, {clone3}",
        "sc",
        "bso- 2f",
        "cmpwi 3, 0",
        "beq- 4f",
        ".cfi_remember_state",
        "lmw 30, {frame} - 8(1)",
        ".cfi_restore 30",
        ".cfi_restore 31",
        "addi 1, 1, {frame}",
        ".cfi_def_cfa_offset 0",
        "blr",
        "2:",
        ".cfi_restore_state",
        ".cfi_remember_state",
        "cmpwi 3, {enosys}",
        "neg 3, 3",                     // the kernel's error, as other architectures have it
        "mr 5, 30",                     // fn and arg, as C has them
        "mr 6, 31",
        "lwz 7, {frame} - 16(1)",       // args
        "lwz 4, {frame} - 12(1)",       // size
        "lmw 30, {frame} - 8(1)",
        ".cfi_restore 30",
        ".cfi_restore 31",
        "addi 1, 1, {frame}",
        ".cfi_def_cfa_offset 0",
        "beq- 5f",
        "b {fail}",
        "5:",
        "mr 3, 7",                      // args
        "b {without_clone3}",
        "3:",
        "li 3, -{einval}",
        "b {fail}",
        "4:",
        ".cfi_restore_state",
        child!(),
        ".cfi_endproc",
        ;
        clone3 = const libc::SYS_clone3,
        align_bits = const STACK_ALIGN.trailing_zeros(),
        minimal = const MINIMAL_FRAME,
        frame = const MINIMAL_FRAME + 16, // room for two more words
        einval = const libc::EINVAL,
        enosys = const libc::ENOSYS,
        exit = const libc::SYS_exit,
        without_clone3 = sym crate::raw::without_clone3,
        fail = sym crate::errno::fail_raw_int,
    )
}
