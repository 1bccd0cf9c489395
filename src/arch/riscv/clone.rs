//! clone and clone3 on RISC-V, of either width, whole. riscv64.rs has the conventions.

use core::ffi::{c_int, c_void};

use libc::pid_t;

use super::STACK_ALIGN;
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
        [".cfi_startproc",]
        ["lbu t0, {settings_active}", "bnez t0, 9f", ; ".cfi_startproc", "9:", "tail {with_settings}", ".cfi_endproc",]
        []
        "beqz a0, 3f",                  // fn
        "andi a1, a1, -{align}",        // stack: rounding comes first, as in glibc
        "beqz a1, 3f",
        "mv t1, a0",                    // fn, kept by the kernel for the child
        "mv t2, a3",                    // arg, likewise
        flags_zero_extended!(),
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
