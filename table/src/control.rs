//! Characters that command a terminal, or turn the direction of what stands around them: no text needs them, and manual
//! pages, headers and diagnostics would hand them on.

/// Whether text is better without it. Lines and tabs are harmless.
pub fn is_control(c: char) -> bool {
    let turns = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    (c.is_control() || turns) && !matches!(c, '\n' | '\t' | '\r')
}

/// The text with others in their places, of as many bytes, so that places stay what they are.
pub fn shown(text: &str) -> String {
    let instead = |(at, c): (usize, char)| match c.len_utf8() {
        _ if !is_control(c) && !is_lone_return(text, at) => c,
        1 => '?',
        2 => '\u{bf}',
        _ => '\u{fffd}',
    };
    text.char_indices().map(instead).collect()
}

/// Alone it sends a terminal back to the line's start.
pub fn is_lone_return(text: &str, at: usize) -> bool {
    text[at..].starts_with('\r') && !text[at..].starts_with("\r\n")
}
