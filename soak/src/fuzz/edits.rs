//! One change of a table's text. Places are told as a share of its length, so that they mean something in any text.

use super::bases::bases;

#[derive(Debug, Clone)]
pub enum Edit {
    /// A word, put in the place of the one that is there, or before it.
    Replace(u16, &'static str),
    Insert(u16, &'static str),
    Delete(u16, u8),
    /// So many lines once more, somewhere else.
    Copy(u16, u8, u16),
    /// A line of another base.
    Foreign(u16, u16, u16),
    Number(u16, u64),
    Byte(u16, u8),
    /// A text again and again, and another to close it.
    Nest(u16, &'static str, &'static str, u16),
    Long(u16, u16),
}

fn place(share: u16, length: usize) -> usize {
    usize::from(share) * length / 65536
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// The bytes of the word at or after this place, or of the one sign that stands there.
fn word(text: &[u8], at: usize) -> (usize, usize) {
    let start = (0..=at.min(text.len())).rev().find(|&start| start == 0 || !is_word(text[start - 1])).unwrap_or(0);
    let length = text[start..].iter().take_while(|byte| is_word(**byte)).count();
    (start, (start + length.max(1)).min(text.len()))
}

fn number(text: &[u8], at: usize) -> Option<(usize, usize)> {
    let start = at + text[at..].iter().position(u8::is_ascii_digit)?;
    let length = text[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    Some((start, start + length))
}

fn lines(text: &[u8], at: usize, count: usize) -> Vec<u8> {
    let start = text[..at].iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
    text[start..].split_inclusive(|byte| *byte == b'\n').take(count).flatten().copied().collect()
}

fn line_start(text: &[u8], at: usize) -> usize {
    text[..at].iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1)
}

impl Edit {
    pub fn apply(&self, text: &mut Vec<u8>) {
        let length = text.len();
        let mut splice = |from: usize, to: usize, new: &[u8]| {
            text.splice(from..to, new.iter().copied());
        };
        match *self {
            Edit::Replace(at, new) => {
                let (start, end) = word(text, place(at, length));
                text.splice(start..end, new.bytes());
            }
            Edit::Insert(at, new) => splice(place(at, length), place(at, length), new.as_bytes()),
            Edit::Delete(at, count) => {
                let start = place(at, length);
                text.drain(start..(start + usize::from(count)).min(length));
            }
            Edit::Copy(from, count, to) => {
                let copied = lines(text, place(from, length), usize::from(count));
                let at = line_start(text, place(to, length));
                text.splice(at..at, copied);
            }
            Edit::Foreign(base, from, to) => {
                let base = bases()[place(base, bases().len())].as_bytes();
                let copied = lines(base, place(from, base.len()), 1);
                let at = line_start(text, place(to, length));
                text.splice(at..at, copied);
            }
            Edit::Number(at, new) => {
                if let Some((start, end)) = number(text, place(at, length)) {
                    text.splice(start..end, new.to_string().bytes());
                }
            }
            Edit::Byte(at, new) => {
                if let Some(byte) = text.get_mut(place(at, length)) {
                    *byte = new;
                }
            }
            Edit::Nest(at, open, close, depth) => {
                let (open, close) = (open.repeat(depth.into()), close.repeat(depth.into()));
                splice(place(at, length), place(at, length), format!("{open}x{close}").as_bytes());
            }
            Edit::Long(at, count) => {
                let parameters: String = (0..count).map(|index| format!(", int, p{index}")).collect();
                splice(place(at, length), place(at, length), parameters.as_bytes());
            }
        }
    }
}
