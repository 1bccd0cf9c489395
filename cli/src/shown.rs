//! Text of others as a terminal may have it: what could steer one becomes a question mark.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;

/// A name, in one line: control characters (C1's too) and bytes that are no UTF-8 become question marks.
pub fn shown(name: impl AsRef<OsStr>) -> String {
    let mut text = String::new();
    for chunk in name.as_ref().as_bytes().utf8_chunks() {
        text.extend(chunk.valid().chars().map(|c| if c.is_control() { '?' } else { c }));
        text.extend(chunk.invalid().iter().map(|_| '?'));
    }
    text
}

/// A whole text, whose lines, tabs and colours stay.
pub fn harmless(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let length = style(rest).unwrap_or(c.len_utf8());
        let is_plain = length > c.len_utf8() || !c.is_control() || c == '\n' || c == '\t';
        result += if is_plain { &rest[..length] } else { "?" };
        rest = &rest[length..];
    }
    result
}

/// The length of the sequence for a colour or weight (SGR) that the text begins with.
fn style(text: &str) -> Option<usize> {
    let numbers = text.strip_prefix("\x1b[")?;
    let end = numbers.find(|c: char| !c.is_ascii_digit() && c != ';')?;
    numbers[end..].starts_with('m').then_some("\x1b[".len() + end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_one_line_of_printable_characters() {
        assert_eq!(shown("größe.toml"), "größe.toml");
        assert_eq!(shown("a\nb\tc\x1b[31md\x7f"), "a?b?c?[31md?");
        assert_eq!(shown("\u{80}\u{9b}31m\u{9f}\u{a0}"), "??31m?\u{a0}");
        assert_eq!(shown(OsStr::from_bytes(b"\x9b31m\xff\xc3\xbc\xc3")), "?31m?ü?");
    }

    #[test]
    fn texts_keep_lines_and_colours_alone() {
        assert_eq!(harmless("a\n\tb\x1b[1;31mc\x1b[0m ü"), "a\n\tb\x1b[1;31mc\x1b[0m ü");
        assert_eq!(harmless("\x1b]0;title\x07\x1b[2J\x1b[\r\u{9b}m\x1b"), "?]0;title??[2J?[??m?");
    }
}
