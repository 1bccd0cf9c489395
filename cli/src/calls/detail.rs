//! All that the tables know of one call.

use anstyle::Style;
use textwrap::{Options, fill};

use super::row::{Row, word};
use splork_table::prose;

const BOLD: Style = Style::new().bold();
const WIDTH: usize = 78;

pub fn print(row: &Row) -> String {
    let call = row.call;
    let purpose = fill(&format!("{}: {}", call.name, prose::purpose(call)), WIDTH);
    let mut text = format!("{BOLD}{purpose}{BOLD:#}\n\n");
    text += &format!("  #include <{}>\n{}\n", row.header, prototype(&prose::prototype(call)));
    text += &format!("{}\n\n", fill(&call.about, WIDTH));
    if !call.parameter_docs.is_empty() {
        text += &heading("Parameters");
        text += &listed(&call.parameter_docs);
    }
    for sentence in prose::constants(call) {
        text += &format!("{}\n\n", fill(&sentence, WIDTH));
    }
    text += &format!("{}\n\n", fill(&prose::returns(call), WIDTH));
    text += &heading("Errors");
    text += &listed(&prose::errors(call));
    text += &heading("Numbers");
    let numbers = call.numbers.groups().into_iter().map(|(number, abis)| (number.to_string(), abis.join(" ")));
    text += &listed(&numbers.collect::<Vec<_>>());
    text += &heading("Availability");
    let mut who = vec![("Linux".to_owned(), since(call.since.as_deref()))];
    if let Some(glibc) = &call.glibc {
        who.push(("glibc".to_owned(), format!("since {}.{}, in <{}>", glibc.major, glibc.minor, glibc.header)));
    }
    who.push(("this libc".to_owned(), word(row.libc).to_owned()));
    who.push(("this kernel".to_owned(), row.kernel.to_string()));
    who.push(("libsplork".to_owned(), format!("as {}", call.symbol())));
    text += &listed(&who);
    if let Some(source) = &call.source {
        text += &format!("{}\n", fill(&format!("Sources: {source}."), WIDTH));
    }
    text
}

fn since(since: Option<&str>) -> String {
    since.map_or_else(|| "not in upstream Linux".to_owned(), |since| format!("since {since}"))
}

fn heading(text: &str) -> String {
    format!("{BOLD}{text}{BOLD:#}\n")
}

fn prototype(lines: &[String]) -> String {
    lines.iter().map(|line| format!("  {line}\n")).collect()
}

fn listed(entries: &[(String, String)]) -> String {
    let column = entries.iter().map(|(word, _)| word.len()).max().unwrap_or(0);
    let indent = " ".repeat(column + 4);
    let mut text = String::new();
    for (word, meaning) in entries {
        let first = format!("  {word:column$}  ");
        text += &fill(meaning, Options::new(WIDTH).initial_indent(&first).subsequent_indent(&indent));
        text.push('\n');
    }
    text + "\n"
}
