//! The catalogue as one HTML page, which needs no server and no network.

use splork_table::blocks::{self, Block};
use splork_table::{Call, Table, example, prose};

const STYLE: &str = include_str!("page/style.css");
const SCRIPT: &str = include_str!("page/search.js");

/// The calls of these names, or all.
pub fn print(table: &Table, names: &[String]) -> String {
    let mut calls: Vec<(&Call, String)> = Vec::new();
    for family in &table.families {
        let wanted = family.calls.iter().filter(|call| names.is_empty() || names.contains(&call.name));
        calls.extend(wanted.map(|call| (call, family.header())));
    }
    calls.sort_by(|a, b| a.0.name.cmp(&b.0.name));
    let entries: String = calls.iter().map(|(call, header)| entry(call, header)).collect();
    let count = calls.len();
    let version = env!("CARGO_PKG_VERSION");
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <link rel=\"icon\" href=\"data:,\">\n\
         <title>splork {version}: Linux system calls that libc does not have yet</title>\n<style>\n{STYLE}</style>\n</head>\n\
         <body>\n<header>\n<h1>Linux system calls that libc does not have yet</h1>\n\
         <p>splork {version} has these {count} calls as C functions. ENOSYS: this kernel has no such call. ENOTSUP: splork \
         knows no number for this architecture.</p>\n\
         <label>Search <input id=\"search\" type=\"search\" autocomplete=\"off\" \
         placeholder=\"a name, an error, a word\"></label>\n<p id=\"found\" role=\"status\"></p>\n</header>\n\
         <main>\n{entries}</main>\n<script>\n{SCRIPT}</script>\n</body>\n</html>\n"
    )
}

fn entry(call: &Call, header: &str) -> String {
    let name = escaped(&call.name);
    let since = call.since.as_ref().map_or_else(|| "not in Linux".to_owned(), |since| format!("Linux {since}"));
    let mut text = format!(
        "<details id=\"{name}\">\n<summary><code>{name}</code> <span>{}</span> <small>{}</small></summary>\n\
         <pre>#include &lt;{}&gt;\n\n{}</pre>\n",
        escaped(&prose::purpose(call)),
        escaped(&since),
        escaped(header),
        escaped(&prose::prototype(call).join("\n")),
    );
    text += &prose_of(call.description.as_ref().unwrap_or(&call.about));
    text += &section("Parameters", &listed(&call.parameter_docs));
    text += &section("Return value", &paragraph(&prose::returns(call)));
    text += &section("Errors", &listed(&prose::errors(call)));
    text += &section("Numbers", &numbers(call));
    let mut versions =
        vec![("Linux".to_owned(), call.since.clone().unwrap_or_else(|| "not in upstream Linux".to_owned()))];
    if let Some(glibc) = &call.glibc {
        versions.push(("glibc".to_owned(), format!("{}.{}, in <{}>", glibc.major, glibc.minor, glibc.header)));
    }
    versions.push(("libsplork".to_owned(), format!("as {}", call.symbol())));
    text += &section("Since", &listed(&versions));
    let constants: String = prose::constants(call).iter().map(|sentence| paragraph(sentence)).collect();
    text += &section("Notes", &(constants + &prose_of(call.notes.as_deref().unwrap_or_default())));
    if let Some(program) = &call.example {
        let (sentence, program) = example::parts(program);
        text += &section("Example", &format!("{}<pre>{}</pre>\n", paragraph(&sentence), escaped(program)));
    }
    if let Some(source) = &call.source {
        text += &section("Sources", &paragraph(&format!("{source}.")));
    }
    text + "</details>\n"
}

/// No heading over nothing.
fn section(heading: &str, content: &str) -> String {
    if content.is_empty() { String::new() } else { format!("<h2>{heading}</h2>\n{content}") }
}

fn paragraph(text: &str) -> String {
    format!("<p>{}</p>\n", escaped(text))
}

fn listed(entries: &[(String, String)]) -> String {
    let rows = entries.iter().map(|(word, meaning)| item(word, meaning));
    let rows: String = rows.collect();
    if rows.is_empty() { rows } else { format!("<dl>\n{rows}</dl>\n") }
}

fn item(word: &str, meaning: &str) -> String {
    format!("<dt><code>{}</code></dt><dd>{}</dd>\n", escaped(word), escaped(meaning))
}

fn numbers(call: &Call) -> String {
    let row = |(number, abis): (u32, Vec<&str>)| {
        format!("<tr><td>{number}</td><td>{}</td></tr>\n", escaped(&abis.join(", ")))
    };
    let rows: String = call.numbers.groups().into_iter().map(row).collect();
    if rows.is_empty() { rows } else { format!("<table>\n<tr><th>number</th><th>ABI</th></tr>\n{rows}</table>\n") }
}

/// A table's text of several paragraphs.
fn prose_of(text: &str) -> String {
    let block = |block: &Block| match block {
        Block::Paragraph(lines) => paragraph(&lines.join(" ")),
        Block::Item(word, lines) => format!("<dl>\n{}</dl>\n", item(word, &lines.join(" "))),
        Block::Example(lines) => format!("<pre>{}</pre>\n", escaped(&lines.join("\n"))),
    };
    let html: String = blocks::read(text).iter().map(block).collect();
    // Items that follow each other are one list.
    html.replace("</dl>\n<dl>\n", "")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
