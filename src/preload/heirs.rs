//! What a FIFO's trace tells the programs that come after the first.
//!
//! A FIFO that nobody reads is refused. But those that a traced program starts are not to end because its reader has
//! gone: they find the path in their environment with MARK before it, which leads to the same file.

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

    /// Puts the absolute path with the mark in the place of the setting that has this value.
    ///
    /// # Safety
    /// The value is that of SPLORK_TRACE in the environment, and nobody else looks at that: it is before main.
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
