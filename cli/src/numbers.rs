//! splork numbers

use std::path::{Path, PathBuf};

use splork_table::upstream::{self, Finding};

use crate::shown::shown;
use crate::{output, tables, tree};

pub fn run(tree: &Path, paths: &[PathBuf]) -> Result<(), String> {
    let table = if paths.is_empty() { tables::all(&[])? } else { tables::read(paths)? };
    tree::check(tree, &["."])?;
    let read = |path: &str| tree::text(tree, path).ok().flatten();
    let found = upstream::read(&read).map_err(|error| format!("error: {}: {error}\n", shown(tree)))?;
    let findings = upstream::compare(&table, &found);
    let mut text = String::new();
    for finding in &findings {
        text += &format!("{finding}\n");
    }
    let count = |is: fn(&Finding) -> bool| findings.iter().filter(|finding| is(finding)).count();
    let different = count(|finding| matches!(finding, Finding::Different { .. }));
    let gone = count(|finding| matches!(finding, Finding::Gone { .. }));
    let later = count(|finding| matches!(finding, Finding::NotYet { .. }));
    let new = count(|finding| matches!(finding, Finding::New { .. }));
    text += &format!(
        "{} tables read: {different} numbers differ, {gone} calls are missing, {later} are not there yet, {new} are in no table\n",
        found.tables.len()
    );
    output::print(&text)?;
    if findings.iter().any(Finding::is_disagreement) {
        Err(format!("error: the tables and {} disagree\n", shown(tree)))
    } else {
        Ok(())
    }
}
