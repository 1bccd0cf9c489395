//! Comments in as many lines as the kernel's style wants.

/// Of a line; a tab is as wide as eight.
const COLUMNS: usize = 100;
/// Where the kernel's prose ends.
const PROSE: usize = 80;

/// C with each comment that is a line of its own, and too long, as a block of several.
pub fn within_columns(text: &str) -> String {
    text.lines().map(|line| if width(line) > COLUMNS { block(line) } else { format!("{line}\n") }).collect()
}

fn width(line: &str) -> usize {
    line.chars().map(|c| if c == '\t' { 8 } else { 1 }).sum()
}

fn block(line: &str) -> String {
    let words = line.trim_start_matches('\t');
    let indent = &line[..line.len() - words.len()];
    if let Some(inside) = words.strip_prefix("/* ").and_then(|words| words.strip_suffix(" */")) {
        return format!("{indent}/*\n{}{indent} */\n", lines(indent, inside));
    }
    match words.strip_prefix(" * ") {
        Some(inside) => lines(indent, inside),
        None => format!("{line}\n"),
    }
}

fn lines(indent: &str, words: &str) -> String {
    let mut lines = vec![format!("{indent} *")];
    for word in words.split_whitespace() {
        let last = lines.last_mut().expect("there is one");
        if width(last) + 1 + word.len() > PROSE && !last.ends_with('*') {
            lines.push(format!("{indent} * {word}"));
        } else {
            *last += &format!(" {word}");
        }
    }
    lines.iter().map(|line| format!("{line}\n")).collect()
}
