//! Directories for what tests write.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Mutex;

use crate::{Stop, target};

thread_local! {
    /// The test that this thread runs, while others run beside it.
    static TEST: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Whose each directory is.
static OWNERS: Mutex<BTreeMap<PathBuf, String>> = Mutex::new(BTreeMap::new());

/// From here on, this thread's directories are this test's.
pub fn belongs_to(test: &str) {
    TEST.with(|name| *name.borrow_mut() = Some(test.to_owned()));
}

/// A fresh directory for one test, below target/. No other test may use it, nor one above or below: it would be emptied under
/// the other's feet, now and then.
pub fn scratch(name: &str) -> Result<PathBuf, Stop> {
    let path = target().join("scratch").join(name);
    if let Some(test) = TEST.with(|test| test.borrow().clone()) {
        let mut owners = OWNERS.lock().expect("nobody panics with the lock");
        let other = owners
            .iter()
            .find(|(theirs, owner)| **owner != test && (path.starts_with(theirs) || theirs.starts_with(&path)));
        if let Some((theirs, owner)) = other {
            let message = format!("scratch({name:?}) in {test}: {} is {owner}'s; take another name", theirs.display());
            return Err(Stop::Fails(message));
        }
        owners.insert(path.clone(), test);
    }
    if path.exists() {
        std::fs::remove_dir_all(&path)?;
    }
    std::fs::create_dir_all(&path)?;
    Ok(path)
}
