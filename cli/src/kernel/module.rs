//! splork kernel --module

use std::fs;
use std::path::{Path, PathBuf};

use splork_table::Table;
use splork_table::diagnostic::Source;
use splork_table::kernel::module;

use splork_table::kernel::Change;

use super::changes::{self, Changes};
use crate::here;
use crate::shown::shown;
use crate::tables::{self, Sources};
use crate::tree;

/// From the first on, and before the last, x86-64's kernels ask a module of every number that they have no call for; others
/// only of those within their table (table/src/kernel/module/frame.c).
const ASK_ALWAYS: [(u32, u32); 2] = [(6, 15), (7, 3)];

const WHAT_IT_IS_NOT: &str = "for test machines and virtual machines only: the module taints the kernel, other modules and \
                              seccomp filters do not know of it, and a kernel in lockdown mode (Secure Boot) \
                              refuses it unless it is signed; x32 programs, and arm programs on arm64, still get ENOSYS";

pub fn run(paths: &[PathBuf], directory: &Path, numbers: Option<u32>, is_dry: bool) -> Result<(), String> {
    let is_file = directory.exists() && !directory.is_dir();
    if is_file {
        return Err(format!("error: {}: not a directory\n", shown(directory)));
    }
    let mut sources = tables::sources(paths)?;
    let mut beside = Vec::new();
    if let Some(first) = numbers {
        (sources, beside) = copies(&sources, directory, first)?;
    }
    let table = tables::parse(sources)?;
    let read = |path: &str| tree::text(directory, path);
    let plan = module::plan(&table, &read).map_err(|problems| changes::refused(&problems, directory))?;
    changes::tell(&plan.notes);
    changes::tell(&numbers_note(&table).into_iter().collect::<Vec<_>>());
    changes::tell(&[WHAT_IT_IS_NOT.to_owned()]);
    let all: Vec<Change> = beside.into_iter().chain(plan.changes).collect();
    Changes { directory, changes: &all, nothing: "the directory has everything already\n" }.make(is_dry)
}

/// The tables' copies in DIR/calls, and what makes them.
fn copies(sources: &Sources, directory: &Path, first: u32) -> Result<(Sources, Vec<Change>), String> {
    let table = tables::parse(sources.clone())?;
    let texts: Vec<Source> = sources.iter().map(|(source, _)| source.clone()).collect();
    let copies = module::copy(&table, &texts, first).map_err(|why| format!("error: {why}\n"))?;
    let (mut copied, mut changes) = (Vec::new(), Vec::new());
    for copy in copies {
        let mut files = vec![(format!("calls/{}.toml", copy.family), copy.text.clone())];
        let (source, types) = &sources[copy.index];
        files.extend(types.iter().map(|text| (format!("calls/{}.h", copy.family), text.clone())));
        let examples = source.path.with_file_name("examples");
        for call in table.families[copy.index].calls.iter().map(|call| &call.name) {
            let text = fs::read_to_string(examples.join(format!("{call}.c")));
            files.extend(text.into_iter().map(|text| (format!("calls/examples/{call}.c"), text)));
        }
        for (path, text) in files {
            let old = tree::text(directory, &path).map_err(|why| format!("error: {why}\n"))?;
            if path.ends_with(".toml") && old.as_ref().is_some_and(|old| !module::is_copy(old)) {
                return Err(format!("error: {path}: exists and was not written by splork: it would be lost\n"));
            }
            if old.as_ref() != Some(&text) {
                changes.push(Change { path, old, new: Some(text) });
            }
        }
        let path = directory.join("calls").join(format!("{}.toml", copy.family));
        copied.push((Source { path, text: copy.text }, types.clone()));
    }
    Ok((copied, changes))
}

/// A warning if the kernel that runs here would not call the module. For another kernel, the module's Makefile checks it.
fn numbers_note(table: &Table) -> Option<String> {
    let kernel = here::kernel();
    let mut parts =
        kernel.trim_start_matches("Linux ").split(['.', '-']).map(|part| part.parse::<u32>().unwrap_or_default());
    let version = (parts.next()?, parts.next()?);
    let is_x86 = here::abi().is_some_and(module::is_asked_late);
    let [from, to] = ASK_ALWAYS;
    if !is_x86 || (from..to).contains(&version) || !module::needs_numbers(table) {
        return None;
    }
    Some(format!(
        "the kernel of this machine, {kernel}, says ENOSYS to these numbers itself, as most do on x86-64: for it, add \
         --numbers 400"
    ))
}
