//! The numbers of a Linux source tree, and where the table differs from them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::abi::ABIS;
use crate::kernel_tables::{GENERIC, GENERIC_ABIS, GENERIC_HEADER, KERNEL_TABLES, KernelTable};
use crate::table::Table;

/// From here on a call has one number everywhere, and what is not in the table is news.
const UNIFIED: u32 = 424;

/// One ABI's numbers.
#[derive(Debug)]
struct Numbered {
    abi: &'static str,
    path: &'static str,
    numbers: BTreeMap<String, u32>,
    /// Whether the ABI has every call of this kernel table. The generic table has calls that some ABIs lack.
    is_exact: bool,
}

impl Finding {
    /// Whether the table is wrong, or the tree not what it should be.
    pub fn is_disagreement(&self) -> bool {
        match self {
            Finding::Different { .. } => true,
            // Many calls came to some architectures later than to others.
            Finding::Gone { abis, .. } => abis.is_empty(),
            Finding::NotYet { .. } | Finding::New { .. } => false,
        }
    }
}

#[derive(Debug)]
pub struct Upstream {
    /// The files that were read.
    pub tables: Vec<&'static str>,
    /// The tree's version, if its Makefile says so.
    pub version: Option<Version>,
    abis: Vec<Numbered>,
}

/// Major and minor number.
pub type Version = (u32, u32);

#[derive(Debug, PartialEq, Eq)]
pub enum Finding {
    Different {
        name: String,
        abi: &'static str,
        ours: Option<u32>,
        theirs: u32,
        path: &'static str,
    },
    /// The tree is older than the call.
    NotYet {
        name: String,
        since: String,
    },
    /// The tree should have it: on these ABIs or, if the list is empty, on any.
    Gone {
        name: String,
        since: String,
        abis: Vec<&'static str>,
    },
    New {
        name: String,
        number: u32,
    },
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Finding::Different { name, abi, ours, theirs, path } => {
                let ours = ours.map_or_else(|| "no number".to_owned(), |ours| ours.to_string());
                write!(out, "different: {name} on {abi}: {ours} in our table, {theirs} in {path}")
            }
            Finding::NotYet { name, since } => write!(out, "not there yet: {name} (since Linux {since})"),
            Finding::Gone { name, since, abis } if abis.is_empty() => {
                write!(out, "gone: {name} (since Linux {since}) is not there anywhere")
            }
            Finding::Gone { name, since, abis } => {
                write!(out, "gone: {name} (since Linux {since}) is not there on {}", abis.join(" "))
            }
            Finding::New { name, number } => write!(out, "new: {name}, {number}"),
        }
    }
}

impl Upstream {
    /// ABI, name and number of each row.
    pub fn rows(&self) -> impl Iterator<Item = (&'static str, &str, u32)> {
        self.abis.iter().flat_map(|abi| abi.numbers.iter().map(|(name, row)| (abi.abi, name.as_str(), *row)))
    }

    /// A file that has more calls than some of its architectures.
    pub fn inexact(&self) -> Option<&'static str> {
        self.abis.iter().find(|abi| !abi.is_exact).map(|abi| abi.path)
    }
}

/// Reads the tree's tables through `file`, which gives the text of a path in it.
pub fn read(file: &dyn Fn(&str) -> Option<String>) -> Result<Upstream, String> {
    let version = file("Makefile").and_then(|makefile| version_of(&makefile));
    let mut upstream = Upstream { tables: Vec::new(), version, abis: Vec::new() };
    for KernelTable { path, abis, .. } in &KERNEL_TABLES {
        let Some(text) = file(path) else { continue };
        upstream.tables.push(path);
        upstream.abis.extend(abis.iter().map(|abi| numbered(path, &text, abi)));
    }
    if let Some(text) = file(GENERIC) {
        upstream.tables.push(GENERIC);
        upstream.abis.extend(GENERIC_ABIS.iter().map(|abi| numbered(GENERIC, &text, abi)));
    } else if let Some(text) = file(GENERIC_HEADER) {
        upstream.tables.push(GENERIC_HEADER);
        for (abi, _) in &GENERIC_ABIS {
            let (path, numbers) = (GENERIC_HEADER, defines(&text));
            upstream.abis.push(Numbered { abi, path, numbers, is_exact: false });
        }
    }
    if upstream.tables.is_empty() || upstream.abis.iter().any(|abi| abi.numbers.is_empty()) {
        return Err("this is not a Linux source tree, or splork does not know its tables of system calls".to_owned());
    }
    Ok(upstream)
}

