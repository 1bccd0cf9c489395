//! The environment variables that the library reads.

use std::env;
use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

/// What the library reads; --clone and --trace set them, and they may be set already.
const SETTINGS: [&str; 2] = ["SPLORK_CLONE", "SPLORK_TRACE"];

/// What a path follows in --clone.
const IN_CGROUP: &str = "clone3:cgroup=";

/// Whether one is set for the library already.
pub fn are_set() -> bool {
    SETTINGS.into_iter().any(is_set)
}

fn is_set(setting: &str) -> bool {
    env::var_os(setting).is_some_and(|value| !value.is_empty())
}

/// The variables for a program that gets `library` preloaded.
pub fn environment(library: &Path, clone: Option<&OsStr>, trace: Option<&OsStr>) -> Vec<(&'static str, OsString)> {
    let mut environment = vec![("LD_PRELOAD", preload(library))];
    if let Some(call) = clone {
        let path = call.as_bytes().strip_prefix(IN_CGROUP.as_bytes()).map(OsStr::from_bytes);
        let value = path.map_or_else(|| call.to_owned(), |path| joined(IN_CGROUP, &absolute(path)));
        environment.push(("SPLORK_CLONE", value));
    }
    if let Some(file) = trace {
        environment.push(("SPLORK_TRACE", if file == "-" { file.to_owned() } else { absolute(file) }));
    }
    environment
}

/// The value of LD_PRELOAD: splork's library, then what it has already.
fn preload(library: &Path) -> OsString {
    let mut list = library.as_os_str().to_owned();
    if let Some(others) = env::var_os("LD_PRELOAD").filter(|others| !others.is_empty()) {
        list.push(":");
        list.push(others);
    }
    list
}

/// An absolute path: the program may change its directory, and start other programs, which read the same setting.
fn absolute(path: &OsStr) -> OsString {
    std::path::absolute(path).map_or_else(|_| path.to_owned(), PathBuf::into_os_string)
}

fn joined(start: &str, rest: &OsStr) -> OsString {
    let mut whole = OsString::from(start);
    whole.push(rest);
    whole
}
