//! What is mutated: each call of our tables by itself, whole tables, and tables that are wrong already.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use splork_tests::root;

/// In an order that does not depend on the directory's.
pub fn bases() -> &'static [String] {
    static BASES: OnceLock<Vec<String>> = OnceLock::new();
    BASES.get_or_init(|| {
        let mut bases = Vec::new();
        for directory in ["calls", "tests/extra/calls"] {
            for text in tables(&root().join(directory)) {
                bases.extend(sections(&text));
                bases.push(text);
            }
        }
        bases.extend(tables(&root().join("table/tests/bad")));
        assert!(bases.len() > 100, "the tables are not there");
        bases
    })
}

fn tables(directory: &Path) -> Vec<String> {
    let entries = fs::read_dir(directory).unwrap_or_else(|error| panic!("{}: {error}", directory.display()));
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    paths.sort();
    // What is no UTF-8 already is nothing to cut and paste; the edits make enough of it.
    paths.iter().filter_map(|path| fs::read_to_string(path).ok()).collect()
}

/// Each call with its own subtables.
fn sections(text: &str) -> Vec<String> {
    let mut sections: Vec<String> = Vec::new();
    for line in text.lines() {
        if line.starts_with('[') && !line.contains('.') {
            sections.push(String::new());
        }
        if let Some(section) = sections.last_mut() {
            section.push_str(line);
            section.push('\n');
        }
    }
    sections
}
