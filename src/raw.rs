//! The calls of kind "clone" with the kernel's raw result: errors are -4095..-1, errno is not set, settings are ignored.

use core::ffi::{c_int, c_long, c_uint, c_void};

use libc::pid_t;

use crate::asked::clone_args::clone_args;
use crate::fallback;
use crate::number::{SPLORK_WHEN_ENOSYS, SPLORK_WHEN_EPERM};
use crate::{ChildFn, arch, errno, number};

/// clone3, or clone if clone3 fails with an error that `when` names.
///
/// # Safety
/// As clone3(2).
pub unsafe fn clone3(
    args: *mut clone_args,
    size: usize,
    r#fn: Option<ChildFn>,
    arg: *mut c_void,
    when: c_uint,
) -> isize {
    let Some(r#fn) = r#fn else {
        return -(libc::EINVAL as isize);
    };
    if args.is_null() || when & !(SPLORK_WHEN_ENOSYS | SPLORK_WHEN_EPERM) != 0 {
        return -(libc::EINVAL as isize);
    }
    let Some(number) = number::clone3 else {
        return -(libc::ENOTSUP as isize);
    };
    let words = [args.addr() as c_long, size as c_long, 0, 0, 0, 0];
    // SAFETY: the caller vouches for the request; the kernel checks that it is readable.
    let raw = unsafe { arch::spawn(number as c_long, words.as_ptr(), r#fn, arg) };
    let fall_back = match raw.wrapping_neg() as c_int {
        libc::ENOSYS => when & SPLORK_WHEN_ENOSYS != 0,
        libc::EPERM => when & SPLORK_WHEN_EPERM != 0,
        _ => false,
    };
    // SAFETY: as above.
    if fall_back { unsafe { by_clone(args, size, r#fn, arg, raw) } } else { raw }
}

/// The raw result of clone; or clone3's own error; or `raw` if clone cannot do the same.
///
/// # Safety
/// As clone3(2).
#[cold]
#[inline(never)]
unsafe fn by_clone(args: *mut clone_args, size: usize, r#fn: ChildFn, arg: *mut c_void, raw: isize) -> isize {
    match fallback::as_clone(args, size) {
        // SAFETY: the same request, as clone's arguments.
        Ok(args) => unsafe { arch::spawn(libc::SYS_clone as c_long, args.as_ptr(), r#fn, arg) },
        Err(refusal) => refusal.map_or(raw, |errno| -(errno as isize)),
    }
}

/// arch::clone3 goes on here if the kernel has no clone3.
///
/// # Safety
/// As clone3(2).
#[allow(dead_code)] // an architecture may have clone3 compiled
pub unsafe extern "C" fn without_clone3(args: *mut clone_args, size: usize, r#fn: ChildFn, arg: *mut c_void) -> pid_t {
    // SAFETY: passed on to the caller.
    errno::ret_int(unsafe { by_clone(args, size, r#fn, arg, -(libc::ENOSYS as isize)) })
}

/// The same with the raw result, for a trampoline whose caller writes errno. `args` are a clone_args.
///
/// # Safety
/// As clone3(2).
#[allow(dead_code)] // an architecture's trampoline may go on with the other
pub unsafe extern "C" fn by_clone_alone(args: *mut c_void, size: usize, r#fn: ChildFn, arg: *mut c_void) -> isize {
    // SAFETY: passed on to the caller.
    unsafe { by_clone(args.cast(), size, r#fn, arg, -(libc::ENOSYS as isize)) }
}

/// splork_spawn.
///
/// # Safety
/// As the call itself.
#[inline(always)]
pub unsafe fn spawn(number: c_long, args: *const c_long, r#fn: Option<ChildFn>, arg: *mut c_void) -> isize {
    let Some(r#fn) = r#fn else {
        return -(libc::EINVAL as isize);
    };
    if args.is_null() {
        return -(libc::EINVAL as isize);
    }
    // SAFETY: the caller vouches for the call.
    unsafe { arch::spawn(number, args, r#fn, arg) }
}
