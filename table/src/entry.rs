//! A table file's entries, as written: TOML read, nothing judged yet.

use toml::de::DeTable;

use crate::diagnostic::{Problem, Source, Span};
use crate::toml_control;
use crate::toml_text::{Constant, Fields, Text};

/// `[name]` and its keys.
#[derive(Debug)]
pub struct Entry {
    pub name: Text,
    pub about: Option<Text>,
    pub kind: Option<Text>,
    pub kernel: Option<Text>,
    pub c: Option<Text>,
    pub pack: Option<(bool, Span)>,
    pub number: Option<(u32, Span)>,
    pub numbers: Vec<(Text, u32, Span)>,
    /// Whether the numbers are those of a copy for a module (kernel/module/numbers.rs).
    pub module: Option<(bool, Span)>,
    pub constants: Vec<(Text, Constant)>,
    pub defines: Vec<(Text, u32, Span)>,
    pub since: Option<Text>,
    pub glibc: Option<Text>,
    pub header: Option<Text>,
    pub gnu: Option<(bool, Span)>,
    pub include: Option<Text>,
    pub params: Vec<(Text, Text)>,
    pub returns: Option<Text>,
    pub errors: Vec<(Text, Text)>,
    pub source: Option<Text>,
    pub description: Option<Text>,
    pub notes: Option<Text>,
    pub see_also: Option<Text>,
    /// Keys that are there with a value of a wrong type; that has been said.
    pub mistyped: Vec<&'static str>,
}

impl Entry {
    /// Whether anything is said of a system call in the kernel.
    pub fn is_of_a_kernel(&self) -> bool {
        self.kernel.is_some() || self.number.is_some() || !self.numbers.is_empty() || self.since.is_some()
    }
}

/// Reads one file. What is not TOML, and what is TOML but no entry, goes to the problems.
pub fn read(index: usize, source: &Source, problems: &mut Vec<Problem>) -> Vec<Entry> {
    let (table, errors) = DeTable::parse_recoverable(&source.text);
    let is_toml = errors.is_empty();
    for error in errors {
        let bytes = error.span().unwrap_or(0..0);
        let help = "TOML: [name] and key = value lines; strings in quotes (calls/README.md)";
        problems.push(Problem::new(Span { source: index, bytes }, "not TOML", error.message().trim(), help));
    }
    if is_toml {
        toml_control::check(index, &source.text, table.get_ref(), problems); // not if it is not TOML: these characters may be the reason
    }
    let mut entries = Vec::new();
    for (key, value) in table.get_ref().iter() {
        match value.get_ref().as_table() {
            Some(table) => {
                let mut fields = Fields::new(index, &source.text, table);
                let name = fields.key(key);
                entries.push(entry(name, &mut fields, problems));
                fields.finish(problems);
            }
            None => {
                let span = Span { source: index, bytes: key.span() };
                let name: &str = key.get_ref();
                let message = format!("{name} is outside of a call");
                problems.push(Problem::new(span, message, "no [name] above it", format!("[{name}] to begin a call")));
            }
        }
    }
    entries.sort_by_key(|entry| entry.name.span.bytes.start);
    entries
}

fn entry(name: Text, fields: &mut Fields, problems: &mut Vec<Problem>) -> Entry {
    let mut entry = Entry {
        name,
        about: fields.string("about", problems),
        kind: fields.string("kind", problems),
        kernel: fields.string("kernel", problems),
        c: fields.string("c", problems),
        pack: fields.flag("pack", problems),
        number: fields.number("number", problems),
        numbers: fields.numbers("numbers", problems),
        module: fields.flag("module", problems),
        constants: fields.constants("constants", problems),
        defines: fields.numbers("defines", problems),
        since: fields.string("since", problems),
        glibc: fields.string("glibc", problems),
        header: fields.string("header", problems),
        gnu: fields.flag("gnu", problems),
        include: fields.string("include", problems),
        params: fields.strings("params", problems),
        returns: fields.string("returns", problems),
        errors: fields.strings("errors", problems),
        source: fields.string("source", problems),
        description: fields.string("description", problems),
        notes: fields.string("notes", problems),
        see_also: fields.string("see_also", problems),
        mistyped: Vec::new(),
    };
    entry.mistyped = std::mem::take(&mut fields.mistyped);
    entry
}
