//! splork kernel --patch: the changes as a series for upstream, made by git itself in a repository of its own.

mod repository;

use std::fs;
use std::path::Path;

use splork_table::call::Numbers;
use splork_table::kernel::{Change, is_own, is_selftest, next_number, series};
use splork_table::man::print;
use splork_table::{Call, Table};
use textwrap::{Options, WordSplitter};

use super::changes;
use crate::shown::shown;
use crate::write::{File, write_all};
use crate::{man, output, tree};
use repository::{Repository, author};

/// A commit: its message, a note that is printed beside it, and its changes.
struct Patch<'a> {
    message: String,
    note: String,
    changes: Vec<&'a Change>,
}

pub fn run(table: &Table, tree: &Path, out: &Path) -> Result<(), String> {
    let read = |path: &str| tree::text(tree, path);
    let plan = series(table, &read).map_err(|problems| changes::refused(&problems, tree))?;
    changes::tell(&plan.notes);
    let (selftest, code): (Vec<&Change>, Vec<&Change>) = plan.changes.iter().partition(|change| is_selftest(change));
    let calls: Vec<&Call> = table.calls().filter(|call| is_own(call)).collect();
    let word = if calls.len() == 1 { "system call" } else { "system calls" };
    let about: String =
        calls.iter().map(|call| wrapped(&format!("{}(): {}", call.name, call.about)) + "\n\n").collect();
    let patches = [
        Patch {
            message: format!(
                "{}\n\n{about}{}\n",
                subject(table, &calls, |calls| format!("{calls}: add the {word}")),
                wrapped(
                    "Give them their rows in the tables of all architectures that need no assembly for them, prototypes, and an option that answers ENOSYS where it is off."
                )
            ),
            note: number_note(&calls, next_number(&read)),
            changes: code,
        },
        Patch {
            message: format!(
                "{}\n\n{}\n",
                subject(table, &calls, |calls| format!("selftests: ask for {calls}")),
                wrapped(&format!("The test tells whether a kernel has the {word}."))
            ),
            note: String::new(),
            changes: selftest,
        },
    ];
    let repository = Repository::new(&author(tree)?)?;
    repository.fill(&plan.changes, |change| change.old.as_deref())?;
    repository.commit("base", "")?;
    for patch in &patches {
        repository.fill(patch.changes.iter().copied(), |change| change.new.as_deref())?;
        repository.commit(&patch.message, &patch.note)?;
    }
    let mut files = repository.patches(patches.len())?;
    others(out, &files)?;
    let pages = print(table, man::edition());
    let is_of = |path: &str, call: &Call| path == format!("man2/{}.2", call.name);
    files.extend(
        pages
            .into_iter()
            .filter(|page| calls.iter().any(|call| is_of(&page.path, call)))
            .map(|page| (page.path, page.text)),
    );
    let printed: String = files.iter().map(|(name, _)| format!("new     {name}\n")).collect();
    let files: Vec<File> = files.into_iter().map(|(name, text)| File { path: out.join(name), text }).collect();
    write_all(&files).map_err(|why| format!("error: {why}"))?;
    output::print(&printed)
}

/// Patches of another series would be sent along with these.
fn others(out: &Path, ours: &[(String, String)]) -> Result<(), String> {
    let Ok(files) = fs::read_dir(out) else { return Ok(()) };
    let names = files.filter_map(|file| file.ok()?.file_name().into_string().ok());
    let mut others: Vec<String> =
        names.filter(|name| name.ends_with(".patch") && !ours.iter().any(|(our, _)| our == name)).collect();
    others.sort();
    match others.first() {
        None => Ok(()),
        Some(name) => Err(format!(
            "error: {}: exists and is not part of this series: remove it, or choose another directory\n",
            shown(out.join(name))
        )),
    }
}

/// A first line, which names all calls if that leaves it short enough.
fn subject(table: &Table, calls: &[&Call], line: impl Fn(&str) -> String) -> String {
    /// Less "[PATCH 1/2] ", of the 75 columns that a subject may have.
    const WIDTH: usize = 63;
    let names: Vec<String> = calls.iter().map(|call| format!("{}()", call.name)).collect();
    let families = table.families.iter().filter(|family| family.calls.iter().any(is_own));
    let families: Vec<&str> = families.map(|family| family.name.as_str()).collect();
    let count = format!("{} calls", calls.len());
    let all = [names.join(", "), format!("{count} of {}", families.join(", ")), count];
    let lines: Vec<String> = all.iter().map(|calls| line(calls)).collect();
    lines.iter().find(|line| line.len() <= WIDTH).unwrap_or(&lines[2]).clone()
}

/// Which numbers are not upstream's, and where upstream's would go.
fn number_note(calls: &[&Call], next: Option<u32>) -> String {
    let next = next.map_or_else(|| "the next free one".to_owned(), |next| format!("{next} by this tree's tables"));
    let names: Vec<String> = calls
        .iter()
        .map(|call| {
            let numbers: Vec<String> = match call.numbers {
                Numbers::Unified(number) => vec![number.to_string()],
                Numbers::ByAbi(_) => call.numbers.groups().iter().map(|(number, _)| number.to_string()).collect(),
            };
            format!("{} {}", call.name, numbers.join(" "))
        })
        .collect();
    wrapped(&format!(
        "The numbers are private ones: {}. For upstream, replace them by its next number, {next}: in each table of numbers, \
         in include/uapi/asm-generic/unistd.h if it exists, in the selftest and in the manual page.",
        names.join(", ")
    ))
}

fn wrapped(text: &str) -> String {
    let options = Options::new(72).break_words(false).word_splitter(WordSplitter::NoHyphenation);
    textwrap::fill(text, options)
}
