//! splork kernel --patch: the changes as a series for upstream, made by git itself in a repository of its own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use splork_table::Table;
use splork_table::kernel::{Change, is_own, is_selftest, next_number, series};
use splork_table::man::print;

use super::changes;
use crate::shown::shown;
use crate::{man, output, tree};

/// A commit: its message, what is to be said of it beside, and its changes.
struct Patch<'a> {
    message: String,
    note: String,
    changes: Vec<&'a Change>,
}

pub fn run(table: &Table, tree: &Path, out: &Path) -> Result<(), String> {
    let read = |path: &str| tree::text(tree, path);
    let plan = series(table, &read).map_err(|problems| changes::refused(&problems, tree))?;
    changes::tell(&plan.notes);
    let author = author(tree)?;
    let (selftest, code): (Vec<&Change>, Vec<&Change>) = plan.changes.iter().partition(|change| is_selftest(change));
    let calls: Vec<&splork_table::Call> = table.calls().filter(|call| is_own(call)).collect();
    let names = calls.iter().map(|call| format!("{}()", call.name)).collect::<Vec<_>>().join(", ");
    let word = if calls.len() == 1 { "system call" } else { "system calls" };
    let about: String =
        calls.iter().map(|call| wrapped(&format!("{}(): {}", call.name, call.about)) + "\n\n").collect();
    let patches = [
        Patch {
            message: format!(
                "{names}: add the {word}\n\n{about}{}\n",
                wrapped(
                    "Give them their rows in the tables of all architectures that need no assembly for them, prototypes, and an option that answers ENOSYS where it is off."
                )
            ),
            note: number_note(&calls, next_number(&read)),
            changes: code,
        },
        Patch {
            message: format!(
                "selftests: ask for {names}\n\n{}\n",
                wrapped(&format!("The test tells whether a kernel has the {word}."))
            ),
            note: String::new(),
            changes: selftest,
        },
    ];
    let repository = Repository::new(&author)?;
    repository.fill(&plan.changes, |change| change.old.as_deref())?;
    repository.commit("base", "")?;
    for patch in &patches {
        repository.fill_some(&patch.changes)?;
        repository.commit(&patch.message, &patch.note)?;
    }
    let out = absolute(out)?;
    let written =
        repository.git(&["format-patch", "--quiet", "--notes", "--base=HEAD~2", "-2", "-o", &out.to_string_lossy()]);
    written.map_err(|why| format!("error: {}: {why}", shown(&out)))?;
    let mut pages = print(table, man::edition());
    pages.retain(|page| calls.iter().any(|call| page.path == format!("man2/{}.2", call.name)));
    let mut text = String::new();
    for page in pages {
        let path = out.join(&page.path);
        let done = fs::create_dir_all(path.parent().expect("below it")).and_then(|()| fs::write(&path, &page.text));
        done.map_err(|error| format!("error: {}: {error}\n", shown(&path)))?;
        text += &format!("new     {}\n", page.path);
    }
    let mut names: Vec<String> = fs::read_dir(&out)
        .map_err(|error| format!("error: {}: {error}\n", shown(&out)))?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(".patch"))
        .collect();
    names.sort();
    text.insert_str(0, &names.iter().map(|name| format!("new     {name}\n")).collect::<String>());
    output::print(&text)
}

/// Which numbers are not upstream's, and where upstream's would go.
fn number_note(calls: &[&splork_table::Call], next: Option<u32>) -> String {
    let next = next.map_or_else(|| "the next free one".to_owned(), |next| format!("{next} by this tree's tables"));
    let names: Vec<String> = calls
        .iter()
        .map(|call| {
            let numbers: Vec<String> = call.numbers.groups().iter().map(|(number, _)| number.to_string()).collect();
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
    textwrap::fill(text, textwrap::Options::new(72).break_words(false))
}

fn absolute(path: &Path) -> Result<PathBuf, String> {
    fs::create_dir_all(path)
        .and_then(|()| fs::canonicalize(path))
        .map_err(|error| format!("error: {}: {error}\n", shown(path)))
}

/// Name and address, from git's settings: the tree's own, if it is a repository, or the user's.
fn author(tree: &Path) -> Result<(String, String), String> {
    let output = Command::new("git").arg("-C").arg(tree).args(["var", "GIT_AUTHOR_IDENT"]).output();
    let output = output.map_err(|error| format!("error: cannot run git, which makes the patches: {error}\n"))?;
    let ident = String::from_utf8_lossy(&output.stdout).into_owned();
    let parts = ident.split_once(" <").and_then(|(name, rest)| Some((name, rest.split_once('>')?.0)));
    match parts {
        Some((name, address)) if output.status.success() => Ok((name.to_owned(), address.to_owned())),
        _ => Err(
            "error: git has no author for the patches; set one: git config --global user.name NAME, and user.email ADDRESS\n"
                .to_owned(),
        ),
    }
}

/// A repository that goes with this value.
struct Repository {
    directory: PathBuf,
    author: (String, String),
}

impl Repository {
    fn new(author: &(String, String)) -> Result<Repository, String> {
        let directory = std::env::temp_dir().join(format!("splork-patch-{}", std::process::id()));
        fs::create_dir_all(&directory).map_err(|error| format!("error: {}: {error}\n", shown(&directory)))?;
        let repository = Repository { directory, author: author.clone() };
        repository.git(&["init", "--quiet"])?;
        Ok(repository)
    }

    fn git(&self, arguments: &[&str]) -> Result<(), String> {
        let (name, address) = &self.author;
        let mut git = Command::new("git");
        git.arg("-C")
            .arg(&self.directory)
            .args(["-c", "core.hooksPath=/dev/null", "-c", "commit.gpgSign=false"])
            .args(arguments);
        for (variable, value) in
            [("AUTHOR_NAME", name), ("COMMITTER_NAME", name), ("AUTHOR_EMAIL", address), ("COMMITTER_EMAIL", address)]
        {
            git.env(format!("GIT_{variable}"), value);
        }
        for variable in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"] {
            git.env_remove(variable);
        }
        let output = git.output().map_err(|error| format!("error: git: {error}\n"))?;
        if output.status.success() {
            return Ok(());
        }
        Err(format!("error: git {}: {}", arguments.join(" "), String::from_utf8_lossy(&output.stderr)))
    }

    fn fill<'a>(&self, changes: &'a [Change], text: impl Fn(&'a Change) -> Option<&'a str>) -> Result<(), String> {
        changes
            .iter()
            .filter_map(|change| Some((change, text(change)?)))
            .try_for_each(|(change, text)| self.put(&change.path, text))
    }

    fn fill_some(&self, changes: &[&Change]) -> Result<(), String> {
        changes
            .iter()
            .filter_map(|change| Some((change, change.new.as_deref()?)))
            .try_for_each(|(change, text)| self.put(&change.path, text))
    }

    fn put(&self, path: &str, text: &str) -> Result<(), String> {
        let path = self.directory.join(path);
        let done = fs::create_dir_all(path.parent().expect("below it")).and_then(|()| fs::write(&path, text));
        done.map_err(|error| format!("error: {}: {error}\n", shown(&path)))
    }

    fn commit(&self, message: &str, note: &str) -> Result<(), String> {
        self.git(&["add", "--all", "--force"])?;
        self.git(&["commit", "--quiet", "--allow-empty", "--signoff", "--message", message])?;
        if note.is_empty() { Ok(()) } else { self.git(&["notes", "add", "--message", note]) }
    }
}

impl Drop for Repository {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.directory);
    }
}
