//! The public primitive: syscall(2) for calls that return twice.

use core::ffi::{c_long, c_void};

#[cfg(feature = "preload")]
use crate::preload;
use crate::{ChildFn, errno, raw};

/// As the table says.
///
/// # Safety
/// As the call itself.
#[inline(always)]
pub unsafe extern "C" fn splork_spawn(
    number: c_long,
    args: *const c_long,
    stack: *mut c_void,
    r#fn: Option<ChildFn>,
    arg: *mut c_void,
) -> c_long {
    let _ = stack; // the kernel gets it from args; fn and arg are kept in registers everywhere, not on the stack
    #[cfg(feature = "preload")]
    if preload::settings_active() {
        // SAFETY: passed on to the caller.
        return unsafe { preload::spawn(number, args, r#fn, arg) as c_long };
    }
    // SAFETY: likewise.
    errno::ret(unsafe { raw::spawn(number, args, r#fn, arg) }) as c_long
}
