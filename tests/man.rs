//! The manual pages, as installed: complete, without a complaint of groff or mandoc, and true.

#[path = "man/names.rs"]
mod names;
#[path = "man/command.rs"]
mod of_command;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use names::names_are_in_the_imperative_and_every_parameter_is_documented;
use of_command::*;
use splork_table::{Call, Table};
use splork_tests::command::{exists, told};
use splork_tests::{Run, Stop, Test, command, ensure, ensure_equal, make, root, skip, stage, trials};

fn main() -> ExitCode {
    trials![
        groff_has_no_complaint,
        mandoc_has_no_complaint,
        every_page_has_the_sections_in_order,
        a_page_says_what_its_table_says,
        every_call_has_its_text,
        names_are_in_the_imperative_and_every_parameter_is_documented,
        clone3_explains_every_field_and_flag,
        whatis_finds_every_function,
        make_man_shows_a_page,
        pages_fit_80_columns,
        the_commands_page_has_its_options,
        each_process_in_the_background_has_a_name_of_its_own,
    ]
    .run("man", "tests of the manual")
}

fn pages() -> Result<Vec<PathBuf>, Stop> {
    let mut pages = Vec::new();
    for section in ["man1", "man2", "man7"] {
        for page in fs::read_dir(stage()?.man().join(section))? {
            pages.push(page?.path());
        }
    }
    pages.sort();
    ensure!(pages.len() > 10, "only {pages:?}");
    Ok(pages)
}

fn calls() -> Result<Vec<Call>, Stop> {
    let table = Table::read(&[root().join("calls")]).map_err(|report| Stop::Fails(report.to_string()))?;
    Ok(table.families.into_iter().flat_map(|family| family.calls).collect())
}

fn page_of(call: &str) -> Result<PathBuf, Stop> {
    Ok(stage()?.man().join(format!("man2/{call}.2")))
}

