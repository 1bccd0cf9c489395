//! What splork knows of all Linux calls: linux/calls.tsv.

use std::path::{Path, PathBuf};

use splork_table::linux::{LinuxCall, facts, merge, print, read as calls_of};
use splork_table::upstream;

use crate::shown::shown;
use crate::write::{File, write_all};
use crate::{read, tables, tree};

/// The file's text, as of when the command was built.
const CALLS: &str = include_str!("../../linux/calls.tsv");

/// By name.
pub fn calls() -> Vec<LinuxCall> {
    calls_of(CALLS).expect("a test has read it")
}

/// Writes such a file to `out`.
pub fn write(tree: &Path, paths: &[PathBuf], since: &Path, out: &Path) -> Result<(), String> {
    let table = if paths.is_empty() { tables::all(&[])? } else { tables::read(paths)? };
    tree::check(tree, &["."])?;
    let text = |path: &str| tree::text(tree, path).ok().flatten();
    let found = upstream::read(&text).map_err(|error| format!("error: {}: {error}\n", shown(tree)))?;
    let known = read::text(since).map_err(|error| format!("error: {}: {error}\n", shown(since)))?;
    let known = facts(&known).map_err(|error| format!("error: {}:{error}\n", shown(since)))?;
    let calls = merge(&found, &table, &known).map_err(|error| format!("error: {}: {error}\n", shown(tree)))?;
    let (major, minor) =
        found.version.ok_or_else(|| format!("error: {}: its Makefile has no version\n", shown(tree)))?;
    let text = print(&calls, &format!("Linux {major}.{minor}"));
    write_all(&[File { path: out.to_owned(), text }])
}
