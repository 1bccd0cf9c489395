//! splork kernel --module

use std::fs;
use std::path::{Path, PathBuf};

use splork_table::Table;
use splork_table::diagnostic::Source;
use splork_table::kernel::module;

use splork_table::kernel::Change;

use super::changes::{self, Changes};
use super::{shown, tree};
use crate::tables::{self, Sources};

/// Behind this the kernel has a table of its own; before it, x86-64 answers what is beyond its table without asking.
const ASKS_ALWAYS: (u32, u32) = (6, 15);

const WHAT_IT_IS_NOT: &str = "for test machines and virtual machines: the module taints the kernel, other modules and \
                              seccomp filters know nothing of it, and a kernel that is locked down (Secure Boot) \
                              refuses it unsigned";

pub fn run(paths: &[PathBuf], directory: &Path, numbers: Option<u32>, is_dry: bool) -> Result<(), String> {
    let is_file = directory.exists() && !directory.is_dir();
    if is_file {
        return Err(format!("error: {}: it is no directory\n", shown(directory)));
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
    Changes { directory, changes: &all, nothing: "all is there already\n" }.make(is_dry)
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
        let examples = Path::new(&source.path).with_file_name("examples");
        for call in table.families[copy.index].calls.iter().map(|call| &call.name) {
            let text = fs::read_to_string(examples.join(format!("{call}.c")));
            files.extend(text.into_iter().map(|text| (format!("calls/examples/{call}.c"), text)));
        }
        for (path, text) in files {
            let old = tree::text(directory, &path).map_err(|why| format!("error: {why}\n"))?;
            if path.ends_with(".toml") && old.as_ref().is_some_and(|old| !module::is_copy(old)) {
                return Err(format!("error: {path}: is there, and no copy: it would be lost\n"));
            }
            if old.as_ref() != Some(&text) {
                changes.push(Change { path, old, new: Some(text) });
            }
        }
        let path = directory.join("calls").join(format!("{}.toml", copy.family));
        copied.push((Source { path: path.display().to_string(), text: copy.text }, types.clone()));
    }
    Ok((copied, changes))
}

/// Where the kernel that runs here would not let the module answer: for another one, make tells.
fn numbers_note(table: &Table) -> Option<String> {
    let release = fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    let mut parts = release.split(['.', '-']).map(|part| part.parse::<u32>().unwrap_or_default());
    let version = (parts.next()?, parts.next()?);
    if !cfg!(target_arch = "x86_64") || version >= ASKS_ALWAYS || !module::needs_numbers(table) {
        return None;
    }
    Some(format!(
        "the kernel of this machine, {}, answers these numbers itself, as Linux before {}.{} does on x86-64: for it, add \
         --numbers 400",
        release.trim(),
        ASKS_ALWAYS.0,
        ASKS_ALWAYS.1
    ))
}
