//! What the library will see of a program's clone().

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::Command;

use super::elf::Elf;
use super::program;

/// Each with its reason.
pub enum Verdict {
    Served(String),
    /// The library is loaded, and never asked.
    NoClone(String),
    NotLoaded(String),
}

/// How many interpreters the kernel goes through.
const DEEPEST: usize = 4;

pub fn look(path: &Path, library: &Path) -> Result<Verdict, String> {
    let mut path = path.to_owned();
    let mut scripts = String::new();
    for _ in 0..=DEEPEST {
        let data = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let Some(interpreter) = program::interpreter(&data) else {
            return Ok(with(&scripts, program_of(&path, &data, library)?));
        };
        scripts += &format!("a script for {}, ", interpreter.display());
        path = interpreter;
    }
    Err("too many interpreters".to_owned())
}

fn with(before: &str, verdict: Verdict) -> Verdict {
    let told = |reason: String| format!("{before}{reason}");
    match verdict {
        Verdict::Served(reason) => Verdict::Served(told(reason)),
        Verdict::NoClone(reason) => Verdict::NoClone(told(reason)),
        Verdict::NotLoaded(reason) => Verdict::NotLoaded(told(reason)),
    }
}

fn program_of(path: &Path, data: &[u8], library: &Path) -> Result<Verdict, String> {
    let elf = Elf::parse(data).map_err(|_| "this is neither an ELF program nor a script".to_owned())?;
    let of_library = fs::read(library).map_err(|error| format!("{}: {error}", library.display()))?;
    let ours = Elf::parse(&of_library).map_err(|error| format!("{}: {error}", library.display()))?;
    let raw = if elf.is_go { "; and it is Go's, which makes its system calls itself" } else { "" };
    if elf.kind != ours.kind {
        return Ok(Verdict::NotLoaded(format!("it is for {}, the library for {}", elf.kind, ours.kind)));
    }
    let Some(interpreter) = &elf.interpreter else {
        return Ok(Verdict::NotLoaded(format!("it is linked statically, so there is no loader{raw}")));
    };
    if interpreter.contains("ld-musl") != ours.needed.iter().all(|name| !name.starts_with("libc.so.6")) {
        return Ok(Verdict::NotLoaded(format!("its loader, {interpreter}, belongs to another libc than the library")));
    }
    if let Some(reason) = secure(path) {
        return Ok(Verdict::NotLoaded(reason));
    }
    if let Some(name) = elf.imports.iter().find(|name| is_clone(name)) {
        return Ok(Verdict::Served(format!("it imports {name}{raw}")));
    }
    for (name, file) in needed(path, interpreter) {
        let imports = fs::read(&file).ok().and_then(|data| Some(Elf::parse(&data).ok()?.imports));
        if imports.is_some_and(|imports| imports.iter().any(|name| is_clone(name))) {
            return Ok(Verdict::Served(format!("{name}, which it needs, imports clone{raw}")));
        }
    }
    Ok(Verdict::NoClone(unseen(&elf)))
}

fn is_clone(name: &str) -> bool {
    name == "clone" || name == "__clone"
}

/// What a program without clone may do all the same.
fn unseen(elf: &Elf) -> String {
    let imports = |name: &str| elf.imports.iter().any(|import| import == name);
    let mut reason = "neither it nor a library that it needs imports clone".to_owned();
    if elf.is_go {
        reason += "; it is Go's, which makes its system calls itself";
    } else if imports("syscall") {
        reason += "; it imports syscall, so it may make system calls by number";
    }
    if imports("dlopen") {
        reason += "; it imports dlopen, and what it loads may import clone";
    }
    reason
}

/// Why the loader would distrust LD_PRELOAD for us.
fn secure(path: &Path) -> Option<String> {
    let data = fs::metadata(path).ok()?;
    // SAFETY: these take nothing.
    let (user, group) = unsafe { (libc::getuid(), libc::getgid()) };
    let mode = data.permissions().mode();
    if mode & libc::S_ISUID != 0 && data.uid() != user {
        return Some("it is setuid, and its owner is another user than you".to_owned());
    }
    if mode & libc::S_ISGID != 0 && mode & libc::S_IXGRP != 0 && data.gid() != group {
        return Some("it is setgid, and its group is another one than yours".to_owned());
    }
    (user != 0 && has_capabilities(path)).then(|| "it has file capabilities".to_owned())
}

fn has_capabilities(path: &Path) -> bool {
    use std::os::unix::ffi::OsStrExt;
    let Ok(path) = std::ffi::CString::new(path.as_os_str().as_bytes()) else { return false };
    // SAFETY: both are C strings; no value is asked for, only its length.
    unsafe { libc::getxattr(path.as_ptr(), c"security.capability".as_ptr(), std::ptr::null_mut(), 0) > 0 }
}

/// The libraries that the loader would map, libc and itself left out: name and file. Only our own loader is asked, which
/// runs nothing of the program.
fn needed(path: &Path, interpreter: &str) -> Vec<(String, PathBuf)> {
    let own = fs::read("/proc/self/exe").ok().and_then(|data| Elf::parse(&data).ok()?.interpreter);
    if own.as_deref() != Some(interpreter) {
        return Vec::new();
    }
    let listed = Command::new(interpreter).arg("--list").arg(path).env_remove("LD_PRELOAD").output();
    let text = listed.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default();
    let pair = |line: &str| {
        // `name => file (address)`, or the file alone where the program names it by its path.
        let (line, _) = line.trim().rsplit_once(" (")?;
        let (name, file) = line.split_once(" => ").unwrap_or((line, line));
        let is_librarys = file.contains('/') && file != interpreter && !name.starts_with("libc.so");
        is_librarys.then(|| (name.to_owned(), PathBuf::from(file)))
    };
    text.lines().filter_map(pair).collect()
}
