//! Which word made a declaration unparseable: mostly a type that the table does not know.

use std::ops::Range;

use crate::ctype::{KEYWORD_TYPES, OPAQUE, TYPEDEFS};
use crate::decl::ParseError;
use crate::nearest::nearest;

const KEYWORDS: [&str; 15] = [
    "void", "char", "short", "int", "long", "signed", "unsigned", "const", "volatile", "restrict", "struct", "union",
    "enum", "static", "extern",
];

/// The first word that stands where a type should and is none. None where the types are all right.
pub fn find(text: &str) -> Option<ParseError> {
    let words = words(text);
    for (index, at) in words.iter().enumerate() {
        let word = &text[at.clone()];
        let after = text[at.end..].trim_start();
        let is_name = after.starts_with([',', ')', '(', '[']) || after.is_empty();
        let is_tag = index > 0 && ["struct", "union", "enum"].contains(&&text[words[index - 1].clone()]);
        if is_name || is_tag || KEYWORDS.contains(&word) || is_typedef(word) {
            continue;
        }
        let known = KEYWORD_TYPES.iter().chain(&TYPEDEFS).map(|ty| ty.c);
        let help = match nearest(word, known) {
            Some(known) => format!(
                "{known}, if that is what was meant; or the integer type that {word} stands for, or struct {word} *"
            ),
            None => format!("the integer type that {word} stands for, a type from calls/README.md, or struct {word} *"),
        };
        return Some(ParseError::new(at.clone(), format!("unknown type {word}"), "its width is not known", help));
    }
    None
}

fn is_typedef(word: &str) -> bool {
    TYPEDEFS.iter().any(|typedef| typedef.c == word) || OPAQUE.contains(&word)
}

fn words(text: &str) -> Vec<Range<usize>> {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (is_word(c), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    words.retain(|at| !text[at.clone()].starts_with(|c: char| c.is_ascii_digit()));
    words
}
