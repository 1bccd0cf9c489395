//! The calls of kind "clone" with the kernel's raw result: errors are -4095..-1, errno is not set, settings are ignored.

use core::ffi::{c_int, c_long, c_uint, c_ulong, c_void};

use libc::pid_t;

use crate::asked::clone_args::clone_args;
use crate::fallback;
use crate::number::{SPLORK_WHEN_ENOSYS, SPLORK_WHEN_EPERM};
use crate::register::{Raw, Word};
use crate::{ChildFn, arch, errno, number};

/// clone3, or clone if clone3 fails with an error that `when` names.
///
/// # Safety
/// As clone3(2).
pub unsafe fn clone3(args: *mut clone_args, size: usize, r#fn: Option<ChildFn>, arg: *mut c_void, when: c_uint) -> Raw {
    let Some(r#fn) = r#fn else {
        return -(libc::EINVAL as Raw);
    };
    if args.is_null() || when & !(SPLORK_WHEN_ENOSYS | SPLORK_WHEN_EPERM) != 0 {
        return -(libc::EINVAL as Raw);
    }
    let Some(number) = number::clone3 else {
        return -(libc::ENOTSUP as Raw);
    };
    let words = [args.addr() as Word, size as Word, 0, 0, 0, 0];
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
unsafe fn by_clone(args: *mut clone_args, size: usize, r#fn: ChildFn, arg: *mut c_void, raw: Raw) -> Raw {
    match fallback::as_clone(args, size) {
        // SAFETY: the same request, as clone's arguments.
        Ok(args) => unsafe { arch::spawn(libc::SYS_clone as c_long, args.as_ptr(), r#fn, arg) },
        Err(refusal) => refusal.map_or(raw, |errno| -(errno as Raw)),
    }
}

/// arch::clone3 goes on here if the kernel has no clone3.
///
/// # Safety
/// As clone3(2).
#[allow(dead_code)] // an architecture may have clone3 compiled
pub unsafe extern "C" fn without_clone3(args: *mut clone_args, size: usize, r#fn: ChildFn, arg: *mut c_void) -> pid_t {
    // SAFETY: passed on to the caller.
    errno::ret_int(unsafe { by_clone(args, size, r#fn, arg, -(libc::ENOSYS as Raw)) })
}

/// C's words, as spawn takes them: zero-extended where a register has more bits, for most are addresses, of which the kernel
/// reads all bits, and of a number it reads as many as its type has.
///
/// # Safety
/// `args` are six words where a register has more bits; else nothing is read.
#[inline(always)]
pub unsafe fn with_words<T>(args: *const c_long, make: impl FnOnce(*const Word) -> T) -> T {
    if size_of::<Word>() == size_of::<c_long>() {
        return make(args.cast());
    }
    // SAFETY: the caller vouches for them.
    let word = |index| unsafe { args.add(index).read() } as c_ulong as Word;
    let words = [word(0), word(1), word(2), word(3), word(4), word(5)];
    make(words.as_ptr())
}

/// splork_spawn.
///
/// # Safety
/// As the call itself.
#[inline(always)]
pub unsafe fn spawn(number: c_long, args: *const c_long, r#fn: Option<ChildFn>, arg: *mut c_void) -> Raw {
    let Some(r#fn) = r#fn else {
        return -(libc::EINVAL as Raw);
    };
    if args.is_null() {
        return -(libc::EINVAL as Raw);
    }
    // SAFETY: the caller vouches for the call.
    unsafe { with_words(args, |words| arch::spawn(number, words, r#fn, arg)) }
}
