//! UTF-8, as much as is needed to print it. Not core's functions: they can panic, and they add tables to the library.

/// The length of the character at the start of the text; 0 if it is not a character.
pub fn length(text: &[u8]) -> usize {
    let second = text.get(1).copied().unwrap_or_default();
    let (length, least, most) = match text.first() {
        Some(0..=0x7f) => return 1,
        Some(0xc2..=0xdf) => (2, 0x80, 0xbf),
        Some(0xe0) => (3, 0xa0, 0xbf), // a smaller second byte would be an overlong encoding
        Some(0xed) => (3, 0x80, 0x9f), // a larger one would be a surrogate
        Some(0xe1..=0xef) => (3, 0x80, 0xbf),
        Some(0xf0) => (4, 0x90, 0xbf),
        Some(0xf1..=0xf3) => (4, 0x80, 0xbf),
        Some(0xf4) => (4, 0x80, 0x8f), // a larger one would be above U+10FFFF
        _ => return 0,
    };
    let is_whole = text.get(2..length).is_some_and(|rest| rest.iter().all(|byte| is_later(*byte)));
    if (least..=most).contains(&second) && is_whole { length } else { 0 }
}

/// Whether the byte continues a character.
pub fn is_later(byte: u8) -> bool {
    (0x80..=0xbf).contains(&byte)
}

/// U+0000 to U+001F, U+007F to U+009F.
pub fn is_control(character: &[u8]) -> bool {
    matches!(character, [0..=0x1f | 0x7f] | [0xc2, 0x80..=0x9f])
}
