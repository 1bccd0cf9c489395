//! git, and a repository of our own for it to make patches in.

use std::fs;
use std::io::ErrorKind;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use splork_table::kernel::Change;

use crate::shown::shown;

/// Name and address, from git's settings: the tree's own, if it is a repository, or the user's.
pub fn author(tree: &Path) -> Result<(String, String), String> {
    let output = Command::new("git").arg("-C").arg(tree).args(["var", "GIT_AUTHOR_IDENT"]).output();
    let output = output.map_err(|error| format!("error: git: {error}: it makes the patches\n"))?;
    let ident = String::from_utf8_lossy(&output.stdout).into_owned();
    let parts = ident.split_once(" <").and_then(|(name, rest)| Some((name, rest.split_once('>')?.0)));
    match parts {
        Some((name, address)) if output.status.success() => Ok((name.to_owned(), address.to_owned())),
        _ => Err(
            "error: git knows no author for the patches: git config --global user.name NAME, and user.email ADDRESS\n"
                .to_owned(),
        ),
    }
}

/// A directory that is nobody else's.
fn made() -> Result<PathBuf, String> {
    let mut count = 0;
    loop {
        let path = std::env::temp_dir().join(format!("splork-patch-{}-{count}", std::process::id()));
        match fs::DirBuilder::new().mode(0o700).create(&path) {
            Ok(()) => return Ok(path),
            Err(error) if error.kind() == ErrorKind::AlreadyExists && count < 100 => count += 1,
            Err(error) => return Err(format!("error: {}: {error}\n", shown(&path))),
        }
    }
}

/// A repository that goes with this value.
pub struct Repository {
    directory: PathBuf,
    author: (String, String),
}

impl Repository {
    pub fn new(author: &(String, String)) -> Result<Repository, String> {
        let repository = Repository { directory: made()?, author: author.clone() };
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

    /// The last `count` commits as patches: their names and texts.
    pub fn patches(&self, count: usize) -> Result<Vec<(String, String)>, String> {
        let series = self.directory.join(".git/series");
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

    pub fn fill<'a>(&self, changes: &'a [Change], text: impl Fn(&'a Change) -> Option<&'a str>) -> Result<(), String> {
        changes
            .iter()
            .filter_map(|change| Some((change, text(change)?)))
            .try_for_each(|(change, text)| self.put(&change.path, text))
    }

    pub fn fill_some(&self, changes: &[&Change]) -> Result<(), String> {
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

    pub fn commit(&self, message: &str, note: &str) -> Result<(), String> {
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
