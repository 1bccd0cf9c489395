//! The library's own tables, and which symbols it is to export by them.

use std::collections::BTreeSet;

use splork_table::{Table, exports};

use crate::{Stop, root};

pub fn shipped() -> Result<Table, Stop> {
    Table::read(&[root().join("calls")]).map_err(|report| Stop::Fails(report.to_string()))
}

/// What the shared library exports.
pub fn expected_exports() -> Result<BTreeSet<String>, Stop> {
    Ok(exports::list(&shipped()?).into_iter().map(|export| export.symbol).collect())
}

/// What the archive defines.
pub fn expected_in_archive() -> Result<BTreeSet<String>, Stop> {
    let table = shipped()?;
    let exports = exports::list(&table);
    Ok(exports.into_iter().filter(|export| export.is_in_archive()).map(|export| export.symbol).collect())
}
