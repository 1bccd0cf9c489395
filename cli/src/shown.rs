//! Text of others as a terminal may have it: what could steer one becomes a question mark.

pub use splork_table::shown_name as shown;

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
    fn texts_keep_lines_and_colours_alone() {
        assert_eq!(harmless("a\n\tb\x1b[1;31mc\x1b[0m ü"), "a\n\tb\x1b[1;31mc\x1b[0m ü");
        assert_eq!(harmless("\x1b]0;title\x07\x1b[2J\x1b[\r\u{9b}m\x1b"), "?]0;title??[2J?[??m?");
    }
}
