//! What to write instead of a key or a value that is nearly right: the mistakes that people make who know other formats.

use toml::de::DeValue;

use crate::control::is_control;
use crate::nearest::nearest;

/// Words that other formats and kernel sources have for a table's keys.
#[rustfmt::skip]
const MEANS: [(&str, &str); 38] = [
    ("arg", "params"), ("args", "params"), ("argument", "params"), ("arguments", "params"), ("parameters", "params"),
    ("brief", "about"), ("desc", "description"), ("doc", "description"), ("docs", "description"), ("summary", "about"),
    ("title", "about"), ("text", "description"), ("errno", "errors"), ("errnos", "errors"), ("returns_twice", "kind"),
    ("type", "kind"), ("clone", "kind"), ("function", "c"), ("libc", "c"), ("proto", "c"), ("prototype", "c"),
    ("signature", "c"), ("declaration", "c"), ("syscall", "kernel"), ("syscall_define", "kernel"), ("nr", "number"),
    ("no", "number"), ("num", "number"), ("id", "number"), ("nrs", "numbers"), ("version", "since"), ("linux", "since"),
    ("packed", "pack"), ("result", "returns"), ("retval", "returns"), ("see", "see_also"), ("gnu_source", "gnu"),
    ("_gnu_source", "gnu"),
];

/// The key that was meant.
pub fn key<'a>(written: &str, known: &[&'a str]) -> Option<&'a str> {
    let plain = written.to_ascii_lowercase().replace('-', "_");
    let meant = MEANS.iter().find(|(other, _)| *other == plain).map_or(&*plain, |(_, key)| key);
    let same = known.iter().copied().find(|key| *key == meant);
    same.or_else(|| nearest(written, known.iter().copied()))
}

/// What a key must have.
#[derive(Clone, Copy, PartialEq)]
pub enum Wanted {
    Text,
    Flag,
    Number,
    Table,
}

/// The line to write instead of `key = text`, of which `value` was read.
pub fn line(key: &str, value: &DeValue, text: &str, wanted: Wanted) -> Option<String> {
    if text.len() > 120 || text.chars().any(|c| is_control(c) || c == '\n') {
        return None;
    }
    match (wanted, value) {
        (Wanted::Number, DeValue::Table(_)) if key == "number" => Some(match text.strip_suffix(".number]") {
            Some(call) => format!("{call}.numbers]"),
            None => format!("numbers = {text}"),
        }),
        (Wanted::Number, DeValue::String(word)) if is_number(word) => Some(format!("{key} = {word}")),
        (Wanted::Table, DeValue::Integer(_)) if key == "numbers" => Some(format!("number = {text}")),
        (Wanted::Table, DeValue::String(word)) if key == "numbers" && is_number(word) => {
            Some(format!("number = {word}"))
        }
        (Wanted::Table, DeValue::Integer(_)) => Some(format!("{key} = {{ NAME = {text} }}")),
        (Wanted::Table, DeValue::String(_)) if key == "errors" => Some(format!("errors = {{ EINVAL = {text} }}")),
        (Wanted::Table, DeValue::String(_)) if key == "params" => Some(format!("params = {{ NAME = {text} }}")),
        (Wanted::Table, DeValue::Array(words)) if key == "errors" => {
            let name =
                words.first()?.get_ref().as_str().filter(|name| name.chars().all(|c| c.is_ascii_alphanumeric()))?;
            Some(format!("errors = {{ {name} = \"When this happens.\" }}"))
        }
        (Wanted::Text, DeValue::Integer(_) | DeValue::Float(_)) if ["since", "glibc"].contains(&key) => {
            Some(format!("{key} = \"{text}\""))
        }
        (Wanted::Text, DeValue::Array(words)) => {
            let words: Option<Vec<&str>> = words.iter().map(|word| word.get_ref().as_str()).collect();
            let words =
                words.filter(|words| !words.is_empty() && words.iter().all(|word| !word.contains(['"', '\\'])))?;
            Some(format!("{key} = \"{}\"", words.join(", ")))
        }
        (Wanted::Flag, DeValue::String(word)) => flag(word).map(|flag| format!("{key} = {flag}")),
        (Wanted::Flag, DeValue::Integer(_)) => flag(text).map(|flag| format!("{key} = {flag}")),
        _ => None,
    }
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| c.is_ascii_digit())
}

fn flag(word: &str) -> Option<bool> {
    match word {
        "true" | "yes" | "on" | "1" => Some(true),
        "false" | "no" | "off" | "0" => Some(false),
        _ => None,
    }
}
