//! Characters that control a terminal, or change the direction of the text around them. No table needs them, and they would
//! get into manual pages, headers and diagnostics.

use std::ffi::OsStr;

/// Whether it is such a character. Newlines and tabs are harmless.
pub fn is_control(c: char) -> bool {
    let turns = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    (c.is_control() || turns) && !matches!(c, '\n' | '\t' | '\r')
}

/// The text with a question mark instead of each.
pub fn shown(text: &str) -> String {
    text.char_indices().map(|(at, c)| if is_harmful(text, at, c) { '?' } else { c }).collect()
}

/// Where in `shown` the byte of the text is.
pub fn shown_place(text: &str, byte: usize) -> usize {
    let before = text.char_indices().take_while(|(at, _)| *at < byte);
    let harmful = before.filter(|(at, c)| is_harmful(text, *at, *c));
    byte - harmful.map(|(at, c)| c.len_utf8().min(byte - at) - 1).sum::<usize>()
}

fn is_harmful(text: &str, at: usize, c: char) -> bool {
    is_control(c) || is_lone_return(text, at)
}

/// A file's name, in one line: bytes that are no UTF-8 become question marks as well.
pub fn shown_name(name: impl AsRef<OsStr>) -> String {
    let mut text = String::new();
    for chunk in name.as_ref().as_encoded_bytes().utf8_chunks() {
        text.extend(chunk.valid().chars().map(|c| if c.is_control() { '?' } else { c }));
        text.extend(chunk.invalid().iter().map(|_| '?'));
    }
    text
}

/// Alone it sends a terminal back to the line's start.
pub fn is_lone_return(text: &str, at: usize) -> bool {
    text[at..].starts_with('\r') && !text[at..].starts_with("\r\n")
}

#[cfg(test)]
mod tests {
    use std::os::unix::ffi::OsStrExt;

    use super::*;

    #[test]
    fn names_are_one_line_of_printable_characters() {
        assert_eq!(shown_name("größe.toml"), "größe.toml");
        assert_eq!(shown_name("a\nb\tc\x1b[31md\x7f"), "a?b?c?[31md?");
        assert_eq!(shown_name("\u{80}\u{9b}31m\u{9f}\u{a0}"), "??31m?\u{a0}");
        assert_eq!(shown_name(OsStr::from_bytes(b"\x9b31m\xff\xc3\xbc\xc3")), "?31m?ü?");
    }

    #[test]
    fn places_are_found_again() {
        let text = "a\u{9b}\u{202e}b\rc\r\nd";
        assert_eq!(shown(text), "a??b?c\r\nd");
        for (from, to) in [(0, 0), (1, 1), (2, 2), (3, 2), (5, 3), (6, 3), (7, 4), (8, 5), (9, 6), (11, 8), (12, 9)] {
            assert_eq!(shown_place(text, from), to, "{from}");
        }
    }
}
