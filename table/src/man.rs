//! Prints a manual page of section 2 for each call.

mod roff;
mod sections;
mod text;

use std::collections::BTreeSet;

use crate::call::Call;
use crate::family::Family;
use crate::prose;
use crate::table::Table;
use roff::{escaped, filled};
use text::blocks;

/// What the foot of every page says.
#[derive(Debug, Clone, Copy)]
pub struct Edition<'a> {
    /// Year, month, day: 2026-01-31.
    pub date: &'a str,
    /// Of splork.
    pub version: &'a str,
}

/// A page's file.
#[derive(Debug)]
pub struct Page {
    /// Below the directory for manual pages.
    pub path: String,
    pub text: String,
}

/// The pages of all calls, in the table's order.
pub fn print(table: &Table, edition: Edition) -> Vec<Page> {
    let mut pages = Vec::new();
    for family in &table.families {
        for call in &family.calls {
            pages.push(Page { path: format!("man2/{}.2", call.name), text: page(call, family, edition) });
        }
    }
    pages
}

fn page(call: &Call, family: &Family, edition: Edition) -> String {
    let name = &call.name;
    let header = family.header();
    let parameters: Vec<&str> = call.c.iter().map(|parameter| parameter.name.as_str()).collect();
    let mut text = format!(
        ".\\\" Generated from {}.toml by \"splork man\" (make); do not edit.\n\
         .TH {} 2 {} \"splork {}\" \"Linux system calls\"\n",
        family.name,
        name.to_uppercase(),
        edition.date,
        edition.version
    );
    text += &format!(".SH NAME\n{}", filled(&format!("{name} - {}", prose::purpose(call)), &[]));
    text += ".SH LIBRARY\nLinux system calls that libc lacks\n.RI ( libsplork ,\\~ \\-lsplork )\n";
    text += &format!(".SH SYNOPSIS\n.nf\n.B #include <{header}>\n.PP\n{}.fi\n", sections::prototype(call));
    text += ".SH DESCRIPTION\n";
    let description = call.description.as_deref().unwrap_or(&call.about);
    text += &blocks(description, &parameters);
    if !call.parameter_docs.is_empty() {
        text += ".PP\nThe parameters are:\n";
        for (parameter, doc) in &call.parameter_docs {
            text += &format!(".TP\n.I {}\n{}", escaped(parameter), filled(doc, &parameters));
        }
    }
    text += &format!(".SH RETURN VALUE\n{}", sections::return_value(call, &parameters));
    text += &format!(".SH ERRORS\n{}", sections::errors(call, &parameters));
    text += &format!(".SH VERSIONS\n{}", sections::versions(call, &header));
    text += &format!(".SH HISTORY\n{}", sections::history(call));
    let notes = call.notes.as_deref().unwrap_or_default();
    let notes = Some(blocks(notes, &parameters)).filter(|notes| !notes.is_empty()).into_iter();
    text += &format!(".SH NOTES\n{}", notes.chain(sections::facts(call)).collect::<Vec<_>>().join(".PP\n"));
    text += &sections::examples(call, &parameters);
    text + &see_also(call, family)
}

/// The table's own, the family's other calls, and where all of them are introduced.
fn see_also(call: &Call, family: &Family) -> String {
    let section = |page: &str| page.split_once('(').map(|(name, section)| (section.to_owned(), name.to_owned()));
    let mut pages: BTreeSet<(String, String)> = call.see_also.iter().filter_map(|page| section(page)).collect();
    let others = family.calls.iter().filter(|other| other.name != call.name);
    pages.extend(others.map(|other| ("2)".to_owned(), other.name.clone())));
    pages.insert(("2)".to_owned(), "syscalls".to_owned()));
    pages.insert(("7)".to_owned(), "splork".to_owned()));
    pages.remove(&("2)".to_owned(), call.name.clone()));
    let lines: Vec<String> = pages.iter().map(|(section, name)| format!(".BR {} ({section}", escaped(name))).collect();
    format!(".SH SEE ALSO\n{}\n", lines.join(",\n"))
}
