//! What only manual pages show.

use crate::diagnostic::Problem;
use crate::entry::Entry;

/// `mmap(2), mprotect(2)`, as words.
pub fn see_also(entry: &Entry, problems: &mut Vec<Problem>) -> Vec<String> {
    let Some(text) = &entry.see_also else { return Vec::new() };
    let pages: Vec<String> = text.value.split(',').map(|page| page.trim().to_owned()).collect();
    if let Some(page) = pages.iter().find(|page| !is_page(page)) {
        let message = format!("{page:?} is not a manual page");
        let label = "should be names with their sections, and commas between them";
        problems.push(Problem::new(text.span.clone(), message, label, "\"mmap(2), mprotect(2)\""));
    }
    pages
}

/// A name and its section: `mmap(2)`.
pub fn is_page(word: &str) -> bool {
    let Some((name, section)) = word.strip_suffix(')').and_then(|word| word.split_once('(')) else { return false };
    let is_name = |c: char| c.is_ascii_alphanumeric() || "_-.+:".contains(c);
    !name.is_empty()
        && name.chars().all(is_name)
        && section.starts_with(|c: char| ('1'..='9').contains(&c))
        && section.chars().all(|c| c.is_ascii_alphanumeric())
}
