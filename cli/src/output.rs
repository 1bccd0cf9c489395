//! All that the command prints: colours on a terminal only (and not with NO_COLOR), nothing that could steer one, and a
//! closed pipe is no failure.

use std::fs::File;
use std::io::{self, ErrorKind, IsTerminal, Write};
use std::os::fd::AsFd;

use anstream::AutoStream;

use crate::shown::harmless;

/// What was asked for, on standard output.
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

/// By a copy of the descriptor: Rust's own streams take a closed one for a bin.
fn write(stream: &impl AsFd, text: &str) -> io::Result<()> {
    let file = File::from(stream.as_fd().try_clone_to_owned()?);
    AutoStream::auto(file).write_all(text.as_bytes())
}
