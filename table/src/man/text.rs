//! A table's texts as man(7) source: paragraphs, lists and examples, blank lines between them.
//!
//! A line `- TERM: what it means` begins a list's item; lines that four spaces begin are an example, shown as they are.

use super::roff::{filled, shown_as_it_is, term};

const EXAMPLE: &str = "    ";

enum Block<'a> {
    Paragraph(Vec<&'a str>),
    Item(&'a str, Vec<&'a str>),
    Example(Vec<&'a str>),
}

/// The whole text, fit to follow a section's heading.
pub fn blocks(text: &str, parameters: &[&str]) -> String {
    let mut out = String::new();
    for block in read(text) {
        match block {
            Block::Paragraph(lines) => {
                out += if out.is_empty() { "" } else { ".PP\n" };
                out += &filled(&lines.join(" "), parameters);
            }
            Block::Item(word, lines) => {
                out += &format!(".TP\n{}{}", term(word, parameters), filled(&lines.join(" "), parameters));
            }
            Block::Example(lines) => {
                out += &shown_as_it_is(lines.into_iter());
            }
        }
    }
    out
}

fn read(text: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut gap = true;
    for line in text.lines() {
        let is_empty = line.trim().is_empty();
        match (blocks.last_mut(), line.strip_prefix(EXAMPLE), item(line)) {
            (Some(Block::Example(lines)), Some(code), _) => {
                lines.extend(gap.then_some(""));
                lines.push(code);
            }
            _ if is_empty => {}
            (_, Some(code), _) if gap => blocks.push(Block::Example(vec![code])),
            (_, _, Some((term, meaning))) => blocks.push(Block::Item(term, vec![meaning])),
            (Some(Block::Paragraph(lines) | Block::Item(_, lines)), ..) if !gap => lines.push(line),
            _ => blocks.push(Block::Paragraph(vec![line])),
        }
        gap = is_empty;
    }
    blocks
}

fn item(line: &str) -> Option<(&str, &str)> {
    line.strip_prefix("- ")?.split_once(": ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_block_is_set() {
        let text = "First fd,\nthen more. And\nmore.\n\n- FROB_ALL: all of\n  them\n- how: as fd says\n\n    int x;\n\n    \
                    .y;\n\nAt last.";
        let expected = "First \\%\\fIfd\\fP, then more.\nAnd more.\n.TP\n\\%\\fBFROB_ALL\\fP\nall of them\n.TP\n\\%\\fIhow\\fP\n\
                        as \\%\\fIfd\\fP says\n.PP\n.in +4n\n.EX\nint x;\n\n\\&.y;\n.EE\n.in\n.PP\nAt last.\n";
        assert_eq!(blocks(text, &["fd"]), expected);
    }

    #[test]
    fn no_text_is_nothing() {
        assert_eq!(blocks("", &[]), "");
        assert_eq!(blocks("\n \n", &[]), "");
    }
}
