//! Which table is made of a seed and a number.

use proptest::prelude::*;
use proptest::strategy::{BoxedStrategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use super::bases::bases;
use super::edits::Edit;

/// What tables and declarations are made of, and what they must not hold.
#[rustfmt::skip]
const WORDS: [&str; 96] = [
    "int", "long", "unsigned", "signed", "short", "char", "void", "const", "volatile", "restrict", "_Atomic", "float",
    "double", "bool", "_Bool", "__int128", "struct", "union", "enum", "struct foo", "union foo", "enum foo", "size_t",
    "ssize_t", "u8", "s16", "u64", "__u64", "__s64", "__aligned_u64", "loff_t", "off_t", "time_t", "ulong", "pid_t",
    "uid_t", "sigset_t", "cpu_set_t", "fd_set", "socklen_t", "uintptr_t", "__user", "_Nullable", "SYSCALL_DEFINE",
    "SYSCALL_DEFINE0", "SYSCALL_DEFINE6", "SYSCALL_DEFINE7", "COMPAT_SYSCALL_DEFINE2", "(", ")", "*", ",", "...", "[",
    "]", "[16]", "{", "}", ";", "=", "\"", "'", "\\", "\"\"\"", "'''", "\n", "\r\n", "\t", "\0", "\x1b[31m",
    "\u{85}", "\u{feff}", "\u{202e}", "ä", "*/", "/*", "//", "#", "%s", "fn", "stack", "flags", "arg", "args", "errno",
    "EINVAL", "splork_packed_", "class", "self", "kind = \"clone\"\n", "pack = true\n", "numbers = { x86_64 = 600 }\n",
    "constants = { a = 1 }\n", "[frob.errors]\nEPERM = \"No.\"\n", "SPLORK_INLINE", "__NR_frob",
];

const NESTS: [(&str, &str); 7] =
    [("(", ")"), ("[", "]"), ("{ a = ", " }"), ("int (*", ")(void)"), ("*", ""), ("struct s { ", " };"), ("[a.", "]")];

fn edit() -> BoxedStrategy<Edit> {
    let word = || prop::sample::select(&WORDS[..]);
    let numbers = prop_oneof![0_u64..1100, 400_u64..620, any::<u64>(), Just(u64::from(u32::MAX)), Just(1 << 31)];
    prop_oneof![
        8 => (any::<u16>(), word()).prop_map(|(at, word)| Edit::Replace(at, word)),
        8 => (any::<u16>(), word()).prop_map(|(at, word)| Edit::Insert(at, word)),
        4 => (any::<u16>(), 1_u8..40).prop_map(|(at, count)| Edit::Delete(at, count)),
        3 => (any::<u16>(), 1_u8..6, any::<u16>()).prop_map(|(from, count, to)| Edit::Copy(from, count, to)),
        4 => (any::<u16>(), any::<u16>(), any::<u16>()).prop_map(|(base, from, to)| Edit::Foreign(base, from, to)),
        4 => (any::<u16>(), numbers).prop_map(|(at, number)| Edit::Number(at, number)),
        2 => (any::<u16>(), any::<u8>()).prop_map(|(at, byte)| Edit::Byte(at, byte)),
        1 => (any::<u16>(), prop::sample::select(&NESTS[..]), prop_oneof![9 => 1_u16..40, 1 => 40_u16..12000])
            .prop_map(|(at, (open, close), depth)| Edit::Nest(at, open, close, depth)),
        1 => (any::<u16>(), prop_oneof![9 => 1_u16..12, 1 => 12_u16..1500])
            .prop_map(|(at, count)| Edit::Long(at, count)),
    ]
    .boxed()
}

/// A base's number, as a share of them all, and what is done to it.
type Made = (u16, Vec<Edit>);

fn text(made: &Made) -> Vec<u8> {
    let (base, edits) = made;
    let mut text = bases()[usize::from(*base) * bases().len() / 65536].clone().into_bytes();
    for edit in edits {
        edit.apply(&mut text);
    }
    text
}

/// A mutated table, which can be made smaller.
pub struct Mutated(Box<dyn ValueTree<Value = Made>>);

/// The table of this number. The strategy is made once for many.
pub struct Tables(BoxedStrategy<Made>);

impl Tables {
    pub fn new() -> Tables {
        Tables((any::<u16>(), prop::collection::vec(edit(), 1..6)).boxed())
    }

    pub fn get(&self, seed: u64, number: u64) -> Mutated {
        let mut bytes = [0; 32];
        bytes[..8].copy_from_slice(&seed.to_le_bytes());
        bytes[8..16].copy_from_slice(&number.to_le_bytes());
        let config = Config { failure_persistence: None, ..Config::default() };
        let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &bytes));
        Mutated(self.0.new_tree(&mut runner).expect("nothing is filtered"))
    }
}

impl Mutated {
    pub fn text(&self) -> Vec<u8> {
        text(&self.0.current())
    }

    pub fn simplify(&mut self) -> bool {
        self.0.simplify()
    }

    pub fn complicate(&mut self) -> bool {
        self.0.complicate()
    }
}
