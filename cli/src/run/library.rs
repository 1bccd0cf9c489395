//! The shared library: finds the file, and checks that it is splork's.

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

use super::elf::Elf;
use super::loader;
use crate::read;
use crate::shown::shown;

pub struct Library {
    /// Absolute: the program may change its directory and run others.
    pub path: PathBuf,
    pub elf: Elf,
}

/// The version's first number is the library's.
fn soname() -> String {
    format!("libsplork.so.{}", env!("CARGO_PKG_VERSION_MAJOR"))
}

pub fn find(given: Option<&Path>) -> Result<Library, String> {
    let path = match given {
        // Links stay: one may be there because LD_PRELOAD cannot name what it leads to.
        Some(given) => std::path::absolute(given).map_err(|error| format!("{}: {error}", shown(given)))?,
        None => installed()?,
    };
    nameable(&path)?;
    let wanted = |reason: &str| format!("{}: {reason}; --library needs a {}", shown(&path), soname());
    let data = read::bytes(&path).map_err(|error| wanted(&error.to_string()))?;
    let elf = Elf::parse(&data).map_err(|_| wanted("this is not a shared library"))?;
    match unlike(&elf) {
        Some(reason) => Err(wanted(&reason)),
        None => Ok(Library { path, elf }),
    }
}

/// How it differs from a libsplork.so that reads settings.
fn unlike(elf: &Elf) -> Option<String> {
    if !elf.is_shared {
        return Some("this is not a shared library".to_owned());
    }
    let name = elf.soname.as_deref();
    if name != Some(&soname()) {
        return Some(format!("this is another library: its soname is {}", name.map_or("none".to_owned(), shown)));
    }
    if !elf.exports.iter().any(|name| name == "clone") {
        return Some("it does not export clone".to_owned());
    }
    // src/preload/note.rs
    if !elf.note_owners.iter().any(|owner| owner == "splork") {
        return Some("it reads no settings: it was built without the feature preload".to_owned());
    }
    None
}

/// That LD_PRELOAD can name it: the loader takes blanks and colons for the end of a name, expands $ORIGIN and the like,
/// and drops what is too long.
fn nameable(path: &Path) -> Result<(), String> {
    let name = path.as_os_str().as_bytes();
    let cannot = if name.len() >= libc::PATH_MAX as usize {
        "a path of 4096 bytes or more"
    } else if name.iter().any(|byte| byte.is_ascii_whitespace() || b":$".contains(byte)) {
        "a path with blanks, colons or $"
    } else {
        return Ok(());
    };
    let path = shown(path);
    Err(format!("{path}: LD_PRELOAD cannot name {cannot}; make a link to it elsewhere and give the link to --library"))
}

/// The path of the library that is installed with this command.
fn installed() -> Result<PathBuf, String> {
    let command = env::current_exe().map_err(|error| format!("cannot find out where this command is: {error}"))?;
    let near = command.parent().into_iter().flat_map(beside).find(|path| path.is_file());
    near.or_else(loaders).ok_or_else(|| {
        format!("{} is neither beside {} nor where the loader looks; name it with --library", soname(), shown(&command))
    })
}

/// As installed, in any of the directories that distributions have for libraries; then as make and cargo leave it.
fn beside(directory: &Path) -> Vec<PathBuf> {
    let prefix = directory.parent().unwrap_or(directory);
    let mut found: Vec<PathBuf> = ["lib", "lib64"].iter().map(|lib| prefix.join(lib).join(soname())).collect();
    // Debian's: lib/x86_64-linux-gnu.
    let multiarch = fs::read_dir(prefix.join("lib")).into_iter().flatten().flatten();
    let begins = format!("{}-linux-", env::consts::ARCH);
    let ours = multiarch.filter(|entry| entry.file_name().to_string_lossy().starts_with(&begins));
    found.extend(ours.map(|entry| entry.path().join(soname())));
    found.push(prefix.join(concat!("libsplork.so.", env!("CARGO_PKG_VERSION"))));
    found.push(prefix.join("release/libsplork.so"));
    found
}

/// The one that the loader would take by its name. It is not loaded for that: its constructor reads the settings.
fn loaders() -> Option<PathBuf> {
    let listing = loader::list(&loader::own()?, Path::new("/proc/self/exe"), OsStr::new(&soname()))?;
    let (_, file) = listing.libraries.into_iter().find(|(name, _)| *name == soname())?;
    fs::canonicalize(file).ok()
}
