//! A row in a .tbl file.

use super::compat::needs_compat;
use super::tree::Tree;
use crate::call::Call;
use crate::kernel_tables::Abis;

/// A call that every table has, and whose entry needs nothing special anywhere: it shows what a row looks like.
const MODEL: &str = "pidfd_getfd";

/// Which of a call's functions a row leads to.
#[derive(Clone, Copy, PartialEq)]
pub enum Entry {
    Native,
    /// The one for 32-bit programs.
    Compat,
    /// In a column each, if they are two.
    Both,
}

/// The row that a call is to have.
pub struct Row<'a> {
    pub path: &'a str,
    /// Empty where the words are architectures' own matter.
    pub abis: Abis,
    pub entry: Entry,
    /// Of the entry's name, where it is not what SYSCALL_DEFINE makes.
    pub prefix: &'a str,
    pub number: u32,
    pub word: &'a str,
}

/// A line: number, ABI, name, entry points.
fn fields(line: &str) -> Option<(u32, &str, &str, Vec<&str>)> {
    let mut words = line.split_whitespace();
    Some((words.next()?.parse().ok()?, words.next()?, words.next()?, words.collect()))
}

/// The ABIs' word of clone3's row, if its entry is what SYSCALL_DEFINE makes: then another call that returns twice
/// needs no more than that either. Else why not.
pub fn clone3(text: &str) -> Result<&str, String> {
    match text.lines().filter_map(fields).find(|(_, _, name, _)| *name == "clone3") {
        Some((_, word, _, entries)) if entries.first() == Some(&"sys_clone3") => Ok(word),
        Some((.., entries)) if !entries.is_empty() => {
            Err(format!("clone3's entry there is {}, in assembly, and this call needs such an entry too", entries[0]))
        }
        _ => Err("clone3 is missing there; a call that returns twice needs an entry in assembly".to_owned()),
    }
}

/// Takes the call's rows out of a table.
pub fn remove_rows(tree: &mut Tree, path: &str, call: &Call) {
    let Some(text) = tree.text(path) else { return };
    let is_ours = |line: &&str| fields(line).is_some_and(|(_, _, name, _)| name == call.name);
    if text.lines().any(|line| is_ours(&line)) {
        let kept: String = text.lines().filter(|line| !is_ours(line)).map(|line| format!("{line}\n")).collect();
        tree.set(path, kept);
    }
}

pub fn add_row(tree: &mut Tree, row: &Row, call: &Call) {
    let &Row { path, number, word, .. } = row;
    let Some(old) = tree.required(path) else { return };
    let name = &call.name;
    let rows = || old.lines().enumerate().filter_map(|(index, line)| Some((index, line, fields(line)?)));
    if rows().count() < 100 {
        tree.problem(format!("{path}: this is not a table of system calls that splork knows"));
        return;
    }
    for (_, line, (taken, other_word, other, _)) in rows() {
        let place = tree.place(path, line);
        if other == name && taken == number && other_word == word {
            return;
        }
        if !row.overlaps(other_word) {
            continue;
        }
        if other == name {
            tree.problem(format!(
                "{place}: {name} is number {taken} for {other_word} here, {number} for {word} in the table"
            ));
            return;
        }
        if taken == number {
            let help = "take another number for it (calls/README.md, \"Numbers of your own\")";
            tree.problem(format!("{place}: number {number}, which {name} wants, is {other}'s: {help}"));
            return;
        }
    }
    // The kernel's scripts want the numbers in order.
    let after = rows().filter(|(.., (other, ..))| *other < number).map(|(index, ..)| index + 1).max().unwrap_or(0);
    let before = rows().find(|(index, _, (other, ..))| *index >= after && *other > number).map(|(index, ..)| index);
    let mut lines: Vec<&str> = old.lines().collect();
    // s390's rows have an entry for 32-bit programs always.
    let has_both = rows().any(|(.., (_, _, other, entries))| other == MODEL && entries.len() > 1);
    let line = format!("{number}\t{word}\t{name}\t\t\t{}", row.entries(call, has_both));
    lines.insert(before.unwrap_or(lines.len()), &line);
    tree.set(path, lines.join("\n") + "\n");
}

impl Row<'_> {
    /// Whether the other word's ABIs may be this row's. Words of one ABI alone are the only ones that exclude another.
    fn overlaps(&self, other: &str) -> bool {
        let is_ones_own =
            |word: &str| self.abis.len() > 1 && self.abis.iter().any(|(_, words)| words.last() == Some(&word));
        self.word == other || !(is_ones_own(self.word) && is_ones_own(other))
    }

    fn entries(&self, call: &Call, has_both: bool) -> String {
        let native = format!("{}sys_{}", self.prefix, call.name);
        if self.entry == Entry::Compat {
            return format!("compat_{native}");
        }
        let compat = if needs_compat(call) { format!("compat_{native}") } else { native.clone() };
        match (self.word, has_both) {
            ("32", true) => format!("-\t\t\t{compat}"),
            ("64", true) => format!("{native}\t\t\t-"),
            (_, true) => format!("{native}\t\t\t{compat}"),
            (word, false) if self.entry == Entry::Both && word != "64" && compat != native => {
                format!("{native}\t\t{compat}")
            }
            (_, false) => native,
        }
    }
}
