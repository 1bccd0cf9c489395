//! splork kernel

use std::path::PathBuf;

use clap::Args;
use similar::TextDiff;
use splork_table::Table;
use splork_table::kernel::{Change, plan, plan_removal};

use crate::output;
use crate::shown::shown;
use crate::tree;
use crate::write::{File, change_all};

#[derive(Args)]
pub struct Arguments {
    /// Table files, or directories of *.toml.
    #[arg(required = true)]
    tables: Vec<PathBuf>,
    /// The Linux source tree.
    #[arg(long, value_name = "LINUX")]
    tree: PathBuf,
    /// Print the changes as a diff and make none.
    #[arg(long)]
    dry_run: bool,
    /// Take exactly that out of the tree again. A NAME.c or selftest that you have edited stays and is named.
    #[arg(long)]
    remove: bool,
    /// With --remove: edited files go too.
    #[arg(long, requires = "remove")]
    force: bool,
}

pub fn run(arguments: &Arguments) -> Result<(), String> {
    let Arguments { tables, tree, dry_run, remove, force } = arguments;
    let table = Table::read(tables).map_err(|report| report.to_string())?;
    tree::check(tree, &["kernel/sys_ni.c", "include/linux/syscalls.h", "init/Kconfig"])?;
    let _lock = tree::lock(tree)?;
    let read = |path: &str| tree::text(tree, path);
    let plan = if *remove { plan_removal(&table, &read, *force) } else { plan(&table, &read) };
    let plan = plan.map_err(|problems| {
        let lines: String = problems.iter().map(|problem| format!("error: {problem}\n")).collect();
        format!("{lines}error: nothing was changed in {}\n", shown(tree))
    })?;
    for note in &plan.notes {
        output::complain(&format!("note: {note}\n"));
    }
    if *dry_run {
        return output::print(&plan.changes.iter().map(diff).collect::<String>());
    }
    let path = |change: &Change| tree.join(&change.path);
    let written = |change: &Change| Some(File { path: path(change), text: change.new.clone()? });
    let removed = plan.changes.iter().filter(|change| change.new.is_none()).map(path);
    let files: Vec<File> = plan.changes.iter().filter_map(written).collect();
    change_all(&files, &removed.collect::<Vec<_>>())?;
    let mut text = String::new();
    for change in &plan.changes {
        let word = match (&change.old, &change.new) {
            (None, _) => "new    ",
            (_, Some(_)) => "changed",
            (_, None) => "removed",
        };
        text += &format!("{word} {}\n", change.path);
    }
    let nothing = if *remove { "nothing of it is there\n" } else { "all is there already\n" };
    output::print(if text.is_empty() { nothing } else { &text })
}

/// As `patch -p1` takes it.
fn diff(change: &Change) -> String {
    let old = change.old.as_deref().unwrap_or_default();
    let before = if change.old.is_some() { format!("a/{}", change.path) } else { "/dev/null".to_owned() };
    let new = change.new.as_deref().unwrap_or_default();
    let after = if change.new.is_some() { format!("b/{}", change.path) } else { "/dev/null".to_owned() };
    TextDiff::from_lines(old, new).unified_diff().context_radius(3).header(&before, &after).to_string()
}
