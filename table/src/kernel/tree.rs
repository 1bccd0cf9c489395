//! A source tree as it is and as it is to be.

use std::collections::BTreeMap;

/// One file's old and new text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// From the root of the tree.
    pub path: String,
    /// None: there was no such file.
    pub old: Option<String>,
    /// None: the file will be removed.
    pub new: Option<String>,
}

/// Gives a file's text by its path in the tree, None where there is no such file.
pub type Reader<'a> = &'a dyn Fn(&str) -> Result<Option<String>, String>;

pub struct Tree<'a> {
    read: Reader<'a>,
    /// Every file that was read: its text as read, and as it will be.
    files: BTreeMap<String, (Option<String>, Option<String>)>,
    problems: Vec<String>,
}

impl<'a> Tree<'a> {
    pub fn new(read: Reader<'a>) -> Tree<'a> {
        Tree { read, files: BTreeMap::new(), problems: Vec::new() }
    }

    /// Something is wrong: nothing will be changed.
    pub fn problem(&mut self, problem: String) {
        if !self.problems.contains(&problem) {
            self.problems.push(problem);
        }
    }

    /// A file as it is to be so far.
    pub fn text(&mut self, path: &str) -> Option<String> {
        if !self.files.contains_key(path) {
            let text = (self.read)(path).unwrap_or_else(|error| {
                self.problem(error);
                None
            });
            self.files.insert(path.to_owned(), (text.clone(), text));
        }
        self.files[path].1.clone()
    }

    /// Where a line stands, in the file as it was: FILE:LINE. What we have put in ourselves has no number.
    pub fn place(&self, path: &str, line: &str) -> String {
        let old = self.files.get(path).and_then(|(old, _)| old.as_deref()).unwrap_or_default();
        match old.lines().position(|other| other == line) {
            Some(index) => format!("{path}:{}", index + 1),
            None => path.to_owned(),
        }
    }

    /// A file that every tree has.
    pub fn required(&mut self, path: &str) -> Option<String> {
        let text = self.text(path);
        if text.is_none() {
            self.problem(format!("{path}: there is no such file; is this a Linux source tree of 5.10 or newer?"));
        }
        text
    }

    pub fn set(&mut self, path: &str, text: String) {
        self.text(path);
        self.files.get_mut(path).expect("it was just asked for").1 = Some(text);
    }

    pub fn delete(&mut self, path: &str) {
        self.text(path);
        self.files.get_mut(path).expect("it was just asked for").1 = None;
    }

    /// Puts text before the last line that is `anchor`.
    pub fn insert_before(&mut self, path: &str, anchor: &str, text: &str) {
        let Some(old) = self.required(path) else { return };
        match old.rfind(&format!("\n{anchor}\n")) {
            Some(at) => self.set(path, format!("{}{text}{}", &old[..=at], &old[at + 1..])),
            None => {
                let line = anchor.lines().map(str::trim).max_by_key(|line| line.len()).unwrap_or_default();
                self.problem(format!(
                    "{path}: there is no line \"{line}\", so splork does not know where to put a new call"
                ));
            }
        }
    }

    pub fn finish(self) -> Result<Vec<Change>, Vec<String>> {
        if !self.problems.is_empty() {
            return Err(self.problems);
        }
        let changed = self.files.into_iter().filter(|(_, (old, new))| old != new);
        Ok(changed.map(|(path, (old, new))| Change { path, old, new }).collect())
    }
}
