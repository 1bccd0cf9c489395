//! The sentences of a text, and how long they are.

pub struct Sentence {
    pub text: String,
    pub words: usize,
}

/// Of running text: tables and code are left out.
pub fn of_markdown(text: &str) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut paragraph = String::new();
    let mut is_code = false;
    for line in text.lines().chain([""]) {
        let is_fence = line.starts_with("```");
        is_code ^= is_fence;
        let begins = line.starts_with(['*', '#', '|', '-']) || line.starts_with(|c: char| c.is_ascii_digit());
        if is_code || is_fence || line.trim().is_empty() || begins {
            sentences.extend(of_paragraph(&without_code(&paragraph)));
            paragraph.clear();
        }
        if !is_code && !is_fence && !line.starts_with('|') {
            paragraph += line;
            paragraph.push(' ');
        }
    }
    sentences
}

/// `...` is one word.
fn without_code(text: &str) -> String {
    text.split('`').enumerate().map(|(index, part)| if index % 2 == 0 { part } else { "CODE" }).collect()
}

/// Of a page's running text: examples and lines that are set as they are are left out.
pub fn of_man(text: &str) -> Vec<Sentence> {
    const FONTS: [&str; 9] = [".B ", ".I ", ".BR ", ".IR ", ".RB ", ".RI ", ".BI ", ".IB ", ".SM "];
    let mut sentences = Vec::new();
    let mut paragraph = String::new();
    let mut is_set = false;
    for line in text.lines().chain([".PP"]) {
        let font = FONTS.iter().find_map(|font| line.strip_prefix(font));
        match line {
            ".nf" | ".EX" => is_set = true,
            ".fi" | ".EE" => is_set = false,
            _ => {}
        }
        if let Some(words) = font.filter(|_| !is_set) {
            paragraph += &words.replace(" (", "(").replace(" ,", ",").replace(" .", ".");
            paragraph.push(' ');
        } else if line.starts_with('.') {
            sentences.extend(of_paragraph(&paragraph));
            paragraph.clear();
        } else if !is_set {
            paragraph += line;
            paragraph.push(' ');
        }
    }
    sentences
}

fn of_paragraph(text: &str) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let (mut sentence, mut words, mut depth) = (Vec::new(), 0, 0);
    for word in text.split_whitespace() {
        sentence.push(word);
        words += usize::from(depth == 0 && !word.starts_with('('));
        let count = |c| word.matches(c).count() as i32;
        let opened = i32::from(depth > 0 || word.starts_with('('));
        depth = if opened == 1 { (depth + count('(') - count(')')).max(0) } else { 0 };
        if depth == 0 && word.ends_with(['.', '!', '?', ':', ';']) {
            sentences.push(Sentence { text: sentence.join(" "), words });
            (sentence, words) = (Vec::new(), 0);
        }
    }
    if !sentence.is_empty() {
        sentences.push(Sentence { text: sentence.join(" "), words });
    }
    sentences
}
