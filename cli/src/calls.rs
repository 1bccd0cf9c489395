//! splork calls

mod all;
mod detail;
mod json;
mod list;
mod page;
mod row;

use std::ffi::OsStr;
use std::path::PathBuf;

use splork_table::version::Version;
use splork_table::{Call, Table};

use crate::here::{self, Libc};
use crate::linux;
use crate::output;
use crate::probe::{self, Answer};
use crate::release::Release;
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

/// `is_all`: of all calls of Linux. `as_kernel`: a version, whose answers are shown in place of this kernel's.
pub fn run(
    names: &[String],
    more: &[PathBuf],
    form: Form,
    is_all: bool,
    as_kernel: Option<&OsStr>,
) -> Result<(), String> {
    let release = as_kernel.map(Release::of_option).transpose().map_err(|message| format!("error: {message}\n"))?;
    let version = release.map(|release| release.version);
    if is_all {
        return output::print(&all::print(names, version, form == Form::Json)?);
    }
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
    let rows = rows(&table, names, libc.as_ref(), version);
    if form == Form::Json {
        return output::print(&json::print(&rows));
    }
    if names.is_empty() {
        return output::print(&list::print(&rows, &footer(libc.as_ref(), version)));
    }
    output::print(&rows.iter().map(detail::print).collect::<Vec<_>>().join("\n"))
}

fn rows<'a>(table: &'a Table, names: &[String], libc: Option<&Libc>, version: Option<Version>) -> Vec<Row<'a>> {
    let has = version.map(older);
    let mut rows = Vec::new();
    for family in &table.families {
        for call in &family.calls {
            if names.is_empty() || names.contains(&call.name) {
                rows.push(Row {
                    call,
                    header: family.header(),
                    number: here::abi().and_then(|abi| call.numbers.nr(abi)),
                    libc: libc.map(|libc| libc.has(&call.name)),
                    kernel: has.as_ref().map_or_else(|| probe::ask(call), |has| has(call)),
                });
            }
        }
    }
    rows.sort_by(|a, b| a.call.name.cmp(&b.call.name));
    rows
}

/// What this version of Linux has. It does not have calls that are not upstream.
fn older(version: Version) -> impl Fn(&Call) -> Answer {
    let all = linux::calls();
    move |call| {
        let Some(abi) = here::abi().filter(|abi| call.numbers.nr(abi).is_some()) else { return Answer::NoNumber };
        let known = all.iter().find(|other| other.name == call.name).and_then(|call| call.since(abi));
        let stated = || call.since.as_deref()?.parse().ok();
        if known.or_else(stated).is_some_and(|since| since <= version) { Answer::Has } else { Answer::Lacks }
    }
}

fn footer(libc: Option<&Libc>, version: Option<Version>) -> String {
    let abi = here::abi().map_or("an architecture that splork does not know", |abi| abi.name);
    let libc = libc.map_or_else(|| "no shared libc".to_owned(), Libc::version);
    let kernel = version.map_or_else(here::kernel, |version| format!("as on Linux {version}"));
    format!("Here: {kernel}, {abi}, {libc}.")
}
