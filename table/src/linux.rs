//! Every Linux call, its number on each ABI and the kernel that brought it: linux/calls.tsv, which linux/README.md
//! describes.
//!
//! [`facts`] reads linux/since.tsv, [`merge`] makes the calls from it, a kernel tree and the tables, [`print`] the file.

mod facts;
mod merge;
mod row;

use std::collections::BTreeMap;

use crate::abi::Abi;
use crate::version::Version;

pub use facts::{Fact, facts};
pub use merge::merge;
pub use row::{print, read};

/// A call that some Linux has or had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinuxCall {
    pub name: String,
    /// The first kernel with it, where that is known.
    since: Option<Version>,
    /// ABIs that got it, or a number of its own for it, later.
    later: BTreeMap<&'static str, Version>,
    /// The first kernel without it again.
    pub until: Option<Version>,
    /// `__NR_` on each ABI that has it.
    numbers: BTreeMap<&'static str, u32>,
}

/// x86-64 kernels before that answered ENOSYS to all of its numbers.
const X32: (&str, Version) = ("x32", Version::new(3, 4, 0));

impl LinuxCall {
    /// The first kernel that has the call for programs of this ABI. None if it is not known.
    pub fn since(&self, abi: &Abi) -> Option<Version> {
        let since = self.later.get(abi.name).copied().or(self.since);
        if abi.name == X32.0 { since.max(Some(X32.1)) } else { since }
    }

    /// Whether this version of Linux has the call for programs of this ABI. None if it is not known.
    pub fn is_in(&self, abi: &Abi, version: Version) -> Option<bool> {
        match (self.number(abi), self.since(abi)) {
            (None, _) => Some(false),
            (_, None) => None,
            (_, Some(since)) => Some(since <= version && self.until.is_none_or(|until| version < until)),
        }
    }

    pub fn number(&self, abi: &Abi) -> Option<u32> {
        self.numbers.get(abi.name).copied()
    }
}
