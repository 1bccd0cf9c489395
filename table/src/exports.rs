//! What the library exports, and how a caller comes into each function: the one list that its build, the checks and the
//! tests go by.

use crate::call::Call;
use crate::table::Table;

/// glibc's function of two names, which no table has: nothing of it is splork's to say.
pub const CLONES: [&str; 2] = ["clone", "__clone"];

/// What each file of src/arch exports.
const ARCHITECTURES: [&str; 2] = ["clone", "splork_clone3"];

/// In the shared library only: in the archive it would replace musl's internal function of that name, which has another
/// contract.
const SHARED_ALONE: &str = "__clone";

/// How a caller comes into an exported function.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    /// By the architecture's `export!`, which leads into what the compiler makes.
    Compiled,
    /// The architecture's file has it whole.
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
