//! What the library will see of a program's clone().

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

use super::elf::Elf;
use super::library::Library;
use super::loader::{self, Listing};
use super::program::{Program, executable};
use crate::read;
use crate::shown::shown;

/// Each with its reason.
pub enum Verdict {
    Handled(String),
    /// The library is loaded, and never asked.
    NoClone(String),
    NotLoaded(String),
}

/// An error where the program cannot be run at all.
pub fn look(program: &Program, library: &Library) -> Result<Verdict, String> {
    let told = |reason: String| format!("{}{reason}", program.via);
    Ok(match verdict(program, library)? {
        Verdict::Handled(reason) => Verdict::Handled(told(reason)),
        Verdict::NoClone(reason) => Verdict::NoClone(told(reason)),
        Verdict::NotLoaded(reason) => Verdict::NotLoaded(told(reason)),
    })
}

fn verdict(program: &Program, library: &Library) -> Result<Verdict, String> {
    let elf =
        Elf::parse(&program.data).map_err(|error| format!("{}: not an ELF program: {error}", shown(&program.path)))?;
    let not_loaded = |reason: String| Ok(Verdict::NotLoaded(reason));
    let raw = if elf.is_go { "; and it is a Go program, which makes its system calls itself" } else { "" };
    if elf.kind != library.elf.kind {
        return not_loaded(format!("it is for {}, the library for {}", elf.kind, library.elf.kind));
    }
    let Some(interpreter) = &elf.interpreter else {
        return not_loaded(format!("it is linked statically, so it has no dynamic loader{raw}"));
    };
    executable(Path::new(interpreter)).map_err(|error| format!("its interpreter {}: {error}", shown(interpreter)))?;
    if interpreter.contains("ld-musl") != library.elf.needed.iter().all(|name| !name.starts_with("libc.so.6")) {
        return not_loaded(format!("its loader, {}, belongs to another libc than the library", shown(interpreter)));
    }
    if let Some(reason) = secure(&program.path) {
        return not_loaded(reason);
    }
    // $ORIGIN is where the file itself lies, not a link to it.
    let file = fs::canonicalize(&program.path).unwrap_or_else(|_| program.path.clone());
    let ask = |loader: String| loader::list(&loader, &file, library.path.as_os_str());
    let listing = loader::own().filter(|loader| loader == interpreter).and_then(ask);
    if let Some(listing) = &listing {
        if !listing.is_complete {
            return Err(one_line(&listing.complaints));
        }
        if listing.libraries.iter().all(|(_, file)| *file != library.path) {
            return not_loaded(format!("its loader refuses the library: {}", one_line(&listing.complaints)));
        }
    }
    Ok(by_imports(&elf, &needed(listing, library), raw))
}

fn one_line(complaints: &str) -> String {
    complaints.lines().next().unwrap_or("it does not say why").trim().to_owned()
}

/// The libraries that the loader would map, libc and ours left out, by their names.
fn needed(listing: Option<Listing>, library: &Library) -> Vec<(String, Elf)> {
    let libraries = listing.map(|listing| listing.libraries).unwrap_or_default();
    let others = libraries.into_iter().filter(|(name, file)| !name.starts_with("libc.so") && *file != library.path);
    let read = |(name, file): (String, PathBuf)| Some((name, Elf::parse(&read::bytes(&file).ok()?).ok()?));
    others.filter_map(read).collect()
}

fn by_imports(elf: &Elf, needed: &[(String, Elf)], raw: &str) -> Verdict {
    let is_clone = |name: &&String| *name == "clone" || *name == "__clone";
    let unseen = unseen(elf, needed);
    if let Some(name) = elf.imports.iter().find(is_clone) {
        return Verdict::Handled(format!("it imports {name}{raw}{unseen}"));
    }
    if let Some((name, _)) = needed.iter().find(|(_, elf)| elf.imports.iter().any(|name| is_clone(&name))) {
        return Verdict::Handled(format!("{}, which it needs, imports clone{raw}{unseen}", shown(name)));
    }
    Verdict::NoClone(format!("neither it nor a library that it needs imports clone{raw}{unseen}"))
}

/// Children that the check cannot know of.
fn unseen(elf: &Elf, needed: &[(String, Elf)]) -> String {
    let importers = |symbol: &str| {
        let imports = |elf: &Elf| elf.imports.iter().any(|import| import == symbol);
        let mut names: Vec<String> = imports(elf).then(|| "it".to_owned()).into_iter().collect();
        names.extend(needed.iter().filter(|(_, elf)| imports(elf)).map(|(name, _)| shown(name)));
        let last = names.pop();
        [(!names.is_empty()).then(|| names.join(", ")), last].into_iter().flatten().collect::<Vec<_>>().join(" and ")
    };
    let mut text = String::new();
    let (loading, calling) = (importers("dlopen"), importers("syscall"));
    if !calling.is_empty() {
        text += &format!("; calls that {calling} may make by number, with syscall, are not seen");
    }
    if !loading.is_empty() {
        text += &format!("; libraries that {loading} may load, with dlopen, were not looked at");
    }
    text
}

/// Why the loader would distrust LD_PRELOAD for us.
pub fn secure(path: &Path) -> Option<String> {
    let data = fs::metadata(path).ok()?;
    // SAFETY: these take nothing.
    let (user, group) = unsafe { (libc::getuid(), libc::getgid()) };
    let mode = data.permissions().mode();
    if mode & libc::S_ISUID != 0 && data.uid() != user {
        return Some("it is setuid, and you are not its owner".to_owned());
    }
    if mode & libc::S_ISGID != 0 && mode & libc::S_IXGRP != 0 && data.gid() != group {
        return Some("it is setgid, and its group is not yours".to_owned());
    }
    (user != 0 && has_capabilities(path)).then(|| "it has file capabilities".to_owned())
}

fn has_capabilities(path: &Path) -> bool {
    use std::os::unix::ffi::OsStrExt;
    let Ok(path) = std::ffi::CString::new(path.as_os_str().as_bytes()) else { return false };
    // SAFETY: both are C strings; no value is asked for, only its length.
    unsafe { libc::getxattr(path.as_ptr(), c"security.capability".as_ptr(), std::ptr::null_mut(), 0) > 0 }
}
