//! Where the shared library is.

use std::env;
use std::ffi::{CStr, CString};
use std::fs;
use std::mem::MaybeUninit;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

/// The version's first number is the library's.
fn soname() -> String {
    format!("libsplork.so.{}", env!("CARGO_PKG_VERSION_MAJOR"))
}

/// Absolute: the program may change its directory and run others.
pub fn find(given: Option<&Path>) -> Result<PathBuf, String> {
    if let Some(given) = given {
        return fs::canonicalize(given).map_err(|error| format!("{}: {error}", given.display()));
    }
    let command = env::current_exe().map_err(|error| format!("where this command is: {error}"))?;
    let near = command.parent().into_iter().flat_map(beside).find(|path| path.is_file());
    near.or_else(loaders).ok_or_else(|| {
        format!("no {} beside {} or where the loader looks; --library says where it is", soname(), command.display())
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

/// The one that the loader would take by its name.
fn loaders() -> Option<PathBuf> {
    let name = CString::new(soname()).ok()?;
    let mut info = MaybeUninit::<libc::Dl_info>::zeroed();
    // SAFETY: the names are C strings; dladdr fills the struct where it finds the address.
    unsafe {
        let handle = libc::dlopen(name.as_ptr(), libc::RTLD_LAZY | libc::RTLD_LOCAL);
        let address = if handle.is_null() { handle } else { libc::dlsym(handle, c"splork_spawn".as_ptr()) };
        if address.is_null() || libc::dladdr(address, info.as_mut_ptr()) == 0 {
            return None;
        }
        let path = CStr::from_ptr(info.assume_init().dli_fname);
        fs::canonicalize(std::ffi::OsStr::from_bytes(path.to_bytes())).ok()
    }
}
