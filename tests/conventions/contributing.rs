//! CONTRIBUTING.md names files, settings of the Makefile, targets and tests: they are there under these names.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use splork_table::abi::ABIS;
use splork_tests::files::files;
use splork_tests::{Stop, Test, ensure, root};

/// Words of the text that are the reader's own name for something.
const PLACEHOLDERS: [&str; 2] = ["NAME", "FAMILY"];

/// What stands between backticks, and each line of the blocks of commands.
fn code(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (index, part) in text.split("```").enumerate() {
        match index % 2 {
            1 => found.extend(part.lines().skip(1).map(str::to_owned)),
            _ => found.extend(part.split('`').skip(1).step_by(2).map(|code| code.replace('\n', " "))),
        }
    }
    found
}

/// Whether the word is a path of this repository: with a directory, or with the ending of a file.
fn is_path(word: &str) -> bool {
    if !word.chars().all(|c| c.is_alphanumeric() || "._-/".contains(c)) {
        return false;
    }
    let ending = Path::new(word).extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let is_own = !word.contains('/') && PLACEHOLDERS.iter().any(|placeholder| word.contains(placeholder));
    let is_file = !is_own && ["rs", "toml", "h", "c", "S", "txt", "md", "mk", "7", "1", "symbols"].contains(&ending);
    is_file || word.contains('/') && !word.starts_with('/') && !word.starts_with("target/")
}

/// The files that the pattern fits: NAME is any name there.
fn fits(pattern: &str, file: &Path) -> bool {
    let pattern = pattern.trim_end_matches('/');
    let Some(placeholder) = PLACEHOLDERS.iter().find(|placeholder| pattern.contains(**placeholder)) else {
        return file.starts_with(pattern);
    };
    let (before, behind) = pattern.split_once(placeholder).expect("it is in the pattern");
    let file = file.to_string_lossy();
    let name = file.strip_prefix(before).and_then(|rest| rest.strip_suffix(behind));
    name.is_some_and(|name| !name.is_empty() && !name.contains('/'))
}

pub fn contributing_names_what_is_there() -> Test {
    let text = fs::read_to_string(root().join("CONTRIBUTING.md"))?;
    let files: Vec<PathBuf> = files()?;
    let mut rules = fs::read_to_string(root().join("Makefile"))?;
    for file in files.iter().filter(|file| file.extension().is_some_and(|ending| ending == "mk")) {
        rules += &fs::read_to_string(root().join(file))?;
    }
    let tests = fs::read_to_string(root().join("tests/Cargo.toml"))?;
    let mut missing = BTreeSet::new();
    let mut seen = 0;
    for code in code(&text) {
        let words: Vec<&str> = code.split_whitespace().collect();
        if words.len() == 1 && is_path(words[0]) {
            seen += 1;
            if !files.iter().any(|file| fits(words[0], file)) {
                missing.insert(format!("no file {}", words[0]));
            }
        }
        if words[0] == "make" {
            let target = words.get(1).ok_or_else(|| Stop::Fails("make without a target".into()))?;
            let is_rule = rules.lines().any(|line| line.starts_with(&format!("{target}:")));
            seen += 1;
            if !is_rule {
                missing.insert(format!("no target {target}"));
            }
        }
        for pair in words.windows(2).filter(|pair| pair[0] == "--test" && words.contains(&"splork-tests")) {
            seen += 1;
            if !tests.contains(&format!("name = \"{}\"", pair[1])) {
                missing.insert(format!("no test {}", pair[1]));
            }
        }
        if words.len() == 1 && words[0].len() > 3 && words[0].chars().all(|c| c.is_ascii_uppercase() || c == '_') {
            seen += 1;
            if !rules.contains(words[0]) && !PLACEHOLDERS.contains(&words[0]) && !words[0].starts_with("SPLORK_") {
                missing.insert(format!("no setting {}", words[0]));
            }
        }
    }
    ensure!(missing.is_empty(), "CONTRIBUTING.md: {missing:?}");
    ensure!(seen > 50, "CONTRIBUTING.md: only {seen} names were found");
    Ok(())
}

/// Files that name most of the architectures, and that a new one must not be added to by hand.
const NOT_LISTS: [&str; 7] = [
    "README.md",                      // its table is listed by name
    "benches/LIMITS.md",              // figures
    "benches/RESULTS.md",             // figures
    "man/splork.1",                   // of `splork kernel`, whatever splork handles
    "table/src/kernel/tests/rows.rs", // the same
    "tests/kernel/tables.rs",         // the same
    "tests/header/symbols.rs",        // this machine's alone, whichever it is
];

/// Where most architectures with a library are named, there is a list that a new one belongs to.
pub fn contributing_names_each_list_of_architectures() -> Test {
    let text = fs::read_to_string(root().join("CONTRIBUTING.md"))?;
    let handled: Vec<_> = ABIS.iter().filter(|abi| abi.arch_file.is_some()).collect();
    let mut lists = 0;
    for path in files()? {
        let name = path.display().to_string();
        let is_data = ["include/", "calls/", "linux/", "table/tests/", "table/src/check/", "target/"];
        if is_data.iter().any(|data| name.starts_with(data)) || NOT_LISTS.contains(&&*name) {
            continue;
        }
        let Ok(file) = fs::read_to_string(root().join(&path)) else { continue };
        let words: BTreeSet<&str> = file.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
        let known = handled.iter().filter(|abi| words.contains(abi.name) || words.contains(abi.target.0)).count();
        if known * 3 > handled.len() * 2 {
            lists += 1;
            ensure!(
                text.contains(&format!("`{name}`")),
                "{name} names {known} architectures, and CONTRIBUTING.md not it"
            );
        }
    }
    ensure!(lists > 6, "only {lists} lists were found");
    Ok(())
}

/// README says how many tests of Linux `make check-foreign` runs.
pub fn readme_counts_the_foreign_tests() -> Test {
    let list = fs::read_to_string(root().join("tests/foreign/selftests.txt"))?;
    let count = list.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).count();
    let readme = fs::read_to_string(root().join("README.md"))?;
    ensure!(
        readme.contains(&format!("{count} selftests of Linux")),
        "README.md should say: {count} selftests of Linux"
    );
    Ok(())
}
