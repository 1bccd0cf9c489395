//! How much of a declaration the parsers are given: beyond any real one, and far below what their stacks can take.

use super::ParseError;

/// Of parentheses and brackets within each other. The C parser's time doubles with each.
const DEPTH: usize = 8;
/// Of pointers to pointers.
const STARS: usize = 8;
/// Of parameters, in C's own minimum for compilers.
const PARAMETERS: usize = 127;
const BYTES: usize = 16 * 1024;

/// Refuses what no system call needs.
pub fn check(text: &str) -> Result<(), ParseError> {
    let error = |at: usize, message: &str, label: String| {
        let at = at..text[at..].chars().next().map_or(at, |c| at + c.len_utf8());
        Err(ParseError::new(at, message, label, "a simpler declaration, with void * for what is too long"))
    };
    let (mut depth, mut stars, mut commas) = (0, 0, 0);
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = usize::saturating_sub(depth, 1),
            '*' => stars += 1,
            ',' => (stars, commas) = (0, commas + 1),
            _ => {}
        }
        if depth > DEPTH {
            return error(at, "this nests too deeply", format!("more than {DEPTH} parentheses within each other"));
        }
        if stars > STARS {
            return error(at, "too many pointers to pointers", format!("more than {STARS} stars in one parameter"));
        }
        if commas >= PARAMETERS {
            return error(at, "too many parameters", format!("more than {PARAMETERS}"));
        }
        if at > BYTES {
            return error(at, "this is too long for a declaration", format!("more than {BYTES} bytes"));
        }
    }
    Ok(())
}
