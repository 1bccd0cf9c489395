//! What users read is in plain words: no phrase that readers stumbled over, no sentence that is too long.
//!
//! The list of phrases, with what to write instead: words/phrases.tsv.

#[path = "words/sentences.rs"]
mod sentences;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use sentences::{Sentence, of_man, of_markdown};
use splork_tests::cli::splork;
use splork_tests::files::files;
use splork_tests::{Run, Stop, Test, ensure, ensure_equal, root, trials};

fn main() -> ExitCode {
    trials![
        no_phrase_comes_back_in_texts_for_users,
        no_phrase_comes_back_in_help,
        some_phrases_come_back_nowhere,
        sentences_are_short,
        sentences_are_found,
    ]
    .run("words", "tests of the words")
}

/// A phrase that must not come back.
struct Phrase {
    /// In small letters, its words with one blank between them.
    text: String,
    /// In comments and names as well.
    is_everywhere: bool,
    instead: String,
}

fn phrases() -> Result<Vec<Phrase>, Stop> {
    let text = fs::read_to_string(root().join("tests/words/phrases.tsv"))?;
    let mut phrases = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [place, text, instead] = columns[..] else {
            return Err(Stop::Fails(format!("phrases.tsv: not three columns: {line}")));
        };
        ensure!(["everywhere", "users"].contains(&place), "phrases.tsv: no such place: {line}");
        ensure_equal!(text, text.to_lowercase(), "a phrase in phrases.tsv");
        phrases.push(Phrase { text: text.into(), is_everywhere: place == "everywhere", instead: instead.into() });
    }
    ensure!(phrases.len() > 20, "only {} phrases", phrases.len());
    Ok(phrases)
}

/// Blanks, line breaks, comment marks and roff's requests between words do not matter, nor do capitals.
fn plain(text: &str) -> String {
    let is_mark = |word: &&str| !["*", "//", "///", "//!", "#", ".B", ".I", ".BR", ".IR", ".RB", ".RI"].contains(word);
    let words: Vec<&str> = text.split_whitespace().filter(is_mark).collect();
    format!(" {} ", words.join(" ").to_lowercase().replace("\\-", "-"))
}

/// Each place where the text has one of these phrases, as whole words.
fn found(name: &str, text: &str, phrases: &[&Phrase]) -> Vec<String> {
    let text = plain(text);
    let is_part = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let mut found = Vec::new();
    for phrase in phrases {
        for (at, _) in text.match_indices(&phrase.text) {
            let (before, after) = (&text[..at], &text[at + phrase.text.len()..]);
            if !is_part(before.chars().next_back()) && !is_part(after.chars().next()) {
                let context: String = after.chars().take(40).collect();
                found.push(format!("{name}: \"{}{context}\": {}", phrase.text, phrase.instead));
            }
        }
    }
    found
}

fn none(found: &[String]) -> Test {
    ensure!(found.is_empty(), "{} phrases to say otherwise:\n{}", found.len(), found.join("\n"));
    Ok(())
}

fn ends_in(path: &Path, endings: &[&str]) -> bool {
    path.extension().is_some_and(|ending| endings.iter().any(|other| ending == *other))
}

/// Markdown, manual pages, tables, headers, and the expected messages of `splork check`.
fn for_users() -> Result<Vec<PathBuf>, Stop> {
    let mut chosen = files()?;
    chosen.retain(|path| {
        ends_in(path, &["md"])
            || ["man", "include", "cmake"].iter().any(|directory| path.starts_with(directory))
            || (path.starts_with("calls") && ends_in(path, &["toml", "h"]))
            || (path.starts_with("table/tests/bad") && ends_in(path, &["txt"]))
            || path == Path::new("splork.pc.in")
            || path == Path::new("Makefile")
    });
    ensure!(chosen.len() > 100, "only {} files", chosen.len());
    Ok(chosen)
}

