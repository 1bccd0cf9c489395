//! Debian's list of a library's exports (deb-symbols(5)): each with the version that has it first. A symbol that is there is
//! never taken away: a program may be linked with it.

use std::collections::BTreeMap;

use crate::exports;
use crate::table::Table;

/// The worked examples, which a later version may leave out (splork(7), "What stays the same").
const EXAMPLES: [&str; 3] = ["clone_nice", "splork", "splork_packed"];

/// The text with what the table exports beyond it, as of this version.
pub fn with_exports(text: &str, table: &Table, version: &str) -> Result<String, String> {
    let mut head = String::new();
    let mut lines: BTreeMap<&str, String> = BTreeMap::new();
    for line in text.lines() {
        match name(line) {
            Some(name) => drop(lines.insert(name, line.to_owned())),
            None if lines.is_empty() => head += &format!("{line}\n"),
            None => return Err(format!("this is not a symbol: {line}")),
        }
    }
    if head.is_empty() {
        return Err("its first line is not the library's, such as \"libsplork.so.0 libsplork0 #MINVER#\"".to_owned());
    }
    let exports = exports::list(table);
    for export in &exports {
        let tag = if EXAMPLES.contains(&&*export.symbol) { "(optional)" } else { "" };
        lines.entry(&export.symbol).or_insert_with(|| format!(" {tag}{}@Base {version}", export.symbol));
    }
    Ok(head + &lines.into_values().map(|line| line + "\n").collect::<String>())
}

/// `NAME@Base VERSION`, behind a blank and tags in parentheses.
pub fn name(line: &str) -> Option<&str> {
    let line = line.strip_prefix(' ')?;
    let untagged = line.strip_prefix('(').and_then(|rest| rest.split_once(')')).map_or(line, |(_, rest)| rest);
    untagged.split_once("@Base ").map(|(name, _)| name)
}
