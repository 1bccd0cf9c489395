//! What a table is put through. A fault is a panic, which ends the process.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use splork_table::diagnostic::Source;
use splork_table::header::Part;
use splork_table::man::{self, Edition};
use splork_table::{Abi, Report, Table, header, rust};
use splork_tests::command::exists;
use splork_tests::{command, compiler};

use super::strategy::Tables;

/// A hundred mistakes are shown, and how many more there are is said.
const MOST_SHOWN: usize = 100;

/// What a table is.
#[derive(Clone, Copy, PartialEq)]
enum Verdict {
    Refused,
    Accepted,
    Compiled,
}

impl std::fmt::Display for Verdict {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Verdict::Refused => "refused",
            Verdict::Accepted => "accepted",
            Verdict::Compiled => "compiled",
        })
    }
}

/// A line for each table, at once, so that the parent knows which one it was. The first table that can be compiled is, and
/// then one of `sample` that are accepted: those are few, and one of so many tables might be none of them.
pub fn run_all(seed: u64, first: u64, count: u64, sample: u64) -> Result<u64, String> {
    let tables = Tables::new();
    let mut out = std::io::stdout().lock();
    let mut accepted = sample;
    for number in first..first + count {
        let verdict = check(&tables.get(seed, number).text(), accepted >= sample)?;
        accepted = match verdict {
            Verdict::Refused => accepted,
            Verdict::Accepted => accepted + 1,
            Verdict::Compiled => 1,
        };
        writeln!(out, "{number} {verdict}").map_err(|error| error.to_string())?;
    }
    Ok(0)
}

pub fn run_file(path: &Path) -> Result<u64, String> {
    let text = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    println!("{}", check(&text, true)?);
    Ok(0)
}

fn check(text: &[u8], may_compile: bool) -> Result<Verdict, String> {
    let parsed = match std::str::from_utf8(text) {
        Ok(text) => Table::parse(vec![Source { path: "frob.toml".into(), text: text.to_owned() }]),
        Err(_) => read_file(text)?,
    };
    match parsed {
        Ok(table) => {
            for abi in ["x86_64", "i386", "arm", "powerpc64", "mips_o32"] {
                assert!(!rust::print(&table, Abi::named(abi)).calls().is_empty());
            }
            assert_eq!(rust::print(&table, None).calls().contains("pub"), table.calls().count() > 0);
            man::print(&table, Edition { date: "2026-01-01", version: "0" });
            if may_compile { compile(&table) } else { Ok(Verdict::Accepted) }
        }
        Err(report) => {
            placed(&report);
            Ok(Verdict::Refused)
        }
    }
}

/// Through a file: only a reader of files sees what is no text.
fn read_file(text: &[u8]) -> Result<Result<Table, Report>, String> {
    let path = own_file("toml");
    fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))?;
    let table = Table::read(std::slice::from_ref(&path));
    let _ = fs::remove_file(&path);
    assert!(table.is_err(), "what is no UTF-8 is taken for a table");
    Ok(table)
}

fn own_file(ending: &str) -> PathBuf {
    std::env::temp_dir().join(format!("splork-soak-{}.{ending}", std::process::id()))
}

/// Each problem names its file, line and column, and what to write.
fn placed(report: &Report) {
    let shown = report.to_string().replace("\r\n", "\n"); // a name that has both is quoted as it is
    if report.problems().is_empty() {
        // A file that cannot be read has no places.
        assert!(shown.starts_with("error: cannot read ") && shown.lines().count() == 1, "refused without why: {shown}");
    }
    for problem in report.problems() {
        assert!(problem.span.bytes.start <= problem.span.bytes.end, "{problem:?}");
        assert!(!problem.message.is_empty() && !problem.help.is_empty(), "{problem:?}");
    }
    let places = shown.lines().filter(|line| line.trim_start().starts_with("┌─ ")).count();
    assert_eq!(places, report.problems().len().min(MOST_SHOWN), "the places in {shown}");
    let control = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
    assert!(!shown.contains(control), "control characters reach the terminal: {shown:?}");
}

/// As a C90 program, a C11 one in place, and a C++ one would have it.
fn compile(table: &Table) -> Result<Verdict, String> {
    // A table may ask for headers that nobody has; and for types that these were to have.
    let parts: Vec<Part> = table.families.iter().map(|family| Part::Family(family.name.clone())).collect();
    let text = header::standalone(table, &parts)?;
    let included = text.lines().filter_map(|line| line.trim_start_matches('#').trim().strip_prefix("include <"));
    for name in included.map(|rest| rest.trim_end_matches('>')) {
        let mut asked = compiler();
        let output = asked.args(["-E", "-include", name, "/dev/null"]).output().map_err(|error| error.to_string())?;
        if !output.status.success() {
            return Ok(Verdict::Accepted);
        }
    }
    let mut compilers = vec![(compiler(), "-xc", "-std=gnu11"), (compiler(), "-xc", "-std=gnu90")];
    if exists("g++") {
        compilers.push((command("g++"), "-xc++", "-std=gnu++17"));
    }
    let header = own_file("h");
    fs::write(&header, text).map_err(|error| format!("{}: {error}", header.display()))?;
    for (mut compiler, language, standard) in compilers {
        compiler.args([language, standard, "-Wall", "-Wextra", "-Werror", "-fsyntax-only", "-include"]).arg(&header);
        let output = compiler.arg("/dev/null").output().map_err(|error| error.to_string())?;
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{language} {standard} does not take the header:\n{told}");
    }
    let _ = fs::remove_file(&header);
    Ok(Verdict::Compiled)
}