/// What the rows of a table give to an ABI.
fn numbered(path: &'static str, text: &str, (abi, words): &(&'static str, &[&str])) -> Numbered {
    let numbers = rows(text).filter(|(_, word, _)| words.contains(word));
    let numbers = numbers.map(|(number, _, name)| (name.to_owned(), number)).collect();
    Numbered { abi, path, numbers, is_exact: true }
}

/// `VERSION = 6` and `PATCHLEVEL = 1`
fn version_of(makefile: &str) -> Option<Version> {
    let value = |name: &str| {
        let lines = makefile.lines().filter_map(|line| line.split_once('='));
        lines.filter(|(key, _)| key.trim() == name).find_map(|(_, value)| value.trim().parse().ok())
    };
    Some((value("VERSION")?, value("PATCHLEVEL")?))
}

/// The two numbers that a kernel has in common with its stable updates: of `2.6.11`, `2.6` that is.
fn since(text: &str) -> Option<Version> {
    let mut numbers = text.split('.').map(|number| number.parse().ok());
    Some((numbers.next()??, numbers.next()??))
}

/// Number, ABI and name of each line of a .tbl file.
fn rows(text: &str) -> impl Iterator<Item = (u32, &str, &str)> {
    text.lines().filter_map(|line| match line.split_whitespace().collect::<Vec<_>>()[..] {
        [number, abi, name, ..] => Some((number.parse().ok()?, abi, name)),
        _ => None,
    })
}

/// `#define __NR_name 123`
fn defines(text: &str) -> BTreeMap<String, u32> {
    let lines = text.lines().filter_map(|line| match line.split_whitespace().collect::<Vec<_>>()[..] {
        ["#define", name, number, ..] => Some((name.strip_prefix("__NR_")?.to_owned(), number.parse().ok()?)),
        _ => None,
    });
    lines.filter(|(name, _)| name != "syscalls" && name != "arch_specific_syscall").collect()
}

/// What is different, what is gone, what is yet to come, what is new, in this order. Calls of one's own are no matter of
/// upstream's.
pub fn compare(table: &Table, upstream: &Upstream) -> Vec<Finding> {
    let (mut different, mut gone, mut later) = (Vec::new(), Vec::new(), Vec::new());
    for call in table.calls() {
        let Some(since) = &call.since else { continue };
        let mut missing = Vec::new();
        for theirs in &upstream.abis {
            let abi = ABIS.iter().find(|abi| abi.name == theirs.abi).expect("it has a row");
            match (call.numbers.row(abi), theirs.numbers.get(&call.name)) {
                (Some(_), None) => missing.push(theirs.abi),
                (None, Some(_)) if !theirs.is_exact => {}
                (ours, Some(number)) if ours != Some(*number) => different.push(Finding::Different {
                    name: call.name.clone(),
                    abi: theirs.abi,
                    ours,
                    theirs: *number,
                    path: theirs.path,
                }),
                _ => {}
            }
        }
        let is_nowhere = upstream.abis.iter().all(|abi| !abi.numbers.contains_key(&call.name));
        let is_younger = || Some(self::since(since)? > upstream.version?);
        if is_nowhere && !missing.is_empty() && is_younger() == Some(true) {
            later.push(Finding::NotYet { name: call.name.clone(), since: since.clone() });
        } else if !missing.is_empty() {
            missing.retain(|_| !is_nowhere);
            gone.push(Finding::Gone { name: call.name.clone(), since: since.clone(), abis: missing });
        }
    }
    different.into_iter().chain(gone).chain(later).chain(news(table, upstream)).collect()
}

fn news(table: &Table, upstream: &Upstream) -> Vec<Finding> {
    let known: BTreeSet<&str> = table.calls().map(|call| call.name.as_str()).collect();
    let mut news: BTreeMap<&str, u32> = BTreeMap::new();
    // Elsewhere numbers are shifted, or the range has old calls too.
    let plain = upstream.abis.iter().filter(|abi| abi.abi == "x86_64" || !abi.is_exact);
    for (name, number) in plain.flat_map(|abi| &abi.numbers) {
        if (UNIFIED..512).contains(number) && !known.contains(name.as_str()) {
            news.insert(name, *number);
        }
    }
    let mut news: Vec<Finding> =
        news.into_iter().map(|(name, number)| Finding::New { name: name.to_owned(), number }).collect();
    news.sort_by_key(|finding| if let Finding::New { number, .. } = finding { *number } else { 0 });
    news
}
