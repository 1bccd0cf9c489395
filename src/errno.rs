//! The one place where a raw kernel result becomes C's -1 and errno.

use core::ffi::c_int;

use crate::register::{Raw, Register};

/// The kernel reserves -4095..-1 for errors; anything else is a result, addresses with the top bit set included.
pub const MAX_ERRNO: Register = 4095;

/// Turns a raw kernel result into C's: an error becomes -1 with errno set, all else is returned as it is and
/// leaves errno unchanged. Must see each result exactly once: libc's syscall() has done the same to its own.
#[inline(always)]
pub fn ret(raw: Raw) -> isize {
    if is_error(raw) { fail_raw(raw) } else { raw as isize }
}

/// The same for functions that return an int.
#[inline(always)]
pub fn ret_int(raw: Raw) -> c_int {
    if is_error(raw) { fail_raw_int(raw) } else { raw as c_int }
}

#[inline(always)]
pub fn is_error(raw: Raw) -> bool {
    raw as Register >= MAX_ERRNO.wrapping_neg()
}

/// What every wrapper jumps to with its error, so that each is as short as can be. -1 is hidden from the compiler, which
/// would else set it in every caller, and so could not jump.
#[cold]
#[inline(never)]
fn fail_raw(raw: Raw) -> isize {
    core::hint::black_box(fail(raw.wrapping_neg() as c_int))
}

/// One for each width of result: behind a conversion it would be a call again.
#[cold]
#[inline(never)]
pub extern "C" fn fail_raw_int(raw: Raw) -> c_int {
    core::hint::black_box(fail(raw.wrapping_neg() as c_int) as c_int)
}

/// Sets errno and returns -1.
#[cold]
#[inline(never)]
pub fn fail(code: c_int) -> isize {
    // SAFETY: libc gives every thread a valid errno address.
    unsafe { *libc::__errno_location() = code };
    -1
}
