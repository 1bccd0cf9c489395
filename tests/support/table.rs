//! Which symbols the library is to export, read from the tables themselves.

use std::collections::BTreeSet;

use crate::{Stop, root};

/// Written by hand in src/, so in no table.
const BY_HAND: [&str; 4] = ["clone", "__clone", "splork_clone3_or_clone", "splork_spawn"];

pub fn expected_exports() -> Result<BTreeSet<String>, Stop> {
    let mut names: BTreeSet<String> = BY_HAND.map(String::from).into();
    for file in std::fs::read_dir(root().join("calls"))? {
        let path = file?.path();
        if path.extension().is_none_or(|extension| extension != "toml") {
            continue;
        }
        let table: toml::Table = std::fs::read_to_string(&path)?.parse()?;
        names.extend(table.iter().map(|(name, call)| exported(name, call)));
    }
    Ok(names)
}

/// A call that upstream Linux has, so one with a `since`, must not claim its plain name: a libc may.
fn exported(name: &str, call: &toml::Value) -> String {
    if call.get("since").is_some() { format!("splork_{name}") } else { name.to_owned() }
}
