//! A kernel module that adds the tables' calls to a running kernel: a directory that the kernel's own build can compile.
//!
//! The source file that the developer fills in is the one of a kernel tree. All else is the frame round it: written anew
//! each time, and never edited.

mod numbers;
mod rows;

pub use numbers::{Copy, copy, is_asked_late, is_copy, needs_numbers};

use super::add::{Plan, is_own};
use super::tree::{Reader, Tree};
use super::within::Within;
use super::{compat, source};
use crate::call::{Call, Kind};
use crate::family::Family;
use crate::table::Table;

const FRAME: &str = include_str!("module/frame.c");
const CLAIMS: &str = include_str!("module/claims.c");
const CLAIMS_HEADER: &str = include_str!("module/claims.h");
const CLONE: &str = include_str!("module/clone.c");
const CLONE_HEADER: &str = include_str!("module/clone.h");
const FRAME_HEADER: &str = include_str!("module/frame.h");
const MAKEFILE: &str = include_str!("module/Makefile");
/// In every file of the frame.
const MARK: &str = "\"splork kernel --module\"";

/// Plans the directory; `read` gives a file's text by its path in there. All problems are reported at once, a line for
/// each.
pub fn plan(table: &Table, read: Reader) -> Result<Plan, Vec<String>> {
    let mut tree = Tree::new(read);
    let mut notes = Vec::new();
    let own = |family: &&Family| family.calls.iter().any(is_own);
    let families: Vec<&Family> = table.families.iter().filter(own).collect();
    let Some(first) = families.first() else {
        return Err(vec![
            "the tables have no call of their own: each is one of upstream Linux (since = ...)".to_owned(),
        ]);
    };
    let name = format!("splork_{}", first.name);
    for family in &families {
        if [&*name, "splork_claims", "splork_clone", "splork_frame"].contains(&&*family.name) {
            tree.problem(format!(
                "{0}.toml: {0}.o is a file of the module itself: give the table another name",
                family.name
            ));
        }
        let calls: Vec<&Call> = family.calls.iter().filter(|call| is_own(call)).collect();
        source::add(&mut tree, Within::Module, &family.name, &calls);
        for call in calls {
            notes.extend(rows::note(call));
            notes.extend(compat::notes(call, &family.name).iter().map(|note| note.replace("kernel/", "")));
        }
    }
    let calls: Vec<&Call> = families.iter().flat_map(|family| &family.calls).filter(|call| is_own(call)).collect();
    let clones =
        families.iter().filter(|family| family.calls.iter().any(|call| is_own(call) && call.kind == Kind::Clone));
    let clones: Vec<&str> = clones.map(|family| family.name.as_str()).collect();
    let mut objects = "splork_frame.o splork_claims.o".to_owned();
    if !clones.is_empty() {
        objects += " splork_clone.o";
    }
    objects.extend(families.iter().map(|family| format!(" {}.o", family.name)));
    for (path, text) in [
        ("Kbuild", kbuild(&name, &objects)),
        ("Makefile", MAKEFILE.replace("@MODULE@", &name)),
        ("splork_calls.h", rows::header(&calls, &clones)),
        ("splork_claims.c", CLAIMS.to_owned()),
        ("splork_claims.h", CLAIMS_HEADER.to_owned()),
        ("splork_clone.c", CLONE.to_owned()),
        ("splork_clone.h", CLONE_HEADER.to_owned()),
        ("splork_frame.c", FRAME.to_owned()),
        ("splork_frame.h", FRAME_HEADER.to_owned()),
    ] {
        if tree.text(path).is_some_and(|there| !there.contains(MARK)) {
            tree.problem(format!("{path}: exists and was not made by {MARK}: choose another directory"));
        }
        tree.set(path, text);
    }
    tree.finish().map(|changes| Plan { changes, notes })
}

fn kbuild(name: &str, objects: &str) -> String {
    format!(
        "# SPDX-License-Identifier: GPL-2.0-only\n\
         # Written by {MARK}; not to be edited. What the kernel's own build is to make.\n\
         obj-m := {name}.o\n{name}-y := {objects}\nccflags-y := -include $(src)/splork_frame.h\n"
    )
}
