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
    /// The Linux source tree to give them to.
    #[arg(long, value_name = "LINUX", group = WHERE)]
    tree: Option<PathBuf>,
    /// Write a module that answers them on a kernel as it is, to this directory: for test machines and virtual machines
    /// (x86-64 and arm64).
    #[arg(long, value_name = "DIR", group = WHERE)]
    module: Option<PathBuf>,
    /// With --module: give the calls other numbers, from this one on (387 to 402), in copies of the tables in DIR/calls.
    /// Header and library are to be made from these. Most kernels need it on x86-64.
    #[arg(long, value_name = "FIRST", requires = "module")]
    numbers: Option<u32>,
    /// Print the changes as a diff and make none.
    #[arg(long)]
    dry_run: bool,
    /// Leave the tree alone and write the changes to this directory as patches for upstream, by git: the calls with their
    /// tables, the selftest; and the manual pages. A source in the tree that is filled in is taken as it is.
    #[arg(long, value_name = "DIR", requires = "tree", conflicts_with_all = ["dry_run", "remove"])]
    patch: Option<PathBuf>,
    /// Take exactly that out of the tree again. A NAME.c or selftest that you have edited stays and is named.
    #[arg(long, requires = "tree")]
    remove: bool,
    /// With --remove: edited files go too.
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
    let nothing = if *remove { "nothing of it is there\n" } else { "all is there already\n" };
    Changes { directory: tree, changes: &plan.changes, nothing }.make(*dry_run)
}
