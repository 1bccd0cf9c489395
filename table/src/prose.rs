//! What man pages and the command say of a call in the same words.

use std::collections::BTreeMap;

use crate::call::{Call, Constant};
use crate::decl::Parameter;

pub use crate::rust::doc::{errors, returns};

/// The first clause of what the call does, as NAME has it: no capital, no full stop.
pub fn purpose(call: &Call) -> String {
    let clause = call.about.split([':', ';']).next().unwrap_or_default().trim_end_matches('.');
    let clause = clause.split(". ").next().unwrap_or_default();
    let mut letters = clause.chars();
    let first = letters.next().map(|letter| letter.to_lowercase().to_string()).unwrap_or_default();
    // A word in capitals keeps them.
    if letters.clone().next().is_some_and(|second| second.is_uppercase()) {
        return clause.to_owned();
    }
    first + letters.as_str()
}

/// The kernel's arguments that are not parameters of the function, a sentence for each.
pub fn constants(call: &Call) -> Vec<String> {
    let sentence = |constant: &Constant| {
        let mut groups: BTreeMap<i64, Vec<&str>> = BTreeMap::new();
        for (abi, value) in &constant.by_abi {
            groups.entry(*value).or_default().push(abi);
        }
        let others: Vec<String> =
            groups.iter().map(|(value, abis)| format!("{value} on {}", abis.join(", "))).collect();
        let others = if others.is_empty() { String::new() } else { format!(" ({})", others.join("; ")) };
        format!("The kernel's argument {} is always {}{others}.", constant.name, constant.others)
    };
    call.constants.iter().map(sentence).collect()
}

/// The prototype in lines that fit 80 columns.
pub fn prototype(call: &Call) -> Vec<String> {
    const WIDTH: usize = 70;
    let declared = |parameter: &Parameter| parameter.c().replace("__restrict", "restrict");
    let head = call.returns.c(&format!("{}(", call.name));
    let named = call.variadic_from.unwrap_or(call.c.len());
    let mut parts: Vec<String> = call.c[..named].iter().map(declared).collect();
    if let Some(from) = call.variadic_from {
        let rest: Vec<String> = call.c[from..].iter().map(declared).collect();
        parts.push("...".to_owned());
        parts.extend(rest.iter().enumerate().map(|(index, text)| {
            let (open, close) = (if index == 0 { "/* " } else { "" }, if index + 1 == rest.len() { " */" } else { "" });
            format!("{open}{text}{close}")
        }));
    }
    let indent = " ".repeat(head.len().min(24));
    let mut lines = vec![head];
    for (index, part) in parts.iter().enumerate() {
        let behind = match parts.get(index + 1) {
            None => ");",
            Some(next) if next.starts_with("/*") => "",
            Some(_) => ",",
        };
        let line = lines.last_mut().expect("there is one");
        let gap = if index == 0 || line.trim().is_empty() { "" } else { " " };
        if index > 0 && line.len() + part.len() + behind.len() + 1 > WIDTH {
            lines.push(format!("{indent}{part}{behind}"));
        } else {
            *line += &format!("{gap}{part}{behind}");
        }
    }
    if parts.is_empty() {
        lines[0] += "void);";
    }
    lines
}
