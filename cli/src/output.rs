//! Everything that the command prints goes through here: colours on a terminal only (and not with NO_COLOR), no control
//! characters from files, and no error if the reader of a pipe has gone.

use std::fs::File;
use std::io::{self, ErrorKind, IsTerminal, Write};
use std::os::fd::AsFd;

use anstream::AutoStream;

use crate::shown::harmless;

/// Prints the output that was asked for, on standard output.
pub fn print(text: &str) -> Result<(), String> {
    // A file or a program gets the text as it is.
    let text = if io::stdout().is_terminal() { &harmless(text) } else { text };
    match write(&io::stdout(), text) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(format!("error: standard output: {error}\n")),
        _ => Ok(()),
    }
}

/// Prints a message on standard error. If that cannot be written to, the message is lost.
pub fn complain(text: &str) {
    let _ = write(&io::stderr(), &harmless(text));
}

/// Through a copy of the descriptor: Rust's own streams hide it if a standard stream is closed.
fn write(stream: &impl AsFd, text: &str) -> io::Result<()> {
    let file = File::from(stream.as_fd().try_clone_to_owned()?);
    AutoStream::auto(file).write_all(text.as_bytes())
}
