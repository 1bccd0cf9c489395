//! The kernel's half of a table's own calls: what a Linux source tree needs so that they exist. Text in, text out.
//!
//! It is what the kernel's Documentation/process/adding-syscalls.rst asks for: rows in the tables of numbers, prototypes,
//! COND_SYSCALL, a Kconfig option, a Makefile line, a source file to fill in and a selftest.

mod compat;
mod files;
mod parameters;
mod remove;
mod rows;
mod selftest;
mod source;
mod tbl;
mod tree;
mod unistd;

pub use remove::plan as plan_removal;
pub use tree::{Change, Reader};

use crate::call::{Call, Kind};
use crate::table::{Family, Table};
use tree::Tree;

/// What is to be done to a tree.
#[derive(Debug)]
pub struct Plan {
    /// Whole files, in the order of their paths; none that would stay as it is.
    pub changes: Vec<Change>,
    /// What was left out, and why.
    pub notes: Vec<String>,
}

/// Plans the changes that give a tree the tables' own calls; those of upstream Linux (`since`) are its business.
/// `read` gives a file's text by its path in the tree, None where there is no such file. All that is wrong is told at
/// once, a line each.
pub fn plan(table: &Table, read: Reader) -> Result<Plan, Vec<String>> {
    let mut tree = Tree::new(read);
    let mut notes = Vec::new();
    let mut any = false;
    for family in &table.families {
        let (own, other): (Vec<&Call>, Vec<&Call>) = family.calls.iter().partition(|call| is_own(call));
        notes.extend(other.iter().map(|call| format!("{}: left alone, upstream Linux has it", call.name)));
        if !own.is_empty() {
            any = true;
            add_family(&mut tree, family, &own, &mut notes);
        }
    }
    if !any {
        tree.problem("the tables have no call of their own: each is one of upstream Linux (since = ...)".to_owned());
    }
    tree.finish().map(|changes| Plan { changes, notes })
}

fn is_own(call: &Call) -> bool {
    call.since.is_none() && call.kind != Kind::HandWritten
}

fn add_family(tree: &mut Tree, family: &Family, calls: &[&Call], notes: &mut Vec<String>) {
    add_shared(tree, &family.name, calls, notes);
    source::add(tree, &family.name, calls);
    selftest::add(tree, &family.name, calls);
}

/// The lines in files that are others' too.
fn add_shared(tree: &mut Tree, family: &str, calls: &[&Call], notes: &mut Vec<String>) {
    for call in calls {
        rows::add(tree, call, notes);
        notes.extend(compat::notes(call, family));
        files::add_prototypes(tree, family, call);
        files::add_cond_syscall(tree, family, call);
    }
    files::add_option(tree, family, calls);
    files::add_makefile_line(tree, family);
    selftest::add_target(tree, family);
}

/// CONFIG_ and this switches a family on. Not the bare name: the kernel has many options.
fn option(family: &str) -> String {
    format!("{}_SYSCALLS", family.to_uppercase())
}

#[cfg(test)]
mod tests;
