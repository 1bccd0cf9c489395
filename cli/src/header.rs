//! splork header

use std::path::{Path, PathBuf};

use splork_table::Table;

use crate::write::{File, write_all};

pub fn run(out: &Path, tables: &[PathBuf]) -> Result<(), String> {
    let table = Table::read(tables).map_err(|report| report.to_string())?;
    let headers = splork_table::header::print(&table).map_err(|error| format!("{error}\n"))?;
    let files = headers.into_iter().map(|header| File { path: out.join(&header.path), text: header.text });
    write_all(&files.collect::<Vec<_>>())
}
