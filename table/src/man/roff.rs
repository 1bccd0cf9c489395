//! Plain text as man(7) source: escaped, each word in its font, a sentence to a line.

use crate::check::manual::is_page;

const WIDTH: usize = 76;

/// Text as roff reads it literally.
pub fn escaped(text: &str) -> String {
    let mut out = String::new();
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\\' => out += "\\e",
            '\'' => out += "\\(aq",
            '`' => out += "\\(ga",
            '^' => out += "\\(ha",
            '~' => out += "\\(ti",
            '"' => out += "\\(dq",
            // The minus sign of numbers and options, which people copy; a hyphen else.
            '-' if out.is_empty() || out.ends_with(['-', '(', '.']) || characters.peek() == Some(&'-') => out += "\\-",
            character => out.push(character),
        }
    }
    out
}

/// Lines of a program, which people copy: every minus is one. A leading dot or apostrophe would be a request.
pub fn shown_as_it_is<'a>(lines: impl Iterator<Item = &'a str>) -> String {
    let line = |line: &str| {
        let guard = if line.starts_with(['.', '\'']) { "\\&" } else { "" };
        format!("{guard}{}\n", escaped(line).replace("\\-", "-").replace('-', "\\-"))
    };
    format!(".PP\n.in +4n\n.EX\n{}.EE\n.in\n", lines.map(line).collect::<String>())
}

/// What a list's item is about: constants bold, everything else is a name, slanted.
pub fn term(text: &str, parameters: &[&str]) -> String {
    let set = |word: &str| {
        let names: Vec<&str> = parameters.iter().copied().chain([core(word)]).collect();
        set(word, &names)
    };
    text.split_whitespace().map(set).collect::<Vec<_>>().join(" ") + "\n"
}

/// One paragraph in lines that end with a sentence or where they get long.
pub fn filled(text: &str, parameters: &[&str]) -> String {
    let mut out = String::new();
    let mut length = 0;
    let mut ends_sentence = false;
    for word in text.split_whitespace() {
        let set = set(word, parameters);
        if length > 0 && (ends_sentence || length + 1 + set.len() > WIDTH) {
            out.push('\n');
            length = 0;
        } else if length > 0 {
            out.push(' ');
            length += 1;
        }
        if length == 0 && set.starts_with('.') {
            out += "\\&";
        }
        length += set.len();
        out += &set;
        ends_sentence = word.trim_end_matches(')').ends_with(['.', '?', '!']) && !is_abbreviation(word);
    }
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

fn is_abbreviation(word: &str) -> bool {
    matches!(word.trim_start_matches('('), "e.g." | "i.e." | "etc." | "...")
}

/// A word in its font: parameters slanted, manual pages' names and constants bold.
fn set(word: &str, parameters: &[&str]) -> String {
    let core = core(word);
    let (before, after) = match core {
        "" => return escaped(word),
        core => word.split_once(core).expect("it is a part"),
    };
    if let Some((page, rest)) = whole_page(word, before) {
        let (name, section) = page.split_once('(').expect("a page has its section");
        return format!("\\%{}\\fB{}\\fP({}{}", escaped(before), escaped(name), section, escaped(rest));
    }
    // The escapes at the word's start depend on what is before it, so the parts are escaped together where they can be.
    let font = match core {
        core if is_constant(core) => 'B',
        core if parameters.contains(&core.split("->").next().unwrap_or(core)) || parameters.contains(&core) => 'I',
        _ => return escaped(word),
    };
    format!("\\%{}\\f{font}{}\\fP{}", escaped(before), escaped(core), escaped(after)) // never hyphenated
}

/// A word without the punctuation around it.
fn core(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_ascii_alphanumeric() && c != '_')
}

/// `mmap(2)` behind what is before it, and what follows.
fn whole_page<'a>(word: &'a str, before: &str) -> Option<(&'a str, &'a str)> {
    let page = &word[before.len()..];
    let end = page.find(')')? + 1;
    is_page(&page[..end]).then(|| page.split_at(end))
}

/// Errnos and names of macros, not acronyms or words in capitals.
fn is_constant(word: &str) -> bool {
    let is_name = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
    let is_errno = word.starts_with('E') && word.len() > 3 && word.chars().all(is_name);
    let has_letters = word.chars().any(|c| c.is_ascii_uppercase());
    word == "NULL" || is_errno || (word.contains('_') && has_letters && word.chars().all(is_name))
}