/// What a reader sees, in a terminal of this width.
fn shown(page: &Path, width: &str) -> Result<String, Stop> {
    if !exists("man") || !exists("groff") {
        return skip("man-db and groff are not installed");
    }
    let mut man = command("man");
    man.args(["--warnings", "-E", "ascii", "-l"]).arg(page).env("MANWIDTH", width).env("LC_ALL", "C.UTF-8");
    let output = man.env("MANROFFOPT", "-c").env("MAN_KEEP_FORMATTING", "").outcome()?;
    ensure!(output.status.success() && output.stderr.is_empty(), "{}", told(&man, &output));
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn groff_has_no_complaint() -> Test {
    for page in pages()? {
        shown(&page, "80")?;
    }
    Ok(())
}

fn mandoc_has_no_complaint() -> Test {
    if !exists("mandoc") {
        return skip("mandoc is not installed");
    }
    let mut mandoc = command("mandoc");
    let output = mandoc.args(["-Tlint", "-Wall"]).args(pages()?).outcome()?;
    ensure!(output.status.success() && output.stdout.is_empty(), "{}", told(&mandoc, &output));
    Ok(())
}

fn sections(page: &Path) -> Result<Vec<String>, Stop> {
    let text = fs::read_to_string(page)?;
    Ok(text.lines().filter_map(|line| line.strip_prefix(".SH ")).map(str::to_owned).collect())
}

fn every_page_has_the_sections_in_order() -> Test {
    let expected = [
        "NAME",
        "LIBRARY",
        "SYNOPSIS",
        "DESCRIPTION",
        "RETURN VALUE",
        "ERRORS",
        "VERSIONS",
        "HISTORY",
        "NOTES",
        "EXAMPLES",
        "SEE ALSO",
    ];
    for page in pages()?.iter().filter(|page| page.parent().is_some_and(|parent| parent.ends_with("man2"))) {
        ensure_equal!(sections(page)?, expected, "the sections of {}", page.display());
    }
    Ok(())
}

/// The source holds each parameter, each error with its meaning, the kernel, the header and the number.
fn a_page_says_what_its_table_says() -> Test {
    for call in calls()? {
        let text = shown(&page_of(&call.name)?, "10000")?;
        let words: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for (name, meaning) in call.errors.iter().chain(&call.parameter_docs) {
            // Everything behind NAME in the list of errors or parameters; apostrophes and dashes vary by device.
            let meaning = meaning.split_whitespace().collect::<Vec<_>>().join(" ");
            ensure!(
                words.contains(&format!("{name} {meaning}")),
                "{} does not say: {name} {meaning}\n{text}",
                call.name
            );
        }
        for number in call.numbers.groups() {
            ensure!(words.contains(&number.0.to_string()), "{} has no {}", call.name, number.0);
        }
        if let Some(since) = &call.since {
            ensure!(words.contains(&format!("Linux {since}")), "{} has no Linux {since}", call.name);
        }
        ensure!(words.contains("#include <splork"), "{} has no header", call.name);
    }
    Ok(())
}

/// A page from the tables' parameters and errors alone would not do: each call is described, with all that its
/// parameters may be.
fn every_call_has_its_text() -> Test {
    for call in calls()? {
        let description = call.description.as_deref().unwrap_or_default();
        ensure!(description.split_whitespace().count() >= 40, "{} is not described", call.name);
        ensure!(call.notes.is_some() && !call.see_also.is_empty(), "{} has no notes or no see_also", call.name);
        let words = call.parameter_docs.iter().flat_map(|(_, meaning)| meaning.split(|c: char| !is_part(c)));
        for constant in words.filter(|word| {
            *word != "AT_FDCWD" && word.contains('_') && word.chars().all(|c| is_part(c) && !c.is_lowercase())
        }) {
            ensure!(description.contains(constant), "{} names {constant} and does not explain it", call.name);
        }
    }
    Ok(())
}

/// Those that <splork.h> has, be the kernel's headers as old as they may.
fn clone3_explains_every_field_and_flag() -> Test {
    let header = fs::read_to_string(root().join("calls/splork.h"))?;
    let fields = header.lines().filter_map(|line| line.trim().strip_prefix("uint64_t ")?.split(' ').next());
    let macros = header.lines().filter_map(|line| line.strip_prefix('#')?.trim().strip_prefix("define CLONE_"));
    let macros = macros.filter_map(|rest| Some(format!("CLONE_{}", rest.split(' ').next()?)));
    let words: BTreeSet<String> = fields.map(str::to_owned).chain(macros).collect();
    ensure!(
        words.len() > 40 && words.contains("set_tid") && words.contains("CLONE_NNP"),
        "they were not found: {words:?}"
    );
    let text = shown(&page_of("clone3")?, "80")?;
    for word in words {
        let is_there = text.split(|c: char| !is_part(c)).any(|other| other == word);
        ensure!(is_there, "clone3(2) says nothing of {word}");
    }
    Ok(())
}

fn is_part(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// NAME is in the form that makewhatis and mandb read.
fn whatis_finds_every_function() -> Test {
    if !exists("lexgrog") {
        return skip("man-db is not installed");
    }
    for page in pages()? {
        let known = command("lexgrog").arg(&page).succeed()?;
        let name = page.file_stem().expect("a page has a name").to_string_lossy().into_owned();
        ensure!(known.contains(&format!("\"{name} - ")), "whatis does not find {name}: {known}");
    }
    Ok(())
}

fn make_man_shows_a_page() -> Test {
    if !exists("man") || !exists("groff") {
        return skip("man-db and groff are not installed");
    }
    stage()?; // so that nothing is built here
    let text = make(["man", "NAME=mseal"]).succeed()?;
    ensure!(text.contains("mseal") && text.contains("EINVAL"), "{text}");
    let output = make(["man", "NAME=nonsense"]).outcome()?;
    ensure!(!output.status.success(), "there is no such page");
    ensure!(String::from_utf8_lossy(&output.stderr).contains("splork calls lists"), "{output:?}");
    Ok(())
}

fn pages_fit_80_columns() -> Test {
    for page in pages()? {
        let text = shown(&page, "80")?;
        let long = text.lines().find(|line| line.chars().count() > 80);
        ensure!(long.is_none(), "{}: {long:?}", page.display());
    }
    Ok(())
}
