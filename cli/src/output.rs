//! Standard output: colours on a terminal only (and not with NO_COLOR), a closed pipe is no failure.

use std::io::{ErrorKind, Write};

pub fn print(text: &str) -> Result<(), String> {
    let mut out = anstream::stdout();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(format!("standard output: {error}\n")),
        _ => Ok(()),
    }
}
