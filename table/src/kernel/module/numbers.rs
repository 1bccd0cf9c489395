//! Copies of tables with numbers that every kernel lets a module answer. For a module on a stock kernel alone: a kernel of
//! one's own has better ones.

use toml::de::DeTable;

use crate::abi::Abi;
use crate::call::Call;
use crate::check::holes::{NARROW, WIDE, is_hole};
use crate::control::shown_name;
use crate::diagnostic::Source;
use crate::kernel::add::is_own;
use crate::table::Table;

/// A copy of one table.
pub struct Copy {
    /// Which of the sources, and of the table's families, it is of.
    pub index: usize,
    pub family: String,
    pub text: String,
}

const MARK: &str = "# Copied by \"splork kernel --module --numbers\"";

/// Whether splork wrote the text, so that it may be overwritten.
pub fn is_copy(text: &str) -> bool {
    text.starts_with(MARK)
}

/// Whether there is a number that not every kernel lets a module handle.
pub fn needs_numbers(table: &Table) -> bool {
    let has_other = |call: &Call| {
        let number = |abi| call.numbers.row(Abi::named(abi).expect("it has a row"));
        ["x86_64", "i386"].into_iter().any(|abi| number(abi).is_some_and(|number| !is_hole(abi, number)))
    };
    table.calls().any(|call| is_own(call) && has_other(call))
}

/// Whether most kernels of the ABI call a module only for numbers within their own table.
pub fn is_asked_late(abi: &Abi) -> bool {
    ["x86_64", "i386", "x32"].contains(&abi.name)
}

/// Copies of the texts that the table is from, the own calls' numbers counted up from `first`. `sources` are in the order
/// of the table's families.
pub fn copy(table: &Table, sources: &[Source], first: u32) -> Result<Vec<Copy>, String> {
    let (least, most) = (WIDE.start(), WIDE.end());
    if !WIDE.contains(&first) {
        return Err(format!("--numbers {first}: take one from {least} to {most}"));
    }
    let count = table.calls().filter(|call| is_own(call)).count();
    let left = (most - first + 1) as usize;
    if count > left {
        let has_room = count <= WIDE.clone().count();
        let help = if has_room { format!("--numbers {least} has room") } else { "take fewer tables".to_owned() };
        return Err(format!("--numbers {first}: there are {left} numbers up to {most}, for {count} calls: {help}"));
    }
    // Two modules of few calls, one with the first numbers and one with the last, are in no other's way.
    let skipped = (first - least) as usize * NARROW.len() / WIDE.clone().count();
    let skipped = skipped.min(NARROW.len().saturating_sub(count));
    let mut numbers = (first..).zip(NARROW.into_iter().skip(skipped).map(Some).chain(std::iter::repeat(None)));
    let mut copies = Vec::new();
    for (index, (family, source)) in table.families.iter().zip(sources).enumerate() {
        let own: Vec<&Call> = family.calls.iter().filter(|call| is_own(call)).collect();
        if own.is_empty() {
            continue;
        }
        let mut text = source.text.clone();
        for call in own {
            let (wide, narrow) = numbers.next().expect("they go on");
            text =
                renumbered(&text, call, wide, narrow).map_err(|why| format!("{}: {why}", shown_name(&source.path)))?;
        }
        if !is_copy(&text) {
            text = format!("{MARK}; do not edit: these numbers are for a module only.\n{text}");
        }
        copies.push(Copy { index, family: family.name.clone(), text });
    }
    Ok(copies)
}

fn renumbered(text: &str, call: &Call, wide: u32, narrow: Option<u32>) -> Result<String, String> {
    let narrow = narrow.map_or_else(String::new, |number| format!(", i386 = {number}"));
    let numbers = format!("module  = true\nnumbers = {{ x86_64 = {wide}{narrow}, arm64 = {wide} }}");
    let (table, _) = DeTable::parse_recoverable(text);
    let entry = table.get_ref().iter().find(|(name, _)| *name.get_ref() == call.name.as_str());
    let fields = entry.and_then(|(_, value)| value.get_ref().as_table()).expect("it has been read");
    let mut text = text.to_owned();
    let is_ours = |key: &str| ["number", "numbers", "module"].contains(&key);
    let mut spans: Vec<_> = fields
        .iter()
        .filter(|(key, _)| is_ours(key.get_ref()))
        .map(|(key, value)| key.span().start..value.span().end)
        .collect();
    spans.sort_by_key(|span| std::cmp::Reverse(span.start));
    for (index, span) in spans.iter().enumerate() {
        let before = text[..span.start].rsplit('\n').next().unwrap_or_default();
        if !before.trim().is_empty() {
            return Err(format!("{}: write its numbers as numbers = {{ ... }}, in a line of their own", call.name));
        }
        text.replace_range(span.clone(), if index + 1 == spans.len() { &numbers } else { "" });
    }
    Ok(text)
}
