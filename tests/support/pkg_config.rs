//! pkg-config on a tree below a DESTDIR.

use std::path::Path;

use crate::{Run, Stop, command};

/// What `pkg-config ARGUMENTS splork` prints, as words, where `pc` is the directory of splork.pc and `sysroot` the
/// DESTDIR, empty if there was none.
pub fn words(pc: &Path, sysroot: &Path, arguments: &[&str]) -> Result<Vec<String>, Stop> {
    let mut pkg_config = command("pkg-config");
    pkg_config.env_remove("PKG_CONFIG_PATH").env("PKG_CONFIG_LIBDIR", pc).env("PKG_CONFIG_SYSROOT_DIR", sysroot);
    if sysroot.as_os_str().is_empty() {
        pkg_config.env_remove("PKG_CONFIG_SYSROOT_DIR");
    }
    Ok(split(&pkg_config.args(arguments).arg("splork").succeed()?))
}

/// pkg-config escapes a blank in a path with a backslash.
fn split(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut characters = line.trim().chars();
    while let Some(character) = characters.next() {
        let word = words.last_mut().expect("there is one from the start");
        match character {
            '\\' => word.extend(characters.next()),
            ' ' => words.push(String::new()),
            _ => word.push(character),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}
