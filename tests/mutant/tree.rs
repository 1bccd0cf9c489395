//! The copy of the repository that the mutants are made in: target/mutants. Its own target/ lies in it and stays, so
//! that each mutant is an incremental build.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use splork_tests::files::files;
use splork_tests::{Run, Stop, Test, make, root, target};

use crate::mutant::Mutant;

pub struct Tree {
    root: PathBuf,
}

impl Tree {
    /// As the repository is now: only what differs is written, else all would be built anew.
    pub fn made() -> Result<Tree, Stop> {
        let tree = Tree { root: target().join("mutants") };
        tree.restore()?;
        fs::create_dir_all(tree.root.join("target"))?;
        Ok(tree)
    }

    fn restore(&self) -> Test {
        let wanted: BTreeSet<PathBuf> = files()?.into_iter().collect();
        for path in &wanted {
            let (from, to) = (root().join(path), self.root.join(path));
            if fs::read(&to).ok().as_ref() != Some(&fs::read(&from)?) {
                fs::create_dir_all(to.parent().expect("below the directory"))?;
                fs::copy(&from, &to)?;
                // Now, not when it was written: what was built of another is older.
                fs::File::options().append(true).open(&to)?.set_modified(std::time::SystemTime::now())?;
            }
        }
        self.remove_others(Path::new(""), &wanted)
    }

    fn remove_others(&self, below: &Path, wanted: &BTreeSet<PathBuf>) -> Test {
        for entry in fs::read_dir(self.root.join(below))? {
            let entry = entry?;
            let path = below.join(entry.file_name());
            if path == Path::new("target") {
                continue;
            }
            if entry.file_type()?.is_dir() {
                self.remove_others(&path, wanted)?;
            } else if !wanted.contains(&path) {
                fs::remove_file(self.root.join(path))?;
            }
        }
        Ok(())
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The tree with the change while `act` looks, and without it again.
    pub fn with<T>(&self, mutant: &Mutant, act: impl FnOnce() -> Result<T, Stop>) -> Result<T, Stop> {
        let file = self.root.join(&mutant.file);
        let text = fs::read_to_string(&file)?;
        fs::write(&file, mutant.applied(&text)?)?;
        let result = match &mutant.make {
            None => act(),
            Some(target) => {
                let mut make = make([target]);
                make.current_dir(&self.root).env_remove("CARGO_TARGET_DIR");
                make.succeed().and_then(|_| act())
            }
        };
        fs::write(&file, &text)?;
        if mutant.make.is_some() {
            self.restore()?;
        }
        result
    }
}
