//! Executes the program in this process.

use std::env;
use std::ffi::{CString, OsString};
use std::io;
use std::os::unix::ffi::OsStringExt;
use std::ptr;

use crate::inherited::Inherited;

/// What came in the way.
pub enum Failure {
    NotExecuted(io::Error),
    /// What to say.
    NotReady(String),
}

/// As execvp(3), with these in the environment; `last` is done right before. Comes back with a failure alone.
///
/// Not by std's Command: it resets the signal mask and SIGPIPE.
pub fn execute(
    line: &[OsString],
    environment: &[(&str, OsString)],
    inherited: &Inherited,
    last: impl FnOnce() -> Result<(), String>,
) -> Failure {
    for (name, value) in environment {
        // SAFETY: this program has one thread.
        unsafe { env::set_var(name, value) };
    }
    let words: Result<Vec<CString>, _> = line.iter().map(|word| CString::new(word.clone().into_vec())).collect();
    let Ok(words) = words else { return Failure::NotExecuted(io::ErrorKind::InvalidInput.into()) };
    let mut pointers: Vec<_> = words.iter().map(|word| word.as_ptr()).collect();
    pointers.push(ptr::null());
    inherited.give_back();
    if let Err(message) = last() {
        Inherited::take(); // to tell it
        return Failure::NotReady(message);
    }
    // SAFETY: C strings, and NULL after the last one.
    unsafe { libc::execvp(pointers[0], pointers.as_ptr()) };
    let error = io::Error::last_os_error();
    Inherited::take(); // likewise
    Failure::NotExecuted(error)
}
