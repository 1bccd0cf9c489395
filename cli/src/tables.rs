//! Which tables a subcommand works on.

use std::env;
use std::path::PathBuf;

use splork_table::Table;
use splork_table::diagnostic::Source;

/// The name and text of each file in calls/, as of when the command was built.
const OWN: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/tables.rs"));

pub fn read(paths: &[PathBuf]) -> Result<Table, String> {
    Table::read(paths).map_err(|report| report.to_string())
}

/// splork's own tables, those of SPLORK_CALLS, and the given ones.
pub fn all(more: &[PathBuf]) -> Result<Table, String> {
    let mut paths: Vec<PathBuf> = Vec::new();
    paths.extend(env::var_os("SPLORK_CALLS").filter(|path| !path.is_empty()).map(PathBuf::from));
    paths.extend_from_slice(more);
    let mut sources: Vec<Source> =
        OWN.iter().map(|(path, text)| Source { path: (*path).to_owned(), text: (*text).to_owned() }).collect();
    sources.extend(Table::sources(&paths).map_err(|report| report.to_string())?);
    Table::parse(sources).map_err(|report| report.to_string())
}