fn no_phrase_comes_back_in_texts_for_users() -> Test {
    let phrases = phrases()?;
    let all: Vec<&Phrase> = phrases.iter().collect();
    let mut places = Vec::new();
    for path in for_users()? {
        places.extend(found(&path.display().to_string(), &fs::read_to_string(root().join(&path))?, &all));
    }
    // Messages are strings of the sources.
    for path in files()?.iter().filter(|path| ends_in(path, &["rs"])) {
        let is_test = path.iter().any(|part| part == "tests" || part == "tests.rs");
        let homes = ["cli/src", "table/src", "src", "vm/src"];
        if !is_test && homes.iter().any(|directory| path.starts_with(directory)) {
            let text = fs::read_to_string(root().join(path))?;
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            places.extend(found(&path.display().to_string(), &strings(code), &all));
        }
    }
    none(&places)
}

/// The string literals of Rust code, a line each; a string that goes on in the next line is one.
fn strings(code: &str) -> String {
    let code = code.replace("\\\"", "'");
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    lines.split('"').skip(1).step_by(2).map(|text| text.replace("\\\n", "").replace("\\n", " ") + "\n").collect()
}

fn no_phrase_comes_back_in_help() -> Test {
    let phrases = phrases()?;
    let all: Vec<&Phrase> = phrases.iter().collect();
    let mut places = Vec::new();
    for name in ["", "calls", "check", "header", "kernel", "man", "numbers", "completion", "new", "run"] {
        let words: Vec<&str> = [name, "--help"].into_iter().filter(|word| !word.is_empty()).collect();
        places.extend(found(&format!("splork {} --help", name), &splork()?.args(words).succeed()?, &all));
    }
    none(&places)
}

fn some_phrases_come_back_nowhere() -> Test {
    let phrases = phrases()?;
    let everywhere: Vec<&Phrase> = phrases.iter().filter(|phrase| phrase.is_everywhere).collect();
    ensure!(!everywhere.is_empty(), "no phrase is for everywhere");
    let mut places = Vec::new();
    for path in files()?.iter().filter(|path| !path.starts_with("tests/words")) {
        if ends_in(path, &["rs", "c", "h", "S", "sh", "toml", "md", "mk", "txt", "1", "7"]) {
            let text = fs::read_to_string(root().join(path))?.replace('_', " ");
            places.extend(found(&path.display().to_string(), &text, &everywhere));
        }
    }
    none(&places)
}

/// A piece of code counts as one word, and what stands in parentheses as none.
fn sentences_are_short() -> Test {
    const MOST: usize = 36;
    let mut long = Vec::new();
    for path in for_users()? {
        let text = fs::read_to_string(root().join(&path))?;
        let sentences = if path.starts_with("man") {
            of_man(&text)
        } else if ends_in(&path, &["md"]) && path != Path::new("benches/RESULTS.md") {
            of_markdown(&text)
        } else {
            continue;
        };
        ensure!(!sentences.is_empty(), "no sentence in {}", path.display());
        for Sentence { text, words } in sentences.into_iter().filter(|sentence| sentence.words > MOST) {
            long.push(format!("{}: {words} words: {text}", path.display()));
        }
    }
    ensure!(long.is_empty(), "{} sentences of more than {MOST} words:\n{}", long.len(), long.join("\n"));
    Ok(())
}

/// The search itself finds what it is for.
fn sentences_are_found() -> Test {
    let phrase = Phrase { text: "is told".into(), is_everywhere: false, instead: "is shown".into() };
    for (text, count) in [("It is told.", 1), ("this\n.B told", 0), ("It is\n * told", 1), ("it is toldly", 0)] {
        ensure_equal!(found("a", text, &[&phrase]).len(), count, "{text:?}");
    }
    let markdown =
        of_markdown("One two. Three `a b c` four\nfive: six.\n\n```sh\nno words here\n```\n\n| no | row |\n");
    ensure_equal!(markdown.iter().map(|sentence| sentence.words).collect::<Vec<_>>(), [2, 4, 1], "in Markdown");
    let man = of_man(".SH A\nOne\n.BR two (2),\nthree.\n.PP\nFour (five six) seven\n.nf\nno words\n.fi\n");
    ensure_equal!(man.iter().map(|sentence| sentence.words).collect::<Vec<_>>(), [3, 2], "in a manual page");
    ensure_equal!(strings("a(\"one \\\n   two\"); // \"no\"\n// \"no\"").split_whitespace().count(), 3, "in strings");
    Ok(())
}
