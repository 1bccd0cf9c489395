//! Tables that nobody would write by hand: they are refused as quickly as others, and no stack is exhausted.

use splork_table::Table;
use splork_table::diagnostic::Source;

/// What is said of a call with this C prototype.
fn said_of(c: &str) -> String {
    said(format!("[frob]\nabout = \"x\"\nkernel = \"SYSCALL_DEFINE1(frob, int, fd)\"\nc = \"{c}\"\nnumber = 600\n"))
}

fn said(text: String) -> String {
    let source = Source { path: "hostile.toml".into(), text };
    Table::parse(vec![source]).map_or_else(|report| report.to_string(), |_| "taken".to_owned())
}

#[test]
fn ten_thousand_parentheses_nest_too_deeply() {
    for (open, close) in [("(", ")"), ("(*", ")(int)"), ("[", "]"), ("(", ""), ("{", "}"), ("(((", "))")] {
        let (open, close) = (open.repeat(10_000), close.repeat(10_000));
        assert!(said_of(&format!("int frob(int {open}fd{close})")).contains("this nests too deeply"), "{open:.9}");
        assert!(said_of(&format!("{open}int frob(int fd){close}")).contains("this nests too deeply"), "{open:.9}");
    }
    assert!(said_of(&format!("int frob(int {}fd)", "*".repeat(10_000))).contains("too many pointers to pointers"));
}

#[test]
fn a_thousand_parameters_are_too_many() {
    let parameters = (0..1000).map(|index| format!("int parameter_{index}")).collect::<Vec<_>>().join(", ");
    assert!(said_of(&format!("int frob({parameters})")).contains("more than 127"));
    let pairs = (0..1000).map(|index| format!(", int, parameter_{index}")).collect::<String>();
    let text = format!(
        "[frob]\nabout = \"x\"\nkernel = \"SYSCALL_DEFINE1000(frob{pairs})\"\nc = \"int frob(int fd)\"\nnumber = 600\n"
    );
    assert!(said(text).contains("more than 127"));
    assert!(said_of(&format!("int frob(int {})", "x".repeat(100_000))).contains("too long for a declaration"));
}

#[test]
fn toml_may_nest_and_repeat_as_it_likes() {
    for value in [format!("{}{}", "[".repeat(10_000), "]".repeat(10_000)), "{ x = ".repeat(10_000), "[".repeat(10_000)]
    {
        assert!(said(format!("[frob]\nerrors = {value}\n")).contains("error: "));
    }
    assert!(said(format!("[a{}]\n", ".a".repeat(10_000))).contains("error: "));
    let keys: String = (0..10_000).map(|index| format!("key_{index} = 1\n")).collect();
    assert!(
        said(format!("[frob]\n{keys}")).ends_with("and 9904 more\n10004 mistakes in the tables; nothing was written\n")
    );
}

/// A diagnostic goes to a terminal, and shows what stands in the file.
#[test]
fn no_control_character_reaches_the_reader() {
    for text in [
        "[frob]\nabout = \"\u{1b}[2J\"\n",
        "[\"\\u001b[2J\"]\n",
        "[frob]\n\"k\\u009b\" = 1\n",
        "\u{1b} = 1",
        "# \u{9b}\n[x]",
    ] {
        let said = said(text.to_owned());
        assert!(said.contains("error: "), "{text:?}");
        assert!(!said.contains(|c: char| c.is_control() && c != '\n'), "{said:?}");
    }
}
