//! The catalogue as a table for 80 columns.

use anstyle::{AnsiColor, Style};

use super::row::{Row, word};
use crate::probe::Answer;

const YES: Style = AnsiColor::Green.on_default();
const NO: Style = AnsiColor::Red.on_default();
const UNSURE: Style = AnsiColor::Yellow.on_default();
const HEAD: Style = Style::new().bold();

pub fn print(rows: &[Row], footer: &str) -> String {
    let width = rows.iter().map(|row| row.call.name.len()).max().unwrap_or(0).max("call".len());
    // x32's numbers have ten digits.
    let numbers = rows.iter().filter_map(|row| Some(row.number?.to_string().len()));
    let digits = numbers.max().unwrap_or(0).max("number".len());
    let mut text = format!(
        "{HEAD}{:width$} {:>digits$} {:>6}  {:4}  {:10}  header{HEAD:#}\n",
        "call", "number", "since", "libc", "kernel"
    );
    for row in rows {
        let number = row.number.map_or_else(|| "-".to_owned(), |number| number.to_string());
        let since = row.call.since.as_deref().unwrap_or("-");
        let (libc, kernel) = (style_of_libc(row.libc), style_of_kernel(row.kernel));
        text += &format!(
            "{:width$} {number:>digits$} {since:>6}  {libc}{:4}{libc:#}  {kernel}{:10}{kernel:#}  <{}>\n",
            row.call.name,
            word(row.libc),
            row.kernel,
            row.header
        );
    }
    text + "\n" + footer + "\n" + &legend(rows)
}

fn style_of_libc(libc: Option<bool>) -> Style {
    match libc {
        Some(true) => YES,
        Some(false) => NO,
        None => UNSURE,
    }
}

fn style_of_kernel(kernel: Answer) -> Style {
    match kernel {
        Answer::Has => YES,
        Answer::Lacks => NO,
        _ => UNSURE,
    }
}

/// An explanation of each word of the list that needs one, if the list has it.
fn legend(rows: &[Row]) -> String {
    let mut text = String::new();
    for (answer, meaning) in [
        (Answer::NotProbed, "no arguments are known that certainly change nothing."),
        (Answer::Refused, "a seccomp filter, such as a container's, answers instead of the kernel."),
        (Answer::NoNumber, "the call has no number on this architecture."),
    ] {
        if rows.iter().any(|row| row.kernel == answer) {
            text += &format!("{answer}: {meaning}\n");
        }
    }
    text
}
