//! Removes a table's calls from a kernel tree: exactly the lines that were added, and nothing else.

use std::collections::BTreeMap;

use super::add::{Plan, add_shared, is_own};
use super::option::option;
use super::tree::Reader;
use super::tree::{Change, Tree};
use super::within::Within;
use super::{birth, files, saved, selftest, source, tbl, unistd};
use crate::abi::Abi;
use crate::call::Call;
use crate::family::Family;
use crate::kernel_tables::{ARM_ON_ARM64, GENERIC, GENERIC_HEADER, KERNEL_TABLES};
use crate::table::Table;

/// Plans the removal. Files of the family's own that were edited stay, and are noted; with `force` they go too. Shared
/// files in which our lines were changed are problems, a line each.
pub fn plan(table: &Table, read: Reader, force: bool) -> Result<Plan, Vec<String>> {
    let mut tree = Tree::new(read);
    let mut notes = Vec::new();
    let mut families: Vec<(&Family, Vec<&Call>)> = Vec::new();
    for family in &table.families {
        let calls = family.calls.iter().filter(|call| is_own(call) && is_there(&mut tree, call));
        families.push((family, calls.collect()));
    }
    for (family, calls) in families.iter().filter(|(_, calls)| !calls.is_empty()) {
        remove_shared(&mut tree, &family.name, calls);
        remove_own_files(&mut tree, &family.name, calls, force, &mut notes);
    }
    let mut problems = Vec::new();
    for (family, calls) in &families {
        problems.extend(calls.iter().flat_map(|call| left_over(&mut tree, &family.name, call)));
    }
    let changes = tree.finish()?;
    problems.extend(changed_by_hand(&families, &changes, read));
    problems.dedup_by_key(|problem| problem.split(':').next().map(str::to_owned));
    if problems.is_empty() { Ok(Plan { changes, notes }) } else { Err(problems) }
}

/// In one of the files that every call is in.
fn is_there(tree: &mut Tree, call: &Call) -> bool {
    let symbol = format!("sys_{}", call.name);
    let mut has = |path: &str, word: &str| tree.text(path).is_some_and(|text| files::has_word(&text, word));
    let is_in_a_table = KERNEL_TABLES.iter().any(|table| has(table.path, &symbol));
    is_in_a_table || has(files::SYSCALLS_H, &symbol) || has(files::SYS_NI, &call.name)
}

fn remove_shared(tree: &mut Tree, family: &str, calls: &[&Call]) {
    for call in calls {
        let tables = KERNEL_TABLES.iter().map(|table| table.path).chain([ARM_ON_ARM64.path, GENERIC]);
        tables.for_each(|path| tbl::remove_rows(tree, path, call));
        saved::added(call).for_each(|(path, lines)| cut(tree, path, &lines));
        let number = |abi| call.numbers.row(Abi::named(abi).expect("it has a row"));
        unistd::remove(tree, number("arm64"), number("arm"), call);
        cut(tree, files::SYSCALLS_H, &files::prototype(family, call));
        cut(tree, files::COMPAT_H, &files::compat_prototype(call));
        cut(tree, files::SYS_NI, &files::cond_syscall(call));
    }
    remove_heading(tree, family);
    if let Some(text) = tree.text(files::KCONFIG) {
        cut(tree, files::KCONFIG, &files::option_entry(family, &in_order(&text, calls, |name| format!("{name}()"))));
    }
    cut(tree, files::MAKEFILE, &format!("{}\n", files::makefile_line(family)));
    cut(tree, selftest::TARGETS, &format!("{}\n", selftest::target_line(family)));
}

/// Takes a text out that begins at a line's beginning.
fn cut(tree: &mut Tree, path: &str, part: &str) {
    let Some(text) = tree.text(path) else { return };
    let starts = text.match_indices(part).map(|(at, _)| at).find(|at| *at == 0 || text[..*at].ends_with('\n'));
    if let Some(at) = starts {
        tree.set(path, format!("{}{}", &text[..at], &text[at + part.len()..]));
    }
}

/// The family's heading in SYS_NI, if no line follows it any more.
fn remove_heading(tree: &mut Tree, family: &str) {
    let heading = files::heading(family);
    let Some((before, behind)) =
        tree.text(files::SYS_NI).and_then(|text| text.split_once(&heading).map(|(a, b)| (a.to_owned(), b.to_owned())))
    else {
        return;
    };
    if behind.is_empty() || behind.starts_with('\n') {
        tree.set(files::SYS_NI, before + &behind);
    }
}

