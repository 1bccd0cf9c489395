//! git, and a repository of our own for it to make patches in.

use std::path::Path;
use std::process::Command;
use std::{env, fs};

use splork_table::kernel::Change;
use tempfile::{Builder, TempDir};

use crate::shown::shown;

/// Name and address, from git's settings: the tree's own, if it is a repository, or the user's.
pub fn author(tree: &Path) -> Result<(String, String), String> {
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
pub struct Repository {
    directory: TempDir,
    author: (String, String),
}

impl Repository {
    pub fn new(author: &(String, String)) -> Result<Repository, String> {
        let directory = Builder::new().prefix("splork-patch-").tempdir();
        let directory = directory.map_err(|error| format!("error: {}: {error}\n", shown(env::temp_dir())))?;
        let repository = Repository { directory, author: author.clone() };
        repository.git(&["init", "--quiet"])?;
        Ok(repository)
    }

    fn git(&self, arguments: &[&str]) -> Result<(), String> {
        let (name, address) = &self.author;
        let mut git = Command::new("git");
        git.arg("-C")
            .arg(self.directory.path())
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

    /// The last `count` commits as patches: their names and texts.
    pub fn patches(&self, count: usize) -> Result<Vec<(String, String)>, String> {
        let series = self.directory.path().join(".git/series");
        let (base, number, out) = (format!("--base=HEAD~{count}"), format!("-{count}"), series.to_string_lossy());
        self.git(&["format-patch", "--quiet", "--notes", &base, &number, "-o", &out])?;
        let read = || {
            let mut patches = Vec::new();
            for file in fs::read_dir(&series)? {
                let file = file?;
                patches.push((file.file_name().to_string_lossy().into_owned(), fs::read_to_string(file.path())?));
            }
            patches.sort();
            Ok(patches)
        };
        read().map_err(|error: std::io::Error| format!("error: {}: {error}\n", shown(&series)))
    }

    /// Writes one text of each of these changes, where there is one.
    pub fn fill<'a>(
        &self,
        changes: impl IntoIterator<Item = &'a Change>,
        text: impl Fn(&'a Change) -> Option<&'a str>,
    ) -> Result<(), String> {
        let mut texts = changes.into_iter().filter_map(|change| Some((&change.path, text(change)?)));
        texts.try_for_each(|(path, text)| self.put(path, text))
    }

    fn put(&self, path: &str, text: &str) -> Result<(), String> {
        let path = self.directory.path().join(path);
        let done = fs::create_dir_all(path.parent().expect("below it")).and_then(|()| fs::write(&path, text));
        done.map_err(|error| format!("error: {}: {error}\n", shown(&path)))
    }

    pub fn commit(&self, message: &str, note: &str) -> Result<(), String> {
        self.git(&["add", "--all", "--force"])?;
        self.git(&["commit", "--quiet", "--allow-empty", "--signoff", "--message", message])?;
        if note.is_empty() { Ok(()) } else { self.git(&["notes", "add", "--message", note]) }
    }
}
