//! Our pages beside the newest man-pages: an errno that those list and ours do not is an exception with a reason.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use splork_tests::command::exists;
use splork_tests::{Run, Stop, Test, command, ensure, root, skip, target};

use crate::{Promise, promises};

/// Calls whose page has another name there.
const PAGES: [(&str, &str); 7] = [
    ("clone3", "clone"),
    ("faccessat2", "access"),
    ("fchmodat2", "chmod"),
    ("getxattrat", "getxattr"),
    ("listxattrat", "listxattr"),
    ("removexattrat", "removexattr"),
    ("setxattrat", "setxattr"),
];

fn newest() -> Result<PathBuf, Stop> {
    if !exists("apt-get") {
        return skip("the newest man-pages come by apt-get, which is not here");
    }
    let directory = target().join("newest-manual");
    let output = command(root().join("tools/fetch-manual.sh")).arg(&directory).outcome()?;
    if !output.status.success() {
        let errors = String::from_utf8_lossy(&output.stderr);
        return skip(format!("no newer man-pages can be had: {}", errors.lines().last().unwrap_or("no word why")));
    }
    println!("man-pages {}", fs::read_to_string(directory.join("version"))?.trim());
    Ok(directory.join("man2"))
}

/// The page's source; some are one line that names another.
fn page(pages: &Path, name: &str) -> Option<String> {
    let text = fs::read_to_string(pages.join(format!("{name}.2"))).ok()?;
    let other = text.lines().find_map(|line| line.strip_prefix(".so man2/")?.strip_suffix(".2"));
    match other {
        Some(other) if other != name => page(pages, other),
        _ => Some(text),
    }
}

/// The names that head the items of the section ERRORS.
fn errnos(page: &str) -> BTreeSet<String> {
    let section = page.split("\n.SH ").find(|section| section.starts_with("ERRORS\n")).unwrap_or_default();
    let lines: Vec<&str> = section.lines().filter(|line| !line.starts_with(".\\\"")).collect();
    let heads = lines
        .windows(2)
        .filter(|pair| pair[0].starts_with(".TP") && (pair[1].starts_with(".B ") || pair[1].starts_with(".BR ")));
    let words = heads.flat_map(|pair| pair[1].split(|c: char| !c.is_ascii_alphanumeric()));
    words.filter(|word| is_errno(word)).map(one_name).collect()
}

fn is_errno(word: &str) -> bool {
    word.len() > 2 && word.starts_with('E') && word.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
}

/// Two names of one number.
fn one_name(name: &str) -> String {
    match name {
        "EWOULDBLOCK" => "EAGAIN",
        "ENOTSUP" => "EOPNOTSUPP",
        name => name,
    }
    .to_owned()
}

fn exceptions() -> Result<BTreeMap<Promise, String>, Stop> {
    let mut exceptions = BTreeMap::new();
    for line in fs::read_to_string(root().join("tests/errno/manual-exceptions.txt"))?.lines() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (promise, why) = line.split_once("  ").unwrap_or_default();
        let (call, errno) = promise.split_once(' ').unwrap_or_default();
        ensure!(!errno.is_empty() && !why.is_empty(), "not CALL ERRNO  WHY: {line}");
        exceptions.insert((call.to_owned(), errno.to_owned()), why.to_owned());
    }
    Ok(exceptions)
}

pub fn errnos_are_those_of_the_newest_man_pages() -> Test {
    let pages = newest()?;
    let exceptions = exceptions()?;
    let mut ours: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (call, errno) in promises()? {
        ours.entry(call).or_default().insert(one_name(&errno));
    }
    let (mut compared, mut missing) = (0, Vec::new());
    let mut needed: BTreeSet<Promise> = BTreeSet::new();
    for (call, ours) in &ours {
        let name = PAGES.iter().find(|(of, _)| of == call).map_or(call.as_str(), |(_, page)| page);
        let Some(text) = page(&pages, name) else { continue };
        compared += 1;
        // Every page of ours has ENOSYS: this kernel has no such call.
        for errno in errnos(&text).into_iter().filter(|errno| errno != "ENOSYS" && !ours.contains(errno)) {
            let promise = (call.clone(), errno);
            match exceptions.contains_key(&promise) {
                true => _ = needed.insert(promise),
                false => missing.push(format!("{} {}", promise.0, promise.1)),
            }
        }
    }
    ensure!(compared > 50, "only {compared} calls have a page in {}", pages.display());
    ensure!(missing.is_empty(), "man-pages list what our tables do not: {}", missing.join(", "));
    let idle: Vec<&Promise> = exceptions.keys().filter(|promise| !needed.contains(*promise)).collect();
    ensure!(idle.is_empty(), "exceptions that are none: {idle:?}");
    Ok(())
}
