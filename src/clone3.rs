//! clone3 with fn and arg, and the errors after which clone is called instead.

use core::ffi::{c_uint, c_void};

use libc::pid_t;

use crate::asked::clone_args::clone_args;
use crate::number::SPLORK_WHEN_ENOSYS;
#[cfg(feature = "preload")]
use crate::preload;
use crate::{ChildFn, errno, raw};

/// As the table says.
///
/// # Safety
/// As clone3(2).
#[inline(always)]
pub unsafe extern "C" fn splork_clone3_or_clone(
    args: *mut clone_args,
    size: usize,
    r#fn: Option<ChildFn>,
    arg: *mut c_void,
    when: c_uint,
) -> pid_t {
    // SAFETY: passed on to the caller.
    unsafe { start(args, size, r#fn, arg, Some(when)) }
}

/// clone3, or with `when` splork_clone3_or_clone.
///
/// # Safety
/// As clone3(2).
#[inline(always)]
pub unsafe fn start(
    args: *mut clone_args,
    size: usize,
    r#fn: Option<ChildFn>,
    arg: *mut c_void,
    when: Option<c_uint>,
) -> pid_t {
    #[cfg(feature = "preload")]
    if preload::settings_active() {
        // SAFETY: passed on to the caller.
        return unsafe { preload::clone3(args, size, r#fn, arg, when) as pid_t };
    }
    // SAFETY: likewise.
    errno::ret(unsafe { raw::clone3(args, size, r#fn, arg, when.unwrap_or(SPLORK_WHEN_ENOSYS)) }) as pid_t
}
