//! 1: how many user instructions each wrapper is, its return included.

use std::path::Path;

use splork_table::call::{Kind, Source};
use splork_table::ctype::Width;
use splork_table::{Abi, Call, Table};
use splork_tests::command::exists;
use splork_tests::{Run, Stop, command, ensure, root};

use crate::callgrind;
use crate::library::Library;
use crate::program::{cc, out, source};
use crate::steps::between_marks;
use crate::table::{Report, Row};

/// What glibc's syscall() takes on success.
const SYSCALL: u64 = 11;
/// The number into its register, and the instruction.
const BARE: u64 = 2;

pub fn measure(library: &Library, report: &mut Report) -> Result<(), Stop> {
    let steps = out("steps");
    cc().args(["-mno-red-zone", "-fno-stack-protector"]).arg(source("steps.c")).arg("-o").arg(&steps).succeed()?;
    let glibc = counted(Path::new("libc.so.6"), &["syscall".to_owned(), "getppid".to_owned()])?;
    let inline = between_marks(command(&steps).arg("inline"), true)?;
    let row = Row::new(1, "instructions of getppid, SPLORK_INLINE").against("the bare instruction");
    report.add(row.counts(inline[0].parent, BARE, "instructions"));

    let table = Table::read(&[root().join("calls")]).map_err(|report| Stop::Fails(report.to_string()))?;
    let calls = counted_here(&table)?;
    let symbols: Vec<String> = calls.iter().map(|call| call.symbol()).collect();
    let counts = counted(&library.shared, &symbols)?;
    let mut told = Vec::new();
    for (work, what, most) in WORK {
        let wrappers: Vec<_> = calls.iter().zip(&counts).filter(|(call, _)| work_of(call) == work).collect();
        let highest = wrappers.iter().map(|(_, count)| **count).max().unwrap_or_default();
        let row = Row::new(1, format!("instructions, wrappers that {what}, the longest of {}", wrappers.len()));
        let row = row.against("glibc's syscall()").counts(highest, glibc[0], "instructions");
        report.add(row.reach(format!("≤ {most}"), highest <= most));
        let each: Vec<String> = wrappers.iter().map(|(call, count)| format!("`{}` {count}", call.name)).collect();
        told.push(format!("{what}: {}", each.join(", ")));
    }
    report.notes.push(format!(
        "Instructions of a wrapper that succeeds, with its return: glibc's getppid {}, glibc's syscall() {}. splork's \
         wrappers that {}.",
        glibc[1],
        glibc[0],
        told.join("; that ")
    ));
    by_callgrind(report)
}

/// The wrappers that make their system call here. One without a number on x86-64 only says so (ENOTSUP), and its length
/// there is nobody's affair.
pub fn counted_here(table: &Table) -> Result<Vec<&Call>, Stop> {
    let abi = Abi::named("x86_64").ok_or_else(|| Stop::Fails("x86_64 is not an ABI".into()))?;
    let is_wrapper = |call: &&Call| matches!(call.kind, Kind::Plain | Kind::Packed);
    Ok(table.calls().filter(is_wrapper).filter(|call| call.numbers.row(abi).is_some()).collect())
}

/// Each of a library's functions as it runs, by target/bench/steps.
pub fn counted(library: &Path, symbols: &[String]) -> Result<Vec<u64>, Stop> {
    let counts = between_marks(command(out("steps")).arg("calls").arg(library).args(symbols), true)?;
    ensure!(counts.len() == symbols.len(), "{} counts of {} functions", counts.len(), symbols.len());
    if let Some((symbol, _)) = symbols.iter().zip(&counts).find(|(_, count)| count.system_calls != 1) {
        return Err(Stop::Fails(format!("{symbol} does not make one system call, so its length says nothing")));
    }
    Ok(counts.iter().map(|count| count.parent - 1).collect()) // less the call instruction
}

/// What a wrapper has to do beside the system call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Work {
    Nothing,
    Extend,
    Reorder,
    Pack,
}

/// What each does, and the most instructions it should take.
const WORK: [(Work, &str, u64); 4] = [
    (Work::Nothing, "pass everything as it comes", 6),
    (Work::Extend, "extend an int, but reorder nothing", 6),
    (Work::Reorder, "reorder or add a constant", SYSCALL - 1),
    (Work::Pack, "pack a struct", SYSCALL - 1),
];

fn work_of(call: &Call) -> Work {
    let same = |(index, (_, source)): (usize, &(_, Source))| *source == Source::Parameter(index);
    let is_straight = call.c.len() == call.kernel.len() && call.kernel.iter().enumerate().all(same);
    if call.packed_struct().is_some() {
        Work::Pack
    } else if !is_straight {
        Work::Reorder
    } else if call.c.iter().any(|parameter| matches!(parameter.ty.scalar(), Some((Width::Bits(..64), _)))) {
        Work::Extend
    } else {
        Work::Nothing
    }
}

/// The same by valgrind's count, of the program that was measured by the clock.
fn by_callgrind(report: &mut Report) -> Result<(), Stop> {
    let row = Row::new(1, "instructions of getppid, libsplork.so, by callgrind").against("glibc's syscall()");
    if !exists("valgrind") {
        let skipped = row.skipped("valgrind is not installed");
        report.add(skipped.clone());
        report.add(skipped.against("glibc's wrapper"));
        return Ok(());
    }
    let counts = callgrind::per_call(&out("cheap"), &["splork_bench_getppid", "getppid", "syscall"])?;
    let row = row.counts(counts[0], counts[2], "instructions");
    report.add(row.reach("≤ 6", counts[0] <= 6));
    let row = Row::new(1, "instructions of getppid, libsplork.so, by callgrind").against("glibc's wrapper");
    report.add(row.counts(counts[0], counts[1], "instructions"));
    Ok(())
}
