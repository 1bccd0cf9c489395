//! splork header

use std::path::{Path, PathBuf};

use splork_table::header;

use crate::write::{File, write_all};
use crate::{output, tables};

pub fn run(out: Option<&Path>, paths: &[PathBuf]) -> Result<(), String> {
    let table = tables::read(paths)?;
    let Some(out) = out else {
        let header = header::standalone(&table).map_err(|error| format!("{error}\n"))?;
        return output::print(&header);
    };
    let headers = header::print(&table).map_err(|error| format!("{error}\n"))?;
    let files = headers.into_iter().map(|header| File { path: out.join(&header.path), text: header.text });
    write_all(&files.collect::<Vec<_>>())
}
