//! Gives a tree the calls.

use super::tree::{Change, Reader, Tree};
use super::within::Within;
use super::{compat, files, rows, selftest, source};
use crate::call::{Call, Kind};
use crate::family::Family;
use crate::table::Table;

/// What is to be done to a tree.
#[derive(Debug)]
pub struct Plan {
    /// Whole files, in the order of their paths. Files that do not change are not listed.
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
        notes.extend(other.into_iter().map(why_other));
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

fn why_other(call: &Call) -> String {
    let why = if call.since.is_some() {
        "upstream Linux has it"
    } else {
        "it is a function of the library, not a system call"
    };
    format!("{}: not added, {why}", call.name)
}

pub fn is_own(call: &Call) -> bool {
    call.since.is_none() && call.kind != Kind::HandWritten
}

fn add_family(tree: &mut Tree, family: &Family, calls: &[&Call], notes: &mut Vec<String>) {
    add_shared(tree, &family.name, calls, notes);
    source::add(tree, Within::Tree, &family.name, calls);
    selftest::add(tree, &family.name, calls);
}

/// The lines in files that are others' too.
pub fn add_shared(tree: &mut Tree, family: &str, calls: &[&Call], notes: &mut Vec<String>) {
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
