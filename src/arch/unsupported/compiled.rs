//! clone and clone3 in Rust, by way of the trampoline, for an architecture whose file has none in assembly.

use core::ffi::{c_int, c_long, c_void};

use libc::pid_t;

use crate::asked::clone_args::clone_args as request;
use crate::{ChildFn, arch, clone, clone3};

/// # Safety
/// As clone(2).
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
    // SAFETY: passed on to the caller.
    unsafe { start(r#fn, stack, flags, arg, parent_tid, tls, child_tid) }
}

/// As `second_name!` has it.
///
/// # Safety
/// As clone(2).
#[cfg(feature = "preload")]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn __clone(
    r#fn: Option<ChildFn>,
    stack: *mut c_void,
    flags: c_int,
    arg: *mut c_void,
    parent_tid: *mut pid_t,
    tls: *mut c_void,
    child_tid: *mut pid_t,
) -> c_int {
    // SAFETY: passed on to the caller.
    unsafe { start(r#fn, stack, flags, arg, parent_tid, tls, child_tid) }
}

#[inline(always)]
unsafe fn start(
    r#fn: Option<ChildFn>,
    stack: *mut c_void,
    flags: c_int,
    arg: *mut c_void,
    parent_tid: *mut pid_t,
    tls: *mut c_void,
    child_tid: *mut pid_t,
) -> c_int {
    let args = |stack| {
        // Zero-extended: see the contract.
        arch::clone_args(flags as u32 as usize, stack, parent_tid.addr(), child_tid.addr(), tls.addr())
    };
    // SAFETY: passed on to the caller.
    unsafe { clone::on_stack(None, libc::SYS_clone as c_long, r#fn, stack, arg, args) as c_int }
}

/// # Safety
/// As clone3(2).
#[unsafe(export_name = "splork_clone3")]
pub unsafe extern "C" fn clone3(
    args: *mut request,
    size: usize,
    r#fn: Option<ChildFn>,
    arg: *mut c_void,
) -> pid_t {
    // SAFETY: passed on to the caller.
    unsafe { clone3::start(args, size, r#fn, arg, None) }
}
