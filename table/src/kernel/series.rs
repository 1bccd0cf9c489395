//! The changes as they go upstream: from a tree without the calls, whether it has them by now or not.

use super::add::{Plan, plan};
use super::remove;
use super::tree::{Change, Reader};
use crate::kernel_tables::{GENERIC, KERNEL_TABLES};
use crate::table::Table;

/// Numbers from here on are those of x32, or are not used.
const END_OF_UPSTREAM: u32 = 512;

/// What gives the tree the calls, were it without them. A source or selftest that the developer has filled in by now is
/// there as it is.
pub fn series(table: &Table, read: Reader) -> Result<Plan, Vec<String>> {
    let removed = remove::plan(table, read, true)?.changes;
    let is_removed = |path: &str| removed.iter().find(|change| change.path == path);
    let without = |path: &str| match is_removed(path) {
        Some(change) => Ok(change.new.clone()),
        None => read(path),
    };
    let mut plan = plan(table, &without)?;
    for change in &mut plan.changes {
        if let (None, Some(Change { old: Some(text), .. })) = (&change.old, is_removed(&change.path)) {
            change.new = Some(text.clone());
        }
    }
    Ok(plan)
}

/// Whether a change is the selftest's.
pub fn is_selftest(change: &Change) -> bool {
    change.path.starts_with("tools/testing/selftests/")
}

/// The number that upstream would give away next, by the tree's own tables.
pub fn next_number(read: Reader) -> Option<u32> {
    let text = |path: &str| read(path).ok().flatten();
    let table = text(GENERIC).or_else(|| text(KERNEL_TABLES[0].path))?;
    let numbers = table.lines().filter_map(|line| line.split_whitespace().next()?.parse::<u32>().ok());
    numbers.filter(|number| *number < END_OF_UPSTREAM).max().map(|newest| newest + 1)
}
