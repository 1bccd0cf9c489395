//! A trace that goes to a FIFO, in the programs that the first program starts.
//!
//! A FIFO without a reader is refused. But a program that a traced program starts must not end because the reader has
//! gone meanwhile. So these find MARK before the path in their environment; the path with MARK names the same file.

use core::ffi::c_char;
use core::sync::atomic::{AtomicPtr, Ordering::Relaxed};

use super::bytes::copy;

const MARK: &[u8] = b"/.";
const NAME: &[u8] = b"SPLORK_TRACE=";
const ROOM: usize = NAME.len() + MARK.len() + libc::PATH_MAX as usize;

unsafe extern "C" {
    static environ: AtomicPtr<*const c_char>;
}

/// An entry of the environment, with a 0 at its end. It outlives dlclose, since the library does (-z nodelete).
pub struct Entry([u8; ROOM]);

impl Entry {
    pub const NONE: Entry = Entry([0; ROOM]);

    /// Replaces this value of the setting by the absolute path with the mark.
    ///
    /// # Safety
    /// The value is that of SPLORK_TRACE in the environment. main has not begun, so no other code reads the environment.
    pub unsafe fn mark(&mut self, value: &[u8], path: &[u8]) {
        if is_marked(value) || path.len() > libc::PATH_MAX as usize {
            return;
        }
        let mut rest = &mut self.0[..];
        for part in [NAME, MARK, path] {
            copy(part, rest);
            rest = rest.get_mut(part.len()..).unwrap_or_default();
        }
        let old = value.as_ptr().wrapping_sub(NAME.len());
        // SAFETY: environ ends with NULL; the entry that is replaced is one of its own.
        unsafe {
            let mut at = environ.load(Relaxed);
            while !at.is_null() && !(*at).is_null() {
                if (*at).cast::<u8>() == old {
                    at.write(self.0.as_ptr().cast());
                }
                at = at.add(1);
            }
        }
    }
}

pub fn is_marked(value: &[u8]) -> bool {
    value.starts_with(b"/./")
}
