//! Each bad table is refused with exactly the diagnostic that stands beside it.
//!
//! A case is `bad/NAME.toml`, or for mistakes between files a directory `bad/NAME/`; the expected text is
//! `bad/NAME.txt`. With SPLORK_BLESS=1 in the environment the texts are rewritten: read the difference then.

use std::fs;
use std::path::{Path, PathBuf};

use splork_table::diagnostic::Source;
use splork_table::{Report, Table};

fn here() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

fn entries(dir: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

/// Every table below a path, named from tests/ on, so that the diagnostics are the same in every checkout.
fn sources(path: &Path) -> Vec<Source> {
    if path.is_dir() {
        return entries(path).iter().flat_map(|path| sources(path)).collect();
    }
    let name = path.strip_prefix(here()).unwrap().display().to_string();
    let read = Table::sources(&[path.to_owned()]).unwrap_or_else(|report| panic!("{report}"));
    read.into_iter().map(|(source, _)| Source { path: name.clone().into(), ..source }).collect()
}

fn cases() -> Vec<PathBuf> {
    let mut cases = entries(&here().join("bad"));
    cases.retain(|path| path.extension().is_none_or(|ending| ending == "toml"));
    cases
}

/// None where the bad table passes; `every_bad_table_gets_its_diagnostic` then tells which.
fn report(case: &Path) -> Option<Report> {
    Table::parse(sources(case)).err()
}

#[test]
fn every_bad_table_gets_its_diagnostic() {
    let bless = std::env::var_os("SPLORK_BLESS").is_some_and(|value| value == "1");
    let mut wrong = Vec::new();
    for case in cases() {
        let expected = case.with_extension("txt");
        let actual = report(&case).map_or("not refused".to_owned(), |report| report.to_string());
        if bless {
            fs::write(&expected, &actual).unwrap();
        }
        let text = fs::read_to_string(&expected).unwrap_or_default();
        if text != actual || actual == "not refused" {
            wrong.push(format!("{}\nexpected:\n{text}\nactual:\n{actual}", case.display()));
        }
    }
    assert!(wrong.is_empty(), "{}\n(SPLORK_BLESS=1 accepts what is there now)", wrong.join("\n"));
}

/// The house's rule for each mistake, whatever its words: where, what stands there, what to write instead.
#[test]
fn every_mistake_shows_place_text_and_remedy() {
    for case in cases() {
        let Some(report) = report(&case) else { continue };
        let sources = sources(&case);
        let text = report.to_string();
        let blocks: Vec<&str> = text.split("error: ").skip(1).collect();
        assert_eq!(blocks.len(), report.problems().len(), "{text}");
        for (block, problem) in blocks.iter().zip(report.problems()) {
            let source = &sources[problem.span.source];
            let before = &source.text[..problem.span.bytes.start];
            let line = before.matches('\n').count() + 1;
            let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
            assert!(
                block.contains(&format!("{}:{line}:{column}\n", source.path.display())),
                "no {line}:{column} in\n{block}"
            );
            // A place of several lines is drawn with a bar beside them, hence not `line │ text` as one string.
            let shown = source.text.lines().nth(line - 1).unwrap().trim_end().replace('\x1b', "?");
            let drawn = block.lines().find(|drawn| drawn.starts_with(&format!("{line} │"))).expect(block);
            let squeezed = |text: &str| text.split_whitespace().collect::<String>(); // tabs are drawn as spaces
            assert!(squeezed(drawn).ends_with(&squeezed(&shown)), "{block}");
            assert!(block.contains(&problem.label), "{block}");
            assert!(!problem.label.is_empty(), "nothing said at the place:\n{block}");
            assert!(block.contains(&format!("= write: {}", problem.help)), "{block}");
            assert!(!problem.help.is_empty(), "{block}");
        }
    }
}

#[test]
fn mistakes_come_in_the_files_order() {
    for case in cases() {
        let Some(report) = report(&case) else { continue };
        let starts: Vec<_> = report.problems().iter().map(|p| (p.span.source, p.span.bytes.start)).collect();
        assert!(starts.is_sorted(), "{}", case.display());
    }
}

/// No expectation outlives its table.
#[test]
fn every_expectation_has_its_table() {
    for path in entries(&here().join("bad")) {
        if path.extension().is_some_and(|ending| ending == "txt") {
            let table = path.with_extension("toml");
            assert!(table.is_file() || path.with_extension("").is_dir(), "{}", path.display());
        }
    }
}

#[test]
fn paths_that_cannot_be_read_are_named() {
    // Paths from the package on: cargo runs tests there.
    let report = |path: &str| Table::read(&[PathBuf::from(path)]).unwrap_err().to_string();

    let absent = report("tests/bad/absent.toml");
    assert!(absent.starts_with("error: cannot read tests/bad/absent.toml: No such file"), "{absent}");
    assert!(absent.ends_with("; write the path of a table file, or of a directory of them\n"), "{absent}");
    assert_eq!(absent.lines().count(), 1, "{absent}");

    let without_tables = report("src");
    assert!(without_tables.starts_with("error: cannot read src: no *.toml in this directory"), "{without_tables}");

    let not_text = std::env::temp_dir().join(format!("splork-{}.toml", std::process::id()));
    fs::write(&not_text, b"about = \"\xff\"").unwrap();
    let binary = report(not_text.to_str().unwrap());
    fs::remove_file(&not_text).unwrap();
    assert!(
        binary.contains(":1:10\n") && binary.contains("the byte 0xff is not part of a UTF-8 character"),
        "{binary}"
    );

    // Neither waited for nor read without end.
    let fifo = std::env::temp_dir().join(format!("splork-{}-fifo.toml", std::process::id()));
    assert!(std::process::Command::new("mkfifo").arg(&fifo).status().unwrap().success());
    let reports = [report(fifo.to_str().unwrap()), report("/dev/zero")];
    fs::remove_file(&fifo).unwrap();
    for report in reports {
        assert!(report.contains("not a regular file"), "{report}");
    }
}
