//! clone and clone3 in Rust, for architectures whose trampolines are in a .S in arch/: they test for settings, call the
//! trampoline, and set errno.

use core::ffi::{c_int, c_void};

use libc::pid_t;

use crate::asked::clone_args::clone_args as request;
#[cfg(feature = "preload")]
use crate::preload;
use crate::{ChildFn, errno, raw};

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

/// The same as `second_name!` in mod.rs.
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
    #[cfg(feature = "preload")]
    if preload::settings_active() {
        // SAFETY: passed on to the caller.
        return unsafe { preload::clone_with_settings(r#fn, stack, flags, arg, parent_tid, tls, child_tid) };
    }
    let flags = flags as u32 as usize;
    // SAFETY: likewise.
    errno::ret(unsafe { splork_arch::splork_arch_clone(r#fn, stack, flags, arg, parent_tid, tls, child_tid) }) as c_int
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
    #[cfg(feature = "preload")]
    if preload::settings_active() {
        // SAFETY: passed on to the caller.
        return unsafe { preload::clone3_with_settings(args, size, r#fn, arg) };
    }
    // SAFETY: likewise.
    errno::ret(unsafe { splork_arch::splork_arch_clone3(args.cast(), size, r#fn, arg, raw::by_clone_alone) }) as pid_t
}
