//! Example programs: examples/NAME.c beside a call's table, which goes into its manual page.

use std::fs;
use std::path::{Path, PathBuf};

use crate::control::{is_control, shown_name};
use crate::diagnostic::Report;
use crate::family::Family;

const DIRECTORY: &str = "examples";

/// Gives each call of the family the program that stands beside the table file.
pub fn read(table: &Path, family: &mut Family) -> Result<(), Report> {
    let directory = table.with_file_name(DIRECTORY);
    for call in &mut family.calls {
        let file = directory.join(format!("{}.c", call.name));
        if file.is_file() {
            let text = fs::read_to_string(&file).map_err(|error| refused(&file, &error.to_string(), "a C program"))?;
            check(&file, &text)?;
            call.example = Some(text);
        }
    }
    Ok(())
}

/// A program whose name no call has would be left out in silence.
pub fn strays(directory: &Path, families: &[Family]) -> Result<(), Report> {
    let Ok(entries) = fs::read_dir(directory.join(DIRECTORY)) else { return Ok(()) };
    let mut files: Vec<PathBuf> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
    files.sort();
    for file in files.iter().filter(|file| file.extension().is_some_and(|ending| ending == "c")) {
        let name = shown_name(file.file_stem().unwrap_or_default());
        if !families.iter().flat_map(|family| &family.calls).any(|call| call.name == name) {
            return Err(refused(file, &format!("no table in {} has a call {name}", shown_name(directory)), "NAME.c"));
        }
    }
    Ok(())
}

/// What the program is for, and the program: its first comment is the sentence above it.
pub fn parts(text: &str) -> (String, &str) {
    let comment = text.strip_prefix("/*").and_then(|text| text.split_once("*/"));
    let Some((comment, program)) = comment else { return (String::new(), text.trim_matches('\n')) };
    let words = comment.lines().map(|line| line.trim().trim_start_matches('*').trim());
    (words.collect::<Vec<_>>().join(" ").trim().to_owned(), program.trim_matches('\n'))
}

fn check(file: &Path, text: &str) -> Result<(), Report> {
    if parts(text).0.is_empty() || !text.contains("main(") {
        return Err(refused(file, "not an example", "a comment that says what it shows, then a program with main()"));
    }
    if let Some(c) = text.chars().find(|c| is_control(*c)) {
        return Err(refused(file, &format!("it has a control character, U+{:04X}", u32::from(c)), "it as text"));
    }
    Ok(())
}

fn refused(file: &Path, reason: &str, help: &str) -> Report {
    Report::without_place(format!("{}: {reason}; write {help}", shown_name(file)))
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn the_first_comment_is_the_sentence() {
        let (sentence, program) = parts("/* Shows\n * it. */\n\n#include <a.h>\nint main(void)\n{\n}\n");
        assert_eq!(sentence, "Shows it.");
        assert_eq!(program, "#include <a.h>\nint main(void)\n{\n}");
    }
}
