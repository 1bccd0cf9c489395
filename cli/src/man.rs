//! splork man

use std::path::{Path, PathBuf};

use splork_table::man::{Edition, print};

use crate::tables;
use crate::write::{File, write_all};

/// The overview's first line has the date of all pages.
const OVERVIEW: &str = include_str!("../../man/splork.7");

pub fn run(out: &Path, paths: &[PathBuf]) -> Result<(), String> {
    let table = tables::read(paths)?;
    let pages = print(&table, edition());
    let files = pages.into_iter().map(|page| File { path: out.join(&page.path), text: page.text });
    write_all(&files.collect::<Vec<_>>())
}

/// What the pages' first lines say.
pub fn edition() -> Edition<'static> {
    let title = OVERVIEW.lines().find(|line| line.starts_with(".TH")).unwrap_or_default();
    let date = title.split_whitespace().nth(3).unwrap_or_default();
    Edition { date, version: env!("CARGO_PKG_VERSION") }
}
