//! 1 on other architectures, as far as counting goes: in the disassembly of the libraries that `make check-arch`
//! left, beside the cross compiler's glibc.

use std::path::PathBuf;

use splork_table::call::Kind;
use splork_table::{Abi, Call, Table};
use splork_tests::command::exists;
use splork_tests::disassembly::Disassembly;
use splork_tests::flow::KNOWN;
use splork_tests::{Run, Stop, command, root, target, version};

use crate::architectures::{ARCHITECTURES, Architecture};
use crate::library::Library;
use crate::table::{Report, Row};

/// A row of each architecture; for the reordering one splork itself, where it has a number.
const WRAPPERS: [(&str, &[&str]); 3] = [
    ("which passes everything as it comes", &["mseal"]),
    ("of two ints", &["pidfd_open"]),
    ("which reorders or adds a constant", &["splork", "getcpu"]),
];

struct Pair {
    ours: Disassembly,
    glibc: Disassembly,
    /// When ours was built.
    built: String,
}

pub fn measure(plain: &Library, report: &mut Report) -> Result<(), Stop> {
    let table = Table::read(&[root().join("calls")]).map_err(|report| Stop::Fails(report.to_string()))?;
    let calls: Vec<&Call> = table.calls().filter(|call| matches!(call.kind, Kind::Plain | Kind::Packed)).collect();
    let mut built = Vec::new();
    for architecture in &ARCHITECTURES {
        let pair = pair(architecture, &calls)?;
        rows(architecture, &calls, &pair)?.into_iter().for_each(|row| report.add(row));
        built.extend(pair.ok().map(|pair| format!("{} {}", architecture.name, pair.built)));
    }
    report.rows.sort_by_key(|row| row.point);
    let built = if built.is_empty() { "none".to_owned() } else { built.join(", ") };
    report.notes.push(format!(
        "On other architectures, instructions are counted in the disassembly, along the shortest path through a system call \
         to the return. On x86-64 that gives {}. Not counted are the instructions of i386's vDSO, which glibc uses, and \
         of getauxval, which aarch64's clone in the archive calls. Libraries that `make check-arch` has built: {built}.",
        checked(plain, &table)?
    ));
    Ok(())
}

/// Or why not.
fn pair(architecture: &Architecture, calls: &[&Call]) -> Result<Result<Pair, String>, Stop> {
    let Architecture { name, gnu, abi, .. } = architecture;
    let abi = Abi::named(abi).ok_or_else(|| Stop::Fails(format!("{name} is not an ABI")))?;
    let library = target().join("arch").join(name).join("splork").join(format!("libsplork.so.{}", version()?));
    let libc = PathBuf::from(architecture.libc());
    let objdump = format!("{gnu}-objdump");
    Ok(if !KNOWN.contains(&abi.name) {
        Err("tests/support/flow.rs does not know its instructions".to_owned())
    } else if !library.exists() {
        Err("make check-arch has not built it".to_owned())
    } else if !exists(&objdump) {
        Err(format!("{objdump} is not installed"))
    } else if !libc.exists() {
        Err(format!("{} is not installed", libc.display()))
    } else {
        let ours = Disassembly::of(&library, &objdump, abi.name, None)?;
        if let Some(missing) = calls.iter().find(|call| !ours.has(&call.symbol())) {
            return Ok(Err(format!("what make check-arch built is older than {}", missing.name)));
        }
        let glibc = Disassembly::of(&libc, &objdump, abi.name, Some(&["syscall"]))?;
        let built = command("date").args(["-u", "+%Y-%m-%d %H:%M", "-r"]).arg(&library).succeed()?.trim().to_owned();
        Ok(Pair { ours, glibc, built })
    })
}

fn rows(architecture: &Architecture, calls: &[&Call], pair: &Result<Pair, String>) -> Result<Vec<Row>, Stop> {
    let name = architecture.name;
    let syscall = |what: String| Row::new(1, what).against("glibc's syscall()");
    let counted = |row: Row, symbol: &str, theirs: &str| match pair {
        Err(reason) => row.skipped(reason),
        Ok(pair) => match (pair.ours.count(symbol), pair.glibc.count(theirs)) {
            (Some(ours), Some(theirs)) => row.counts(ours, theirs, "instructions"),
            (ours, _) => row.skipped(&format!(
                "the way through {} leaves it or is not to be seen",
                if ours.is_none() { "our library" } else { "glibc" }
            )),
        },
    };
    let abi = Abi::named(architecture.abi).ok_or_else(|| Stop::Fails(format!("{name} is not an ABI")))?;
    let numbered = |call: &&Call| call.numbers.row(abi).is_some();
    let mut rows = Vec::new();
    for (what, names) in WRAPPERS {
        let mut found = names.iter().filter_map(|name| calls.iter().find(|call| call.name == *name));
        let call = found.find(|call| numbered(call)).ok_or_else(|| Stop::Fails(format!("none of {names:?}")))?;
        rows.push(counted(syscall(format!("{name}: {}, {what}", call.name)), &call.symbol(), "syscall"));
    }
    for (kind, what) in [(Kind::Plain, ""), (Kind::Packed, " that pack a struct")] {
        let all: Vec<&&Call> = calls.iter().filter(|call| call.kind == kind && numbered(call)).collect();
        if all.is_empty() {
            continue;
        }
        let row = syscall(format!("{name}: wrappers{what}, the longest of {}", all.len()));
        rows.push(most(row, &all, pair));
    }
    Ok(rows)
}

/// The longest of these.
fn most(row: Row, calls: &[&&Call], pair: &Result<Pair, String>) -> Row {
    match pair {
        Err(reason) => row.skipped(reason),
        Ok(pair) => {
            let counts: Vec<_> = calls.iter().map(|call| (pair.ours.count(&call.symbol()), &call.name)).collect();
            match counts.iter().find(|(count, _)| count.is_none()) {
                Some((_, name)) => row.skipped(&format!("the way through {name} is not to be seen")),
                None => {
                    let ours = counts.iter().max().and_then(|(most, _)| *most).unwrap_or_default();
                    let theirs = pair.glibc.count("syscall").unwrap_or_default();
                    row.counts(ours, theirs, "instructions").reach("fewer than glibc's syscall()", ours < theirs)
                }
            }
        }
    }
}

/// How often the same way of counting agrees with counting as it runs.
fn checked(plain: &Library, table: &Table) -> Result<String, Stop> {
    let ours = Disassembly::of(&plain.shared, "objdump", "x86_64", None)?;
    let symbols: Vec<String> = crate::wrappers::counted_here(table)?.iter().map(|call| call.symbol()).collect();
    let ran = crate::wrappers::counted(&plain.shared, &symbols)?;
    let same = symbols.iter().zip(&ran).filter(|(symbol, count)| ours.count(symbol) == Some(**count)).count();
    Ok(format!("the same count as single-stepping for {same} of {} wrappers", symbols.len()))
}
