//! Refuses control characters in every key and string of a file, written out or escaped.

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use crate::control::{is_control, is_lone_return};
use crate::diagnostic::{Problem, Span};
use crate::toml_text::Text;

/// Refuses them in every key and string of a file, written out or escaped.
pub fn check(source: usize, file: &str, table: &DeTable, problems: &mut Vec<Problem>) {
    for (key, value) in table {
        check_string(Text::of(source, file, key), problems);
        check_value(source, file, value, problems);
    }
}

fn check_value(source: usize, file: &str, value: &Spanned<DeValue>, problems: &mut Vec<Problem>) {
    match value.get_ref() {
        DeValue::String(string) => {
            let string: Spanned<DeString> = Spanned::new(value.span(), string.clone());
            check_string(Text::of(source, file, &string), problems);
        }
        DeValue::Table(table) => check(source, file, table, problems),
        DeValue::Array(values) => values.iter().for_each(|value| check_value(source, file, value, problems)),
        _ => {}
    }
}

fn check_string(text: Text, problems: &mut Vec<Problem>) {
    let Some((at, c)) = text.value.char_indices().find(|(at, c)| is_control(*c) || is_lone_return(&text.value, *at))
    else {
        return;
    };
    let span: Span = text.part(at..at + c.len_utf8());
    let label = format!("U+{:04X}, which controls a terminal and is not shown", u32::from(c));
    problems.push(Problem::new(span, "a control character", label, "the text without it"));
}
