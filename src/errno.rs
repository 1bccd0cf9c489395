//! The one place where a raw kernel result becomes C's -1 and errno.

use core::ffi::c_int;

/// The kernel reserves -4095..-1 for errors; anything else is a result, addresses with the top bit set included.
const MAX_ERRNO: usize = 4095;

/// Turns a raw kernel result into C's: an error becomes -1 with errno set, all else is returned as it is and
/// leaves errno alone. Must see each result exactly once: libc's syscall() has done the same to its own.
#[inline(always)]
pub fn ret(raw: isize) -> isize {
    if raw as usize >= MAX_ERRNO.wrapping_neg() { fail(raw.wrapping_neg() as c_int) } else { raw }
}

/// Sets errno and returns -1.
#[cold]
#[inline(never)]
pub fn fail(code: c_int) -> isize {
    // SAFETY: libc gives every thread a valid errno address.
    unsafe { *libc::__errno_location() = code };
    -1
}
