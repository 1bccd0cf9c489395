//! Which file is executed for a program's name, as execvp(3) and the kernel find it; or why there is none.

use std::env;
use std::ffi::{CString, OsStr};
use std::fs;
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

use super::script::{self, Line};
use crate::read;
use crate::shown::shown;

/// What runs a file that the kernel takes for no program, by execvp(3).
const SHELL: &str = "/bin/sh";

/// How many interpreters the kernel goes through.
const DEEPEST: usize = 5;

/// What the loader gets to see in the end.
pub struct Program {
    pub path: PathBuf,
    pub data: Vec<u8>,
    /// `a script for /bin/sh, `, or nothing.
    pub via: String,
}

/// By its name, through scripts and their interpreters.
pub fn find(name: &OsStr) -> Result<Program, String> {
    let mut path = in_path(name).map_err(|error| error.to_string())?;
    let mut via = String::new();
    for depth in 0..=DEEPEST {
        let is_first = depth == 0;
        let told = |error: io::Error| {
            if is_first { error.to_string() } else { format!("its interpreter {}: {error}", shown(&path)) }
        };
        executable(&path).map_err(told)?;
        let data = read::bytes(&path).map_err(told)?;
        if data.starts_with(b"\x7fELF") {
            return Ok(Program { path, data, via });
        }
        path = match script::first_line(&data) {
            Some(Line { interpreter, program }) => {
                via += &format!("a script for {}, ", shown(&interpreter));
                match program {
                    // `env` runs what it names.
                    Some(name) => in_path(&name).map_err(|error| {
                        format!("a script for {}, which does not find {}: {error}", shown(&interpreter), shown(&name))
                    })?,
                    None => interpreter,
                }
            }
            None => {
                via = format!("a script without #!, so one for {SHELL}, ");
                SHELL.into()
            }
        };
    }
    Err(io::Error::from_raw_os_error(libc::ELOOP).to_string())
}

/// As the kernel says it.
pub fn executable(path: &Path) -> io::Result<()> {
    let is_file = fs::metadata(path)?.is_file();
    let name = CString::new(path.as_os_str().as_bytes())?;
    // SAFETY: a string of C's.
    let may = unsafe { libc::faccessat(libc::AT_FDCWD, name.as_ptr(), libc::X_OK, libc::AT_EACCESS) } == 0;
    if is_file && may { Ok(()) } else { Err(io::Error::from_raw_os_error(libc::EACCES)) }
}

/// As execvp(3) finds it: a file that may not be executed is skipped, and is the result only if there is no other.
fn in_path(name: &OsStr) -> io::Result<PathBuf> {
    if name.as_bytes().contains(&b'/') {
        return Ok(name.into());
    }
    let mut best = io::Error::from_raw_os_error(libc::ENOENT);
    if name.is_empty() {
        return Err(best);
    }
    let path = env::var_os("PATH").unwrap_or_else(|| "/bin:/usr/bin".into());
    for candidate in env::split_paths(&path).map(|directory| directory.join(name)) {
        match executable(&candidate) {
            Ok(()) => return Ok(candidate),
            Err(error) if error.raw_os_error() == Some(libc::EACCES) => best = error,
            Err(_) => {}
        }
    }
    Err(best)
}
