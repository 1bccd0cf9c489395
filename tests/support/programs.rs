//! Programs that a test puts somewhere, to be run there.
//!
//! Another process writes them: while one of our threads has a file open for writing, so has a child that another test starts
//! at that moment, until it executes its own program; and whoever executes the file meanwhile gets ETXTBSY.

use std::path::Path;

use crate::{Run, Test, command};

/// A copy that every user may run.
pub fn copied(from: impl AsRef<Path>, to: &Path) -> Test {
    command("install").args(["-D", "-m", "755"]).arg(from.as_ref()).arg(to).succeed().map(drop)
}

/// A script, or whatever else is to be tried.
pub fn executable(path: &Path, content: impl AsRef<[u8]>) -> Test {
    let plain = path.with_extension("content");
    std::fs::write(&plain, content)?;
    copied(&plain, path)?;
    Ok(std::fs::remove_file(plain)?)
}
