//! Which tables a subcommand works on.

use std::env;
use std::path::PathBuf;

use splork_table::diagnostic::Source;
use splork_table::example;
use splork_table::{Table, nearest};

/// The name and text of each table of calls/, and the C beside it, as of when the command was built.
const OWN: &[(&str, &str, Option<&str>)] = include!(concat!(env!("OUT_DIR"), "/tables.rs"));

/// The example program of each of their calls, by the call's name.
const EXAMPLES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/examples.rs"));

pub fn read(paths: &[PathBuf]) -> Result<Table, String> {
    Table::read(paths).map_err(|report| report.to_string())
}

/// Texts of tables, each with the C beside it.
pub type Sources = Vec<(Source, Option<String>)>;

/// splork's own tables, and those of SPLORK_CALLS.
pub fn known() -> Result<Sources, String> {
    let own = OWN
        .iter()
        .map(|(path, text, types)| (Source { path: path.into(), text: (*text).to_owned() }, types.map(str::to_owned)));
    let others = env::var_os("SPLORK_CALLS").filter(|path| !path.is_empty()).map(PathBuf::from);
    Ok(Table::without_replaced(own.chain(sources(others.as_slice())?).collect()))
}

pub fn sources(paths: &[PathBuf]) -> Result<Sources, String> {
    Table::sources(paths).map_err(|report| report.to_string())
}

pub fn parse(sources: Sources) -> Result<Table, String> {
    Table::with_types(sources).map_err(|report| report.to_string())
}

/// The known tables, and the given ones.
pub fn all(more: &[PathBuf]) -> Result<Table, String> {
    let mut all = known()?;
    all.extend(sources(more)?);
    parse(all)
}

/// The same, each call with its example program if it has one.
pub fn all_with_examples(more: &[PathBuf]) -> Result<Table, String> {
    let mut sources = known()?;
    sources.extend(self::sources(more)?);
    let paths: Vec<PathBuf> = sources.iter().map(|(source, _)| PathBuf::from(&source.path)).collect();
    let mut table = parse(sources)?;
    for (index, family) in table.families.iter_mut().enumerate() {
        if index >= OWN.len() {
            example::read(&paths[index], family).map_err(|report| report.to_string())?;
            continue;
        }
        for call in &mut family.calls {
            let own = EXAMPLES.iter().find(|(name, _)| *name == call.name);
            call.example = own.map(|(_, text)| (*text).to_owned());
        }
    }
    Ok(table)
}

/// The message for an unknown name.
pub fn unknown<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    nearest_or(name, known, "`splork calls` lists all")
}

/// The same of Linux' calls.
pub fn unknown_linux<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    nearest_or(name, known, "`splork calls --all` lists all")
}

fn nearest_or<'a>(name: &str, known: impl IntoIterator<Item = &'a str>, otherwise: &str) -> String {
    nearest(name, known).map_or_else(|| otherwise.to_owned(), |known| format!("did you mean {known}?"))
}
