//! The sections of a call's page that the table's texts don't give as they are.

use crate::call::Call;
use crate::example;
use crate::man::roff::{escaped, filled, shown_as_it_is};
use crate::prose;

/// What is typed bold, names slanted.
pub fn prototype(call: &Call) -> String {
    let names: Vec<&str> = call.c.iter().map(|parameter| parameter.name.as_str()).collect();
    prose::prototype(call).iter().map(|line| format!("\\fB{}\\fP\n", slanted(line, &names))).collect()
}

/// The declared names among the words: each is the last word before `,`, `)` or the end.
fn slanted(line: &str, names: &[&str]) -> String {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut out = String::new();
    let mut rest = line;
    while let Some(start) = rest.find(is_part) {
        let (before, word) = rest.split_at(start);
        let end = word.find(|c| !is_part(c)).unwrap_or(word.len());
        let (word, behind) = word.split_at(end);
        out += &escaped(before);
        let is_declared = behind.is_empty() || behind.starts_with([',', ')']) || behind.starts_with(" */");
        if names.contains(&word) && is_declared {
            out += &format!("\\fI{word}\\fB");
        } else {
            out += word;
        }
        rest = behind;
    }
    out + &escaped(rest)
}

pub fn return_value(call: &Call, parameters: &[&str]) -> String {
    filled(&prose::returns(call), parameters)
}

/// Errors by name, and when they come.
pub fn errors(call: &Call, parameters: &[&str]) -> String {
    let mut errors = prose::errors(call);
    errors.sort();
    errors.iter().map(|(name, when)| format!(".TP\n.B {name}\n{}", filled(when, parameters))).collect()
}

pub fn versions(call: &Call, header: &str) -> String {
    let text = match &call.glibc {
        Some(glibc) => format!(
            "glibc has this function since {}.{}, in <{}>. With such a glibc, <{header}> includes that header, and \
             glibc's function is used. With an older glibc or another libc, splork's function is used.",
            glibc.major, glibc.minor, glibc.header
        ),
        None if call.since.is_some() => {
            "glibc does not have this function. Nothing breaks if a later libc has one with another prototype, because \
             splork's function has another symbol name."
                .to_owned()
        }
        None if !call.is_system_call() => "This is a function of splork. No libc has it.".to_owned(),
        None => "This is a system call of your own. No libc has it.".to_owned(),
    };
    filled(&text, &[])
}

pub fn history(call: &Call) -> String {
    match (&call.since, &call.glibc) {
        (Some(since), Some(glibc)) => format!("Linux {since}, glibc {}.{}.\n", glibc.major, glibc.minor),
        (Some(since), None) => format!("Linux {since}.\n"),
        (None, _) if !call.is_system_call() => "This is not a system call. It needs no particular kernel.\n".to_owned(),
        (None, _) => "Not in upstream Linux.\n".to_owned(),
    }
}

/// Facts that hold without a text: symbol, signals, numbers.
pub fn facts(call: &Call) -> Vec<String> {
    let symbol = call.symbol();
    let mut facts = vec![filled(
        &format!(
            "You may call the function in signal handlers and between clone(2) and execve(2): it allocates nothing, \
             takes no lock and changes only errno. It is not a cancellation point of pthread_cancel(3). The library \
             exports it as {symbol}."
        ),
        &[],
    )];
    facts.extend(prose::constants(call).iter().map(|sentence| filled(sentence, &[])));
    if call.is_system_call() {
        facts.push(filled(&numbers(call), &[]));
    }
    if let Some(source) = &call.source {
        facts.push(filled(&format!("Sources of this page: {source}."), &[]));
    }
    facts
}

/// The program beside the table, with what its first comment says above it.
pub fn examples(call: &Call, parameters: &[&str]) -> String {
    let Some(example) = &call.example else { return String::new() };
    let (sentence, program) = example::parts(example);
    format!(".SH EXAMPLES\n{}{}", filled(&sentence, parameters), shown_as_it_is(program.lines()))
}

/// The call's number on every ABI, in words.
pub fn numbers(call: &Call) -> String {
    let groups = call.numbers.groups();
    let spelled = |(number, abis): &(u32, Vec<&str>)| format!("{number} on {}", abis.join(", "));
    match &groups[..] {
        [] => "No architecture has a number for it.".to_owned(),
        [(number, abis), others @ ..] if abis.len() > 15 => {
            let others: Vec<String> = others.iter().map(spelled).collect();
            let others = if others.is_empty() { String::new() } else { format!("; {}", others.join("; ")) };
            format!("Its number is {number} on {}{others}.", abis.join(", "))
        }
        groups => format!("Its number is {}.", groups.iter().map(spelled).collect::<Vec<_>>().join("; ")),
    }
}
