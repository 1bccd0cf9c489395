//! clone and clone3 on 32-bit ARM, whole. arm.rs has the conventions.

use core::ffi::{c_int, c_void};

use libc::pid_t;

use super::{IS_V4T, STACK_ALIGN};
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
        [".fnstart",]
        [
            "ldr r12, ={settings_active} - (1f + 2 * (2f - 1f))",
            "1:", "add r12, pc",        // which is two instructions on, in A32 as in Thumb
            "2:", "ldrb r12, [r12]",
            "cmp r12, #0",
            "bne {with_settings}",
        ]
        []
        "cmp r0, #0",                   // fn
        "it ne",
        "bicsne r1, r1, #{align} - 1",  // stack: rounding comes first, as in glibc
        "beq 3f",                       // either is NULL
        "push {{r4, r7, lr}}",
        ".save {{r4, r7, lr}}",
        "mov r12, r0",                  // fn, kept by the kernel for the child
        "mov lr, r3",                   // arg, likewise
        "mov r0, r2",                   // flags
        ".if {is_v4t}",
        "ldr r2, [sp, #12]",            // parent_tid and tls, above what was pushed
        "ldr r3, [sp, #16]",
        ".else",
        "ldrd r2, r3, [sp, #12]",       // parent_tid and tls, likewise
        ".endif",
        "ldr r4, [sp, #20]",            // child_tid
        "mov r7, #{clone}",
        "svc 0",
        "cmp r0, #0",
        ".if {is_v4t}",
        "popgt {{r4, r7, lr}}",         // one condition for what is rare
        "bxgt lr",
        ".else",
        "it gt",
        "popgt {{r4, r7, pc}}",         // likewise
        ".endif",
        "beq 4f",
        "pop {{r4, r7, lr}}",
        "b {fail}",                     // with the kernel's error
        "3:",
        "mvn r0, #{einval} - 1",        // -EINVAL
        "b {fail}",
        ".pool",
        ".fnend",
        ".fnstart",
        "4:",
        child!("r12", "lr"),
        ".fnend",
        ;
        clone = const libc::SYS_clone,
        align = const STACK_ALIGN,
        is_v4t = const IS_V4T as u8,
        einval = const libc::EINVAL,
        exit = const libc::SYS_exit,
        fail = sym crate::errno::fail_raw_int,
    )
}

second_name!(".fnstart", "b {clone}", ".fnend");

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
        [".fnstart",]
        [
            "ldr r12, ={settings_active} - (1f + 2 * (2f - 1f))",
            "1:", "add r12, pc",        // which is two instructions on, in A32 as in Thumb
            "2:", "ldrb r12, [r12]",
            "cmp r12, #0",
            "bne {with_settings}",
        ]
        []
        "cmp r0, #0",                   // args
        "it ne",
        "cmpne r2, #0",                 // fn, kept by the kernel for the child where it is, as is arg
        "beq 3f",                       // either is NULL
        "push {{r7, lr}}",
        ".save {{r7, lr}}",
        "mov r12, r0",                  // args, for the caller: the result takes its place
        "ldr r7, ={clone3}",
        "svc 0",
        "cmp r0, #0",
        ".if {is_v4t}",
        "popgt {{r7, lr}}",             // one condition for what is rare
        "bxgt lr",
        ".else",
        "it gt",
        "popgt {{r7, pc}}",             // likewise
        ".endif",
        "beq 4f",
        "pop {{r7, lr}}",
        "cmn r0, #{enosys}",
        "bne {fail}",                   // with the kernel's error
        "mov r0, r12",                  // args; size, fn and arg are where they were
        "b {without_clone3}",
        "3:",
        "mvn r0, #{einval} - 1",        // -EINVAL
        "b {fail}",
        ".pool",
        ".fnend",
        ".fnstart",
        "4:",
        child!("r2", "r3"),
        ".fnend",
        ;
        clone3 = const libc::SYS_clone3,
        align = const STACK_ALIGN,
        is_v4t = const IS_V4T as u8,
        einval = const libc::EINVAL,
        enosys = const libc::ENOSYS,
        exit = const libc::SYS_exit,
        without_clone3 = sym crate::raw::without_clone3,
        fail = sym crate::errno::fail_raw_int,
    )
}
