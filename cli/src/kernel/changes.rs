//! Planned changes: reports them, prints them as a diff, or makes them.

use std::path::Path;

use similar::TextDiff;
use splork_table::kernel::Change;

use crate::output;
use crate::shown::shown;
use crate::write::{File, change_all};

/// Each problem in a line, and that they left the directory alone.
pub fn refused(problems: &[String], directory: &Path) -> String {
    let lines: String = problems.iter().map(|problem| format!("error: {problem}\n")).collect();
    format!("{lines}error: nothing was changed in {}\n", shown(directory))
}

pub fn tell(notes: &[String]) {
    for note in notes {
        output::complain(&format!("note: {note}\n"));
    }
}

pub struct Changes<'a> {
    /// What their paths are from.
    pub directory: &'a Path,
    pub changes: &'a [Change],
    /// The message if there are no changes.
    pub nothing: &'a str,
}

impl Changes<'_> {
    /// Makes them, and lists them; or, dry, prints them as a diff.
    pub fn make(&self, is_dry: bool) -> Result<(), String> {
        if is_dry {
            return output::print(&self.changes.iter().map(diff).collect::<String>());
        }
        let path = |change: &Change| self.directory.join(&change.path);
        let written = |change: &Change| Some(File { path: path(change), text: change.new.clone()? });
        let removed = self.changes.iter().filter(|change| change.new.is_none()).map(path);
        let files: Vec<File> = self.changes.iter().filter_map(written).collect();
        change_all(&files, &removed.collect::<Vec<_>>())?;
        let mut text = String::new();
        for change in self.changes {
            let word = match (&change.old, &change.new) {
                (None, _) => "new    ",
                (_, Some(_)) => "changed",
                (_, None) => "removed",
            };
            text += &format!("{word} {}\n", change.path);
        }
        output::print(if text.is_empty() { self.nothing } else { &text })
    }
}

/// As `patch -p1` takes it.
pub fn diff(change: &Change) -> String {
    let old = change.old.as_deref().unwrap_or_default();
    let before = if change.old.is_some() { format!("a/{}", change.path) } else { "/dev/null".to_owned() };
    let new = change.new.as_deref().unwrap_or_default();
    let after = if change.new.is_some() { format!("b/{}", change.path) } else { "/dev/null".to_owned() };
    TextDiff::from_lines(old, new).unified_diff().context_radius(3).header(&before, &after).to_string()
}
