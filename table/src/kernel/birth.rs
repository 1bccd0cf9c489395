//! What a child of a clone-like call is born with: NAME_birth.h, and what the skeleton says of it.

use super::parameters::{declared, parameters};
use super::tree::Tree;
use super::within::Within;
use crate::call::{Call, Kind};

const HEADER: &str = include_str!("birth.h");
/// What clone(2) has.
const KNOWN: [&str; 5] = ["flags", "stack", "parent_tid", "child_tid", "tls"];

/// What a call has beside clone(2)'s parameters.
pub fn new_parameters(parameters: &[(String, String)]) -> Vec<&(String, String)> {
    parameters.iter().filter(|(_, name)| !KNOWN.contains(&name.as_str())).collect()
}

pub fn is_for(call: &Call) -> bool {
    call.kind == Kind::Clone && !new_parameters(&parameters(call)).is_empty()
}

pub fn include(family: &str) -> String {
    format!("\n#include \"{family}_birth.h\"\n")
}

pub fn path(within: Within, family: &str) -> String {
    within.path(&format!("{family}_birth.h"))
}

pub fn header(family: &str) -> String {
    HEADER.replace("@FAMILY@", family).replace("@FAMILY_UPPER@", &family.to_uppercase())
}

/// The header is not the developer's to edit; but what he has edited stays.
pub fn add(tree: &mut Tree, within: Within, family: &str) {
    let path = path(within, family);
    if tree.text(&path).is_none() {
        tree.set(&path, header(family));
    }
}

/// The C code before a call's SYSCALL_DEFINEn.
pub fn definition(call: &str, parameters: &[(String, String)]) -> String {
    let new = new_parameters(parameters);
    if new.is_empty() {
        return String::new();
    }
    let fields: String = new.iter().map(|parameter| format!("\t{};\n", declared(parameter))).collect();
    let words: Vec<String> = new.iter().map(|(_, name)| format!("birth->{name}")).collect();
    format!(
        "/* The properties that the child gets. */\nstruct {call}_birth {{\n{fields}}};\n\n\
         /* Called by kernel_clone_born() before the child first runs. It must not sleep. */\n\
         static void {call}_born(struct task_struct *child, void *with)\n{{\n\
         \tstruct {call}_birth *birth = with;\n\n\
         \t(void)birth; /* Give the child {} here. */\n}}\n\n",
        words.join(", ")
    )
}
