//! The kernel's half of a table's own calls: what a Linux source tree needs so that they exist. Text in, text out.
//!
//! It is what the kernel's Documentation/process/adding-syscalls.rst asks for: rows in the tables of numbers, prototypes,
//! COND_SYSCALL, a Kconfig option, a Makefile line, a source file to fill in and a selftest.

mod files;
mod option;
mod parameters;
mod rows;
mod selftest;
mod source;
mod tbl;
mod tree;
mod unistd;

pub use tree::Change;

use crate::call::{Call, Kind};
use crate::family::Family;
use crate::table::Table;
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
pub fn plan(table: &Table, read: &dyn Fn(&str) -> Result<Option<String>, String>) -> Result<Plan, Vec<String>> {
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
    for call in calls {
        rows::add(tree, call, notes);
        files::add_prototypes(tree, &family.name, call);
        files::add_cond_syscall(tree, &family.name, call);
    }
    files::add_option(tree, &family.name, calls);
    files::add_makefile_line(tree, &family.name);
    source::add(tree, &family.name, calls);
    selftest::add(tree, &family.name, calls);
}

#[cfg(test)]
mod tests;
