//! What a program's loader would map, asked of the loader itself, which then runs nothing of the program.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::elf::Elf;
use crate::read;

pub struct Listing {
    /// Name and file, in the loader's order; the loader itself left out.
    pub libraries: Vec<(String, PathBuf)>,
    /// What the loader says against it, in its own words.
    pub complaints: String,
    pub is_complete: bool,
}

/// The loader of this command. No other one is asked: the program could name any file as its loader, and it would be
/// run. None in a command that was linked statically.
pub fn own() -> Option<String> {
    Elf::parse(&read::bytes(Path::new("/proc/self/exe")).ok()?).ok()?.interpreter
}

/// With this LD_PRELOAD.
pub fn list(loader: &str, program: &Path, preload: &OsStr) -> Option<Listing> {
    let mut command = Command::new(loader);
    command.arg("--list").arg(program).env("LD_PRELOAD", preload).env("LC_ALL", "C").stdin(Stdio::null());
    let output = command.output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout);
    let pair = |line: &str| {
        // `name => file (address)`, or the file alone where the program names it by its path.
        let (line, _) = line.trim().rsplit_once(" (")?;
        let (name, file) = line.split_once(" => ").unwrap_or((line, line));
        (file.contains('/') && file != loader).then(|| (name.to_owned(), PathBuf::from(file)))
    };
    Some(Listing {
        libraries: text.lines().filter_map(pair).collect(),
        complaints: String::from_utf8_lossy(&output.stderr).into_owned(),
        is_complete: output.status.success(),
    })
}
