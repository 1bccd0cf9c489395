//! linux/since.tsv: what no kernel tree says of a call.

use std::collections::BTreeMap;

use super::row::{later, version};
use crate::version::Version;

/// As in [`super::LinuxCall`].
#[derive(Debug)]
pub struct Fact {
    /// None where a table of calls/ has it.
    pub since: Option<Version>,
    pub later: BTreeMap<&'static str, Version>,
    pub until: Option<Version>,
}

const COLUMNS: &str = "name\tsince\tlater\tuntil\tsource";

/// By the call's name.
///
/// # Errors
/// What is wrong with the text, after the number of the line.
pub fn facts(text: &str) -> Result<BTreeMap<String, Fact>, String> {
    let mut facts = BTreeMap::new();
    let mut lines = text.lines().enumerate().filter(|(_, line)| !line.starts_with('#'));
    if lines.next().is_none_or(|(_, line)| line != COLUMNS) {
        return Err(format!("the columns must be {}", COLUMNS.replace('\t', ", ")));
    }
    for (index, line) in lines {
        let fact = match line.split('\t').collect::<Vec<_>>()[..] {
            [name, since, more, until, source] if !source.is_empty() => {
                fact(since, more, until).map(|fact| (name, fact))
            }
            _ => None,
        };
        let line = index + 1;
        let (name, fact) = fact.ok_or_else(|| format!("{line}: a row must be {}", COLUMNS.replace('\t', ", ")))?;
        if facts.insert(name.to_owned(), fact).is_some() {
            return Err(format!("{line}: {name} is there twice"));
        }
    }
    Ok(facts)
}

fn fact(since: &str, more: &str, until: &str) -> Option<Fact> {
    Some(Fact { since: version(since)?, later: later(more)?, until: version(until)? })
}
