//! splork calls

mod detail;
mod json;
mod list;
mod page;
mod row;

use std::path::PathBuf;

use splork_table::Table;

use crate::here::{self, Libc};
use crate::output;
use crate::probe;
use crate::shown::shown;
use crate::tables;
use row::Row;

/// How the calls are shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Text,
    Json,
    Html,
}

pub fn run(names: &[String], more: &[PathBuf], form: Form) -> Result<(), String> {
    let table = if form == Form::Html { tables::all_with_examples(more)? } else { tables::all(more)? };
    for name in names {
        if table.calls().all(|call| call.name != *name) {
            let known = tables::unknown(name, table.calls().map(|call| &*call.name));
            return Err(format!("error: there is no call {}; {known}\n", shown(name)));
        }
    }
    if form == Form::Html {
        return output::print(&page::print(&table, names));
    }
    let libc = Libc::running();
    let rows = rows(&table, names, libc.as_ref());
    if form == Form::Json {
        return output::print(&json::print(&rows));
    }
    if names.is_empty() {
        return output::print(&list::print(&rows, &footer(libc.as_ref())));
    }
    output::print(&rows.iter().map(detail::print).collect::<Vec<_>>().join("\n"))
}

fn rows<'a>(table: &'a Table, names: &[String], libc: Option<&Libc>) -> Vec<Row<'a>> {
    let mut rows = Vec::new();
    for family in &table.families {
        for call in &family.calls {
            if names.is_empty() || names.contains(&call.name) {
                rows.push(Row {
                    call,
                    header: family.header(),
                    number: here::abi().and_then(|abi| call.numbers.nr(abi)),
                    libc: libc.map(|libc| libc.has(&call.name)),
                    kernel: probe::ask(call),
                });
            }
        }
    }
    rows.sort_by(|a, b| a.call.name.cmp(&b.call.name));
    rows
}

fn footer(libc: Option<&Libc>) -> String {
    let abi = here::abi().map_or("an architecture that splork does not know", |abi| abi.name);
    let libc = libc.map_or_else(|| "no shared libc".to_owned(), Libc::version);
    format!("Here: {}, {abi}, {libc}.", here::kernel())
}
