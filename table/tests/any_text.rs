//! Whatever stands in a table, the reader answers with calls or with diagnostics, never with a panic.

use proptest::prelude::*;
use splork_table::Table;
use splork_table::diagnostic::Source;

/// Words that declarations are made of, and some that they are not.
#[rustfmt::skip]
const WORDS: [&str; 36] = [
    "int", "long", "unsigned", "char", "void", "const", "struct", "union", "enum", "size_t", "u64", "quux", "frob",
    "fd", "a", "_", "SYSCALL_DEFINE", "SYSCALL_DEFINE1", "2", "(", ")", "*", ",", ", ", "...", "/*", "*/", "[", "]",
    "{", "}", ";", "=", " ", "ä", "__user",
];

fn declaration() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::collection::vec(prop::sample::select(&WORDS[..]), 0..12).prop_map(|words| words.join(" ")),
        prop::collection::vec(prop::sample::select(&WORDS[..]), 0..12).prop_map(|words| words.concat()),
        prop::collection::vec(prop::sample::select(&WORDS[..]), 0..8)
            .prop_map(|words| format!("SYSCALL_DEFINE1(frob, {})", words.join(" "))),
        prop::collection::vec(prop::sample::select(&WORDS[..]), 0..8)
            .prop_map(|words| format!("int frob({})", words.join(" "))),
    ]
}

/// Both the answer and its display must come.
fn read(text: String) {
    if let Err(report) = Table::parse(vec![Source { path: "any.toml".into(), text }]) {
        assert!(!report.problems().is_empty());
        assert!(report.to_string().contains("= write: "));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_declaration(kernel in declaration(), c in declaration()) {
        read(format!("[frob]\nabout = \"x\"\nkernel = '{kernel}'\nc = '{c}'\nnumber = 600\n"));
    }

    #[test]
    fn any_escaped_declaration(kernel in declaration(), c in declaration()) {
        read(format!("[frob]\r\nkernel = \"\"\"\\\r\n{kernel}\"\"\"\r\nc = \"\"\"\r\n\t{c}\\t\"\"\"\r\nnumber = 600\r\n"));
    }

    #[test]
    fn any_file(text in "[\\[\\]={}\",.\\\\#\n a-c0-9ä]{0,60}") {
        read(text);
    }

    #[test]
    fn any_value(key in "about|kernel|c|number|numbers|pack|kind|since|glibc|header|params|errors|x",
                 value in "\"[a-z0-9.]{0,5}\"|-?[0-9]{1,12}|true|\\[\\]|\\{ ?\\}|\\{ x86_64 = [0-9]{1,5} \\}|0x1f|1e5") {
        read(format!("[frob]\n{key} = {value}\n"));
    }
}
