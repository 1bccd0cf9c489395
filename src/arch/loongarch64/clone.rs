//! clone and clone3 on LoongArch, whole. loongarch64.rs has the conventions.

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
