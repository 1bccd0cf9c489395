//! The list of calls in a README: a row for each header.

use crate::call::Call;
use crate::family::Family;
use crate::table::Table;

/// How its first line begins; a line of dashes follows, then the rows.
const HEAD: &str = "| header | calls";

/// The text with the rows that the table has now.
pub fn with_list(text: &str, table: &Table) -> Result<String, String> {
    let lines: Vec<&str> = text.lines().collect();
    let head = lines.iter().position(|line| line.starts_with(HEAD));
    let head = head.ok_or_else(|| format!("it has no table that begins with \"{HEAD}\""))?;
    let rows = head + 2;
    let end = lines[rows..].iter().position(|line| !line.starts_with('|')).map_or(lines.len(), |length| rows + length);
    let old = lines[..rows].iter().map(|line| format!("{line}\n"));
    let new = table.families.iter().map(row);
    Ok(old.chain(new).chain(lines[end..].iter().map(|line| format!("{line}\n"))).collect())
}

fn row(family: &Family) -> String {
    let named = |call: &Call| match &call.since {
        Some(since) => format!("`{}` {since}", call.name),
        None => format!("`{}`", call.name),
    };
    let calls: Vec<String> = family.calls.iter().map(named).collect();
    format!("| `<{}>` | {} |\n", family.header(), calls.join(", "))
}
