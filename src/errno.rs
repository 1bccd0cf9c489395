//! The one place where a raw kernel result becomes C's -1 and errno.

use core::ffi::c_int;

/// The kernel reserves -4095..-1 for errors. Anything else is a result, also an address whose top bit is set.
pub const MAX_ERRNO: usize = 4095;

/// Turns a raw kernel result into C's: an error becomes -1 with errno set, all else is returned as it is and leaves
/// errno unchanged. Each result must pass here exactly once; one of libc's syscall() never, as libc did this already.
#[inline(always)]
pub fn ret(raw: isize) -> isize {
    if is_error(raw) { fail_raw(raw) } else { raw }
}

/// The same for functions that return an int.
#[inline(always)]
pub fn ret_int(raw: isize) -> c_int {
    if is_error(raw) { fail_raw_int(raw) } else { raw as c_int }
}

#[inline(always)]
pub fn is_error(raw: isize) -> bool {
    raw as usize >= MAX_ERRNO.wrapping_neg()
}

/// Every wrapper jumps here with its error, so that the wrappers stay short. The compiler must not know that the result
/// is always -1: it would then set -1 in every caller after the call, and could not jump.
#[cold]
#[inline(never)]
fn fail_raw(raw: isize) -> isize {
    core::hint::black_box(fail(raw.wrapping_neg() as c_int))
}

/// One function for each width of result: if the result had to be converted, this would be a call and not a jump.
#[cold]
#[inline(never)]
pub extern "C" fn fail_raw_int(raw: isize) -> c_int {
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
