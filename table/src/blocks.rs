//! A table's longer texts: paragraphs, lists and examples, blank lines between them.
//!
//! A line `- TERM: what it means` begins a list's item; lines that four spaces begin are an example, shown as they are.

const EXAMPLE: &str = "    ";

pub enum Block<'a> {
    Paragraph(Vec<&'a str>),
    Item(&'a str, Vec<&'a str>),
    Example(Vec<&'a str>),
}

pub fn read(text: &str) -> Vec<Block<'_>> {
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
