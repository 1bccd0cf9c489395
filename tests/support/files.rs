//! The repository's files, whether it came by git or as an archive.

use std::fs;
use std::path::{Path, PathBuf};

use crate::{Stop, Test, root, target};

/// Files of the repository by their path from its root, build products and git's own left out.
pub fn files() -> Result<Vec<PathBuf>, Stop> {
    let mut found = Vec::new();
    let mut directories = vec![root().to_owned()];
    while let Some(directory) = directories.pop() {
        for entry in fs::read_dir(directory)? {
            let path = entry?.path();
            let is_ours = path != target() && !path.ends_with("target") && !path.ends_with(".git");
            if path.is_dir() && !path.is_symlink() && is_ours {
                directories.push(path);
            } else if path.is_file() {
                found.push(path.strip_prefix(root()).expect("it lies below").to_owned());
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Copies them to a directory, as a fresh clone gives them.
pub fn copy_to(directory: &Path) -> Test {
    for path in files()? {
        let to = directory.join(&path);
        fs::create_dir_all(to.parent().expect("below the directory"))?;
        fs::copy(root().join(path), to)?;
    }
    Ok(())
}
