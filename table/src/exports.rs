//! What the library exports, and how a caller comes into each function: the one list that its build, the checks and the
//! tests go by.

use crate::abi::Abi;
use crate::call::{Call, Kind};
use crate::table::Table;

/// glibc's function of two names, which no table has: nothing of it is splork's to say.
pub const CLONES: [&str; 2] = ["clone", "__clone"];

/// In the shared library only: in the archive it would replace musl's internal function of that name, which has another
/// contract.
const SHARED_ALONE: &str = "__clone";

/// How a caller comes into an exported function.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    /// It is what the compiler makes.
    Compiled,
    /// By a pad that jumps to what the compiler makes.
    LandingPad,
    /// By the architecture's own clone or clone3.
    Assembly,
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

/// All of them on one ABI, or on none that the library has assembly for.
pub fn list<'a>(table: &'a Table, abi: Option<&Abi>) -> Vec<Export<'a>> {
    let clones = CLONES.into_iter().map(|symbol| (symbol.to_owned(), None));
    let all = clones.chain(table.calls().map(|call| (call.symbol(), Some(call))));
    all.map(|(symbol, call)| Export { symbol, call, entry: entry(call, abi) }).collect()
}

fn entry(call: Option<&Call>, abi: Option<&Abi>) -> Entry {
    let is_clone_or_clone3 = call.is_none_or(|call| call.kind == Kind::HandWritten && call.is_system_call());
    match abi {
        Some(abi) if abi.direct_clone && is_clone_or_clone3 => Entry::Assembly,
        Some(abi) if abi.landing_pads => Entry::LandingPad,
        _ => Entry::Compiled,
    }
}
