//! What a kernel of some version should answer ENOSYS to, by linux/calls.tsv and by its configuration.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::{Stop, root};
use splork_table::Abi;
use splork_table::linux::LinuxCall;
use splork_table::version::Version;

use super::{Numbers, tried};

/// The options of a kernel that are set.
pub struct Config(BTreeSet<String>);

impl Config {
    /// As in /boot/config-*.
    pub fn read(path: &Path) -> Result<Config, Stop> {
        let text = fs::read_to_string(path)?;
        let set = text.lines().filter_map(|line| Some(line.strip_prefix("CONFIG_")?.split_once('=')?.0.to_owned()));
        Ok(Config(set.collect()))
    }

    fn has(&self, option: &str) -> bool {
        self.0.contains(option)
    }
}

/// Numbers that an ABI's table in the kernel has for the sake of another's, without a function: they were never there.
const EMPTY: [(&str, &str); 3] = [("x86_64", "uselib"), ("x86_64", "set_thread_area"), ("x86_64", "get_thread_area")];

/// By call: options of which one must be set.
fn options() -> Result<BTreeMap<String, Vec<String>>, Stop> {
    let text = fs::read_to_string(root().join("tests/support/answers/options.tsv"))?;
    let mut options: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in text.lines().filter(|line| !line.starts_with('#')).skip(1) {
        let (call, option) = line.split_once('\t').ok_or_else(|| Stop::Fails(format!("no row: {line}")))?;
        options.entry(call.to_owned()).or_default().push(option.to_owned());
    }
    Ok(options)
}

/// Calls of options.tsv whose option all these kernels have: nothing to explain.
pub fn idle(kernels: &[&Config]) -> Result<Vec<String>, Stop> {
    let lacks = |options: &[String]| kernels.iter().any(|kernel| !options.iter().any(|option| kernel.has(option)));
    Ok(options()?.into_iter().filter(|(_, options)| !lacks(options)).map(|(call, _)| call).collect())
}

/// Numbers, by the reason that they answer ENOSYS for.
pub struct Expected {
    /// Newer than the version, left Linux by then, or no call: what --as-kernel denies.
    pub denied: Numbers,
    /// Were never in Linux, or only in versions that the list does not cover.
    pub unknown: Numbers,
    /// An option is not set.
    pub unset: Numbers,
}

impl Expected {
    pub fn of(abi: &Abi, calls: &[LinuxCall], version: Version, config: Option<&Config>) -> Result<Expected, Stop> {
        let options = options()?;
        let mut expected = Expected { denied: tried(abi, calls), unknown: Numbers::new(), unset: Numbers::new() };
        let tried = expected.denied.clone();
        for call in calls {
            let Some(number) = call.number(abi).filter(|number| tried.contains(number)) else { continue };
            let since = call.since(abi);
            if call.is_in(abi, version) == Some(false) {
                continue;
            }
            expected.denied.remove(&number);
            let is_empty = EMPTY.contains(&(abi.name, &call.name));
            // x32's calls came with x32 at the earliest, those that never were, too.
            let is_known = since.is_some() && (abi.name != "x32" || call.since(super::abi("x86_64")).is_some());
            if !is_known || is_empty {
                expected.unknown.insert(number);
            }
            let lacks = |config: &Config, name: &str| {
                options.get(name).is_some_and(|options| !options.iter().any(|option| config.has(option)))
            };
            if config.is_some_and(|config| lacks(config, &call.name) || lacks(config, abi.name)) {
                expected.unset.insert(number);
            }
        }
        Ok(expected)
    }

    pub fn all(&self) -> Numbers {
        self.denied.iter().chain(&self.unknown).chain(&self.unset).copied().collect()
    }
}
