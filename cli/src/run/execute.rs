//! The program in this process' place.

use std::env;
use std::ffi::{CString, OsString};
use std::io;
use std::os::unix::ffi::OsStringExt;
use std::ptr;

use crate::inherited::Inherited;

/// As execvp(3), with these in the environment. Comes back with an error alone.
///
/// Not by std's Command: it resets the signal mask and SIGPIPE.
pub fn execute(line: &[OsString], environment: &[(&str, OsString)], inherited: &Inherited) -> io::Error {
    for (name, value) in environment {
        // SAFETY: this program has one thread.
        unsafe { env::set_var(name, value) };
    }
    let words: Result<Vec<CString>, _> = line.iter().map(|word| CString::new(word.clone().into_vec())).collect();
    let Ok(words) = words else { return io::ErrorKind::InvalidInput.into() };
    let mut pointers: Vec<_> = words.iter().map(|word| word.as_ptr()).collect();
    pointers.push(ptr::null());
    inherited.give_back();
    // SAFETY: strings of C's, and NULL behind them.
    unsafe { libc::execvp(pointers[0], pointers.as_ptr()) };
    let error = io::Error::last_os_error();
    Inherited::take(); // to tell it
    error
}
