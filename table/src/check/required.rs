//! Keys that every call needs.

use crate::diagnostic::Problem;
use crate::entry::Entry;
use crate::toml_text::Text;

/// A key that every call needs.
pub fn required<'a>(
    entry: &Entry,
    text: &'a Option<Text>,
    key: &'static str,
    help: &str,
    problems: &mut Vec<Problem>,
) -> Option<&'a Text> {
    if text.is_none() && !entry.mistyped.contains(&key) {
        let message = format!("{} has no key {key}", entry.name.value);
        problems.push(Problem::new(entry.name.span.clone(), message, "this call", help));
    }
    text.as_ref()
}
