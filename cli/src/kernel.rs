//! splork kernel

use std::path::{Path, PathBuf};

use similar::TextDiff;
use splork_table::Table;
use splork_table::kernel::{Change, plan};

use crate::output;
use crate::shown::shown;
use crate::tree;
use crate::write::{File, write_all};

pub fn run(tables: &[PathBuf], tree: &Path, dry_run: bool) -> Result<(), String> {
    let table = Table::read(tables).map_err(|report| report.to_string())?;
    tree::check(tree, &["kernel/sys_ni.c", "include/linux/syscalls.h", "init/Kconfig"])?;
    let plan = plan(&table, &|path| tree::text(tree, path)).map_err(|problems| {
        let lines: String = problems.iter().map(|problem| format!("error: {problem}\n")).collect();
        format!("{lines}error: nothing was changed in {}\n", shown(tree))
    })?;
    for note in &plan.notes {
        output::complain(&format!("note: {note}\n"));
    }
    if dry_run {
        return output::print(&plan.changes.iter().map(diff).collect::<String>());
    }
    let files = plan.changes.iter().map(|change| File { path: tree.join(&change.path), text: change.new.clone() });
    write_all(&files.collect::<Vec<_>>())?;
    let mut text = String::new();
    for change in &plan.changes {
        text += &format!("{} {}\n", if change.old.is_some() { "changed" } else { "new    " }, change.path);
    }
    output::print(if text.is_empty() { "all is there already\n" } else { &text })
}

/// As `patch -p1` takes it.
fn diff(change: &Change) -> String {
    let old = change.old.as_deref().unwrap_or_default();
    let before = if change.old.is_some() { format!("a/{}", change.path) } else { "/dev/null".to_owned() };
    let after = format!("b/{}", change.path);
    TextDiff::from_lines(old, &change.new).unified_diff().context_radius(3).header(&before, &after).to_string()
}
