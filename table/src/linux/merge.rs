//! Puts the list of all calls together: numbers from a kernel tree, the first kernel from the tables, or from the file of
//! facts.

use std::collections::{BTreeMap, BTreeSet};

use super::LinuxCall;
use super::facts::Fact;
use crate::abi::{ABIS, Abi};
use crate::call::Call;
use crate::table::Table;
use crate::upstream::Upstream;

/// Names that a kernel's tables have for numbers without a call.
const EMPTY: [&str; 3] = ["available", "reserved", "unused"];

/// All calls of the tree and of the tables, by name, without your own calls.
///
/// # Errors
/// Facts that are in two places, or in none.
pub fn merge(upstream: &Upstream, table: &Table, facts: &BTreeMap<String, Fact>) -> Result<Vec<LinuxCall>, String> {
    if let Some(path) = upstream.inexact() {
        return Err(format!(
            "{path} does not say which architecture has which call; Linux 6.11 and newer have a table"
        ));
    }
    let mut numbers: BTreeMap<&str, BTreeMap<&'static str, u32>> = BTreeMap::new();
    for (abi, name, row) in upstream.rows().filter(|(_, name, _)| !is_empty(name)) {
        let abi = Abi::named(abi).expect("it has a row");
        numbers.entry(name).or_default().insert(abi.name, abi.nr(row));
    }
    let ours: BTreeMap<&str, &Call> =
        table.calls().filter(|call| call.since.is_some()).map(|call| (call.name.as_str(), call)).collect();
    for (name, call) in &ours {
        // The tree is older, or it has another number for the call, which `splork numbers` reports.
        numbers.entry(name).or_insert_with(|| numbers_of(call));
    }
    let stray: BTreeSet<&str> = facts.keys().map(String::as_str).filter(|name| !numbers.contains_key(name)).collect();
    if !stray.is_empty() {
        return Err(format!("these calls have a first kernel and no number: {stray:?}"));
    }
    numbers.into_iter().map(|(name, numbers)| one(name, numbers, ours.get(name), facts.get(name))).collect()
}

fn one(
    name: &str,
    numbers: BTreeMap<&'static str, u32>,
    ours: Option<&&Call>,
    fact: Option<&Fact>,
) -> Result<LinuxCall, String> {
    let stated = ours.and_then(|call| call.since.as_deref());
    let since = match (stated, fact.and_then(|fact| fact.since)) {
        (Some(_), Some(_)) => return Err(format!("the first kernel of {name} is in a table of calls/ too")),
        (Some(text), None) => Some(text.parse().map_err(|()| format!("{name}: {text} is not a version"))?),
        (None, since) => since,
    };
    let later = fact.map(|fact| fact.later.clone()).unwrap_or_default();
    Ok(LinuxCall { name: name.to_owned(), since, later, until: fact.and_then(|fact| fact.until), numbers })
}

fn numbers_of(call: &Call) -> BTreeMap<&'static str, u32> {
    ABIS.iter().filter_map(|abi| Some((abi.name, call.numbers.nr(abi)?))).collect()
}

fn is_empty(name: &str) -> bool {
    EMPTY.iter().any(|word| name.strip_prefix(word).is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit())))
}