/// The calls that the text has, in its order: a family may have got them one by one.
fn in_order<'a>(text: &str, calls: &[&'a Call], word: impl Fn(&str) -> String) -> Vec<&'a Call> {
    let mut found: Vec<(usize, &Call)> =
        calls.iter().filter_map(|call| Some((text.find(&word(&call.name))?, *call))).collect();
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, call)| call).collect()
}

fn remove_own_files(tree: &mut Tree, family: &str, calls: &[&Call], force: bool, notes: &mut Vec<String>) {
    let path = format!("kernel/{family}.c");
    let mut own = Vec::new();
    if let Some(text) = tree.text(&path) {
        let mut there: Vec<(usize, &Call)> =
            calls.iter().filter_map(|call| Some((source::place(&text, &call.name)?, *call))).collect();
        there.sort_by_key(|(at, _)| *at);
        let there: Vec<&Call> = there.into_iter().map(|(_, call)| call).collect();
        let written = source::text(tree, Within::Tree, family, &there);
        // A file of that name that splork did not write stays, even with --force.
        if !there.is_empty() {
            own.push((path, written));
        }
    }
    let program = selftest::program(family);
    let tested =
        tree.text(&program).map_or_else(Vec::new, |text| in_order(&text, calls, |name| format!("ask_for(\"{name}\"")));
    if !tested.is_empty() {
        own.extend(selftest::files(family, &tested));
    }
    for (path, written) in own {
        match tree.text(&path) {
            Some(text) if text == written || force => tree.delete(&path),
            Some(_) => notes.push(format!("{path}: edited, so it stays; --force removes it")),
            None => {}
        }
    }
    // Needed as long as the source is there.
    let birth = birth::path(Within::Tree, family);
    if calls.iter().any(|call| birth::is_for(call)) && tree.text(&Within::Tree.source(family)).is_none() {
        match tree.text(&birth) {
            Some(text) if text == birth::header(family) || force => tree.delete(&birth),
            Some(_) => notes.push(format!("{birth}: edited, so it stays; --force removes it")),
            None => {}
        }
    }
}

/// Lines that are still there, so are not as they had been written.
fn left_over(tree: &mut Tree, family: &str, call: &Call) -> Vec<String> {
    let words = [
        (files::SYSCALLS_H, format!("sys_{}", call.name)),
        (files::COMPAT_H, format!("compat_sys_{}", call.name)),
        (files::SYS_NI, format!("COND_SYSCALL({})", call.name)),
        (GENERIC_HEADER, format!("__NR_{}", call.name)),
        (unistd::ARM_ON_ARM64, format!("__NR_{}", call.name)),
        (files::KCONFIG, format!("config {}", option(family))),
    ];
    let mut problems = Vec::new();
    for (path, word) in words {
        let text = tree.text(path).unwrap_or_default();
        if let Some(line) = text.lines().find(|line| files::has_word(line, &word)) {
            let place = tree.place(path, line);
            problems.push(format!("{place}: what splork kernel put in was changed by hand: take it out by hand"));
        }
    }
    problems
}

/// Checks by adding the calls again: if the result differs from the tree as it was, somebody edited the added lines.
fn changed_by_hand(families: &[(&Family, Vec<&Call>)], changes: &[Change], read: Reader) -> Vec<String> {
    let removed: BTreeMap<&str, &Change> = changes.iter().map(|change| (change.path.as_str(), change)).collect();
    let without = |path: &str| match removed.get(path) {
        Some(change) => Ok(change.new.clone()),
        None => read(path),
    };
    let mut tree = Tree::new(&without);
    for (family, calls) in families.iter().filter(|(_, calls)| !calls.is_empty()) {
        add_shared(&mut tree, &family.name, calls, &mut Vec::new());
    }
    let sorted = |text: &str| {
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    let mut problems = Vec::new();
    for change in tree.finish().unwrap_or_default() {
        let (Ok(Some(there)), Some(ours)) = (read(&change.path), change.new) else { continue };
        if change.path == files::KCONFIG && removed.contains_key(files::KCONFIG) {
            continue; // it was there word for word, with the calls that the family had then
        }
        let (before, after) = (sorted(&there), sorted(&ours));
        if before != after {
            let line = after.iter().find(|line| !line.is_empty() && !before.contains(line));
            let line = line.map_or_else(String::new, |line| format!(", which had {line:?}"));
            problems.push(format!(
                "{}: what splork kernel put in was changed by hand{line}: take it out by hand",
                change.path
            ));
        }
    }
    problems
}
