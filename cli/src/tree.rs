//! The Linux source tree that --tree names.

use std::fs::File;
use std::io;
use std::os::fd::AsRawFd;
use std::path::Path;

use crate::read;
use crate::shown::shown;

/// Refuses a directory that is not a Linux source tree. Each subcommand checks for the files that it needs.
pub fn check(tree: &Path, any_of: &[&str]) -> Result<(), String> {
    if !tree.is_dir() {
        return Err(format!("error: {}: there is no such directory\n", shown(tree)));
    }
    if !any_of.iter().any(|path| tree.join(path).exists()) {
        return Err(format!(
            "error: {}: this is not a Linux source tree: it has no {}\n",
            shown(tree),
            any_of.join(", no ")
        ));
    }
    Ok(())
}

/// None where there is no such file.
pub fn text(tree: &Path, path: &str) -> Result<Option<String>, String> {
    match read::text(&tree.join(path)) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(format!("{}: {error}", shown(tree.join(path)))),
    }
}

/// Holds the tree for this run alone, until what it returns is dropped; another run on it waits.
pub fn lock(tree: &Path) -> Result<File, String> {
    let directory = File::open(tree).map_err(|error| format!("error: {}: {error}\n", shown(tree)))?;
    loop {
        // SAFETY: the descriptor is open.
        if unsafe { libc::flock(directory.as_raw_fd(), libc::LOCK_EX) } == 0 {
            return Ok(directory);
        }
        let error = io::Error::last_os_error();
        if error.kind() != io::ErrorKind::Interrupted {
            return Err(format!("error: {}: cannot be locked: {error}\n", shown(tree)));
        }
    }
}
