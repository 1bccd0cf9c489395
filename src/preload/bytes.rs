//! Copying and comparing text without libc: each libc function would be one more symbol for the loader to look up at each
//! start. The loops are written so that the compiler does not turn them into calls of memcpy, strlen and the like.

use core::ffi::c_char;

/// The longest string that the kernel accepts in the environment.
const LONGEST: usize = 128 << 10;

/// Copies as much as there is room for.
pub fn copy(from: &[u8], to: &mut [u8]) {
    for (to, from) in to.iter_mut().zip(from) {
        // SAFETY: it is a reference.
        unsafe { (&raw mut *to).write_volatile(*from) };
    }
}

/// Whether the name is this text. A name that is shorter than its array ends with zeros.
pub fn is_text(name: &[u8], text: &[u8]) -> bool {
    let is_ended = name.get(text.len()).is_none_or(|end| *end == 0);
    is_ended && name.len() >= text.len() && name.iter().zip(text).all(|(one, other)| one == other)
}

/// A C string, without the 0 at its end.
///
/// # Safety
/// It is a C string of the environment.
pub unsafe fn of_c<'a>(string: *const c_char) -> &'a [u8] {
    // SAFETY: passed on to the caller; it is looked at up to its end.
    unsafe {
        let bytes = string.cast::<u8>();
        let length = (0..LONGEST).find(|at| bytes.add(*at).read_volatile() == 0);
        core::slice::from_raw_parts(bytes, length.unwrap_or(LONGEST))
    }
}
