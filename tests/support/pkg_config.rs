//! pkg-config on a tree below a DESTDIR.

use std::path::Path;

use crate::command::told;
use crate::{Run, Stop, command};

/// What `pkg-config ARGUMENTS splork` prints, as words, where `pc` is the directory of splork.pc and `sysroot` the
/// DESTDIR, empty if there was none.
pub fn words(pc: &Path, sysroot: &Path, arguments: &[&str]) -> Result<Vec<String>, Stop> {
    let mut pkg_config = command("pkg-config");
    pkg_config.env_remove("PKG_CONFIG_PATH").env("PKG_CONFIG_LIBDIR", pc).env("PKG_CONFIG_SYSROOT_DIR", sysroot);
    if sysroot.as_os_str().is_empty() {
        pkg_config.env_remove("PKG_CONFIG_SYSROOT_DIR");
    }
    let output = pkg_config.args(arguments).arg("splork").outcome()?;
    if !output.status.success() {
        return Err(Stop::Fails(told(&pkg_config, &output)));
    }
    Ok(split(&output.stdout))
}

/// pkg-config escapes a blank in a path with a backslash, and each byte of what is not ASCII.
fn split(line: &[u8]) -> Vec<String> {
    let mut words = vec![Vec::new()];
    let mut bytes = line.trim_ascii().iter().copied();
    while let Some(byte) = bytes.next() {
        let word = words.last_mut().expect("there is one from the start");
        match byte {
            b'\\' => word.extend(bytes.next()),
            b' ' => words.push(Vec::new()),
            _ => word.push(byte),
        }
    }
    words.retain(|word| !word.is_empty());
    words.into_iter().map(|word| String::from_utf8_lossy(&word).into_owned()).collect()
}
