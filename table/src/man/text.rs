//! A table's texts as man(7) source.

use super::roff::{filled, shown_as_it_is, term};
use crate::blocks::{Block, read};

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
