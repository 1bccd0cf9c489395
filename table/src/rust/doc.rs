//! A call's documentation, once for Rust and, through cbindgen, for the C header.

use crate::call::{Call, Kind};
use crate::ctype::CType;
use crate::prose;

const WIDTH: usize = 96;

/// The doc comment of the exported function.
pub fn comment(call: &Call) -> String {
    let mut lines = wrapped(&call.about, "", "");
    if !call.parameter_docs.is_empty() {
        lines.extend(["".to_owned(), "Parameters:".to_owned()]);
        lines.extend(listed(&call.parameter_docs));
    }
    for sentence in prose::constants(call) {
        lines.push(String::new());
        lines.extend(wrapped(&sentence, "", ""));
    }
    lines.push(String::new());
    lines.extend(wrapped(&returns(call), "", ""));
    lines.extend(["".to_owned(), "Errors:".to_owned()]);
    lines.extend(listed(&errors(call)));
    lines.push(String::new());
    lines.extend(wrapped(&format!("Async-signal-safe. {}{}", since(call), source(call)), "", ""));
    lines.iter().map(|line| format!("/// {line}").trim_end().to_owned() + "\n").collect()
}

/// One word a line, its explanation in a column behind it.
fn listed(entries: &[(String, String)]) -> Vec<String> {
    let column = entries.iter().map(|(word, _)| word.len()).max().unwrap_or(0) + 2;
    let indent = " ".repeat(column + 2);
    entries.iter().flat_map(|(word, text)| wrapped(text, &format!("  {word:column$}"), &indent)).collect()
}

pub fn returns(call: &Call) -> String {
    let returned = match (&call.returns_doc, call.kind) {
        (Some(doc), _) => doc.as_str(),
        (None, Kind::Clone) => "the child's thread ID",
        (None, _) if call.returns.is_pointer() => "an address",
        (None, _) => "0",
    };
    let error = if matches!(call.returns, CType::Pointer { .. }) { "(void *)-1" } else { "-1" };
    format!("On success, returns {returned}, and leaves errno unchanged. On error, returns {error} and sets errno.")
}

pub fn errors(call: &Call) -> Vec<(String, String)> {
    let has = |name: &str| call.errors.iter().any(|(error, _)| error == name);
    let mut errors = call.errors.clone();
    if !has("ENOSYS") && call.is_system_call() {
        errors.push(("ENOSYS".to_owned(), "This kernel does not have the call.".to_owned()));
    }
    if !has("ENOTSUP") {
        errors.push(("ENOTSUP".to_owned(), "splork knows no number for this architecture.".to_owned()));
    }
    errors
}

fn since(call: &Call) -> String {
    match &call.since {
        Some(since) => format!("Since Linux {since}."),
        None if !call.is_system_call() => "A function of splork, not a system call.".to_owned(),
        None => "Not in upstream Linux.".to_owned(),
    }
}

fn source(call: &Call) -> String {
    call.source.as_ref().map(|source| format!(" Source: {source}.")).unwrap_or_default()
}

/// Greedy line breaking; words are never split. The first line begins with one text, the others with another.
fn wrapped(text: &str, first: &str, others: &str) -> Vec<String> {
    let mut lines = vec![first.to_owned()];
    let mut is_fresh = true;
    // A comment's end inside a C comment would end it, and compilers warn of a beginning.
    for word in text.replace("*/", "* /").replace("/*", "/ *").split_whitespace() {
        let line = lines.last_mut().expect("there is one");
        if !is_fresh && line.len() + 1 + word.len() > WIDTH {
            lines.push(format!("{others}{word}"));
            continue;
        }
        if !is_fresh {
            line.push(' ');
        }
        line.push_str(word);
        is_fresh = false;
    }
    lines
}
