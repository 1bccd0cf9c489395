//! splork kernel

mod changes;
mod module;
mod patch;

use std::path::PathBuf;

use clap::{ArgGroup, Args};
use splork_table::Table;
use splork_table::kernel::{plan, plan_removal};

use crate::tree;
use changes::Changes;

const WHERE: &str = "where";

#[derive(Args)]
#[command(group = ArgGroup::new(WHERE).required(true))]
pub struct Arguments {
    /// Table files, or directories of *.toml.
    #[arg(required = true)]
    tables: Vec<PathBuf>,
    /// The Linux source tree to add them to.
    #[arg(long, value_name = "LINUX", group = WHERE)]
    tree: Option<PathBuf>,
    /// Write a kernel module to this directory, which adds the calls to a running kernel (x86-64 and arm64). For test
    /// machines and virtual machines only.
    #[arg(long, value_name = "DIR", group = WHERE)]
    module: Option<PathBuf>,
    /// With --module: give the calls other numbers, starting with this one (387 to 402). Most kernels need this on x86-64.
    /// DIR/calls gets copies of the tables with these numbers; make header and library from the copies.
    #[arg(long, value_name = "FIRST", requires = "module")]
    numbers: Option<u32>,
    /// Print the changes as a diff and change nothing.
    #[arg(long)]
    dry_run: bool,
    /// Do not change the tree. Write the changes to this directory as patches for upstream, with git, and the manual pages
    /// beside them. If you filled in the source file in the tree, the patch has your text.
    #[arg(long, value_name = "DIR", requires = "tree", conflicts_with_all = ["dry_run", "remove"])]
    patch: Option<PathBuf>,
    /// Take the calls out of the tree again. A NAME.c or selftest that you edited stays, and the command names it.
    #[arg(long, requires = "tree")]
    remove: bool,
    /// With --remove: remove edited files too.
    #[arg(long, requires = "remove")]
    force: bool,
}

pub fn run(arguments: &Arguments) -> Result<(), String> {
    let Arguments { tables, tree, module, numbers, dry_run, patch, remove, force } = arguments;
    if let Some(directory) = module {
        return module::run(tables, directory, *numbers, *dry_run);
    }
    let tree = tree.as_deref().expect("it is one of the two");
    let table = Table::read(tables).map_err(|report| report.to_string())?;
    tree::check(tree, &["kernel/sys_ni.c", "include/linux/syscalls.h", "init/Kconfig"])?;
    let _lock = tree::lock(tree)?;
    if let Some(out) = patch {
        return patch::run(&table, tree, out);
    }
    let read = |path: &str| tree::text(tree, path);
    let plan = if *remove { plan_removal(&table, &read, *force) } else { plan(&table, &read) };
    let plan = plan.map_err(|problems| changes::refused(&problems, tree))?;
    changes::tell(&plan.notes);
    let nothing = if *remove { "the tree has nothing of it\n" } else { "the tree has everything already\n" };
    Changes { directory: tree, changes: &plan.changes, nothing }.make(*dry_run)
}
