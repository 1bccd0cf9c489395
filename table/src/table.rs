//! Table files and directories in, all calls out, or all mistakes.

use std::fs;
use std::path::{Path, PathBuf};

use crate::call::Call;
use crate::check;
use crate::control::shown_name;
use crate::diagnostic::{Problem, Report, Source, Span};
use crate::entry;
use crate::example;
use crate::family::Family;
use crate::file_text;

#[derive(Debug)]
pub struct Table {
    pub families: Vec<Family>,
}

impl Table {
    /// Reads table files, and every *.toml of the directories among the paths.
    pub fn read(paths: &[PathBuf]) -> Result<Table, Report> {
        let sources = Table::sources(paths)?;
        let files: Vec<PathBuf> = sources.iter().map(|(source, _)| source.path.clone()).collect();
        let mut table = Table::with_types(sources)?;
        for (family, file) in table.families.iter_mut().zip(&files) {
            example::read(file, family)?;
        }
        for directory in paths.iter().filter(|path| path.is_dir()) {
            example::strays(directory, &table.families)?;
        }
        Ok(table)
    }

    /// The texts of these files, each with the text of NAME.h in the same directory, if there is one.
    pub fn sources(paths: &[PathBuf]) -> Result<Vec<(Source, Option<String>)>, Report> {
        let mut sources = Vec::new();
        for path in paths {
            for file in files(path)? {
                let beside = file.with_extension("h");
                let types = if beside.exists() { Some(file_text::read(&beside)?) } else { None };
                sources.push((Source { text: file_text::read(&file)?, path: file }, types));
            }
        }
        Ok(Table::without_replaced(sources))
    }

    /// A copy for a module, whose calls have other numbers (kernel/module/numbers.rs), takes the place of the table that
    /// it is of.
    pub fn without_replaced(sources: Vec<(Source, Option<String>)>) -> Vec<(Source, Option<String>)> {
        let mut kept: Vec<(Source, Option<String>)> = Vec::new();
        for (source, types) in sources {
            let is_copy = entry::read(0, &source, &mut Vec::new()).iter().any(|entry| entry.module.is_some());
            let name = |source: &Source| source.path.file_stem().map(|name| name.to_owned());
            match kept.iter_mut().find(|(other, _)| is_copy && name(other) == name(&source)) {
                Some(original) => *original = (source, types),
                None => kept.push((source, types)),
            }
        }
        kept
    }

    /// The table from texts in memory, without NAME.h files.
    pub fn parse(sources: Vec<Source>) -> Result<Table, Report> {
        Table::with_types(sources.into_iter().map(|source| (source, None)).collect())
    }

    /// The table from these; each source's path gives the family its name.
    pub fn with_types(sources: Vec<(Source, Option<String>)>) -> Result<Table, Report> {
        let (sources, types): (Vec<Source>, Vec<_>) = sources.into_iter().unzip();
        let mut problems = Vec::new();
        let mut families: Vec<Family> = Vec::new();
        for (index, (source, types)) in sources.iter().zip(types).enumerate() {
            let name = family_name(index, source, &families, &mut problems);
            let entries = entry::read(index, source, &mut problems);
            let mut calls: Vec<Call> =
                entries.iter().filter_map(|entry| check::call(entry, &name, &mut problems)).collect();
            calls.sort_by(|a, b| a.name.cmp(&b.name));
            check::tags::enums_are_defined(&calls, types.as_deref(), &mut problems);
            families.push(Family { name, calls, types });
        }
        let all: Vec<&Call> = families.iter().flat_map(|family| &family.calls).collect();
        check::together(&all, &mut problems);
        if problems.is_empty() { Ok(Table { families }) } else { Err(Report::new(sources, problems)) }
    }

    pub fn calls(&self) -> impl Iterator<Item = &Call> {
        self.families.iter().flat_map(|family| &family.calls)
    }
}

/// A directory's table files in the order of their names, so that output does not depend on the file system.
fn files(path: &Path) -> Result<Vec<PathBuf>, Report> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let entries = fs::read_dir(path).and_then(|entries| entries.collect::<Result<Vec<_>, _>>());
    let entries = entries.map_err(|error| file_text::unreadable(path, &error.to_string()))?;
    let mut files: Vec<PathBuf> = entries.into_iter().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "toml"));
    files.sort();
    if files.is_empty() {
        return Err(file_text::unreadable(path, "no *.toml in this directory"));
    }
    Ok(files)
}

/// The file's name is the header's name, so there can be only one of each, fit for an include guard.
fn family_name(index: usize, source: &Source, families: &[Family], problems: &mut Vec<Problem>) -> String {
    let name = source.path.file_stem().map(shown_name).unwrap_or_default();
    let span = Span { source: index, bytes: 0..0 };
    let is_word = |name: &str| name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    if name.is_empty() || !is_word(&name) {
        let message = format!("\"{name}\" is not a name for a header");
        problems.push(Problem::new(
            span,
            message,
            "this file's name",
            "a file name of lower-case letters, digits, underscores",
        ));
    } else if let Some(other) = families.iter().position(|family| family.name == name) {
        let message = format!("there are two tables {name}.toml");
        let problem = Problem::new(span, message, "the second", "another file name: it is the header's name");
        problems.push(problem.with(Span { source: other, bytes: 0..0 }, "the first"));
    } else if ["all", "inline"].contains(&name.as_str()) {
        let message = format!("splork/{name}.h is a header already");
        problems.push(Problem::new(span, message, "this file's name", "another file name: it is the header's name"));
    }
    name
}
