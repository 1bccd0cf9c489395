//! What the library exports, and what its callers jump to: one list, which the build, the checks and the tests use.

use crate::call::Call;
use crate::table::Table;

/// glibc's function, by its two names. It is in no table, because glibc documents it.
pub const CLONES: [&str; 2] = ["clone", "__clone"];

/// What each file of src/arch exports.
const ARCHITECTURES: [&str; 2] = ["clone", "splork_clone3"];

/// In the shared library only: in the archive it would replace musl's internal function of that name, which has another
/// contract.
const SHARED_ALONE: &str = "__clone";

/// What an exported symbol names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    /// A compiled function, exported by the architecture's `export!`.
    Compiled,
    /// A function that the architecture's file has in assembly.
    Architecture,
}

#[derive(Debug)]
pub struct Export<'a> {
    pub symbol: String,
    /// None for `CLONES`.
    pub call: Option<&'a Call>,
    pub entry: Entry,
}

impl Export<'_> {
    /// Whether a static program has it too.
    pub fn is_in_archive(&self) -> bool {
        self.symbol != SHARED_ALONE
    }
}

/// All of them.
pub fn list(table: &Table) -> Vec<Export<'_>> {
    let clones = CLONES.into_iter().map(|symbol| (symbol.to_owned(), None));
    let all = clones.chain(table.calls().map(|call| (call.symbol(), Some(call))));
    all.map(|(symbol, call)| {
        let entry = if ARCHITECTURES.contains(&&*symbol) { Entry::Architecture } else { Entry::Compiled };
        Export { symbol, call, entry }
    })
    .collect()
}
