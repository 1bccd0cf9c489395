//! 1: how many user instructions each wrapper is, its return included.

use splork_table::call::{Kind, Source};
use splork_table::{Call, Table};
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
    let of = |library: &str, symbols: &[String]| {
        let counts = between_marks(command(&steps).args(["calls", library]).args(symbols), true)?;
        ensure!(counts.len() == symbols.len(), "{} counts of {} functions", counts.len(), symbols.len());
        Ok(counts.iter().map(|count| count.parent - 1).collect::<Vec<u64>>()) // less the call instruction
    };
    let glibc = of("libc.so.6", &["syscall".to_owned(), "getppid".to_owned()])?;
    let inline = between_marks(command(&steps).arg("inline"), true)?;
    let row = Row::new(1, "instructions of getppid, SPLORK_INLINE").against("the bare instruction");
    report.add(row.counts(inline[0].parent, BARE, "instructions"));

    let table = Table::read(&[root().join("calls")]).map_err(|report| Stop::Fails(report.to_string()))?;
    let calls: Vec<&Call> = table.calls().filter(|call| matches!(call.kind, Kind::Plain | Kind::Packed)).collect();
    let symbols: Vec<String> = calls.iter().map(|call| call.symbol()).collect();
    let counts = of(&library.shared.display().to_string(), &symbols)?;
    let (straight, turned): (Vec<_>, Vec<_>) = calls.iter().zip(counts).partition(|(call, _)| is_straight(call));
    let most = |some: &[(&&Call, u64)]| some.iter().map(|(_, count)| *count).max().unwrap_or_default();
    let row = Row::new(1, format!("instructions, most of {} wrappers that reorder nothing", straight.len()));
    let row = row.against("glibc's syscall()").counts(most(&straight), glibc[0], "instructions");
    report.add(row.reach("≤ 6", most(&straight) <= 6));
    let row = Row::new(1, format!("instructions, most of {} wrappers that reorder or convert", turned.len()));
    let row = row.against("glibc's syscall()").counts(most(&turned), glibc[0], "instructions");
    report.add(row.reach(format!("< {SYSCALL}"), most(&turned) < SYSCALL));
    let told: Vec<String> = turned.iter().map(|(call, count)| format!("`{}` {count}", call.name)).collect();
    let above: Vec<_> =
        straight.iter().filter(|(_, count)| *count > 6).map(|(call, n)| format!("`{}` {n}", call.name)).collect();
    report.notes.push(format!(
        "Instructions of a wrapper that succeeds, return included: glibc's getppid {}, its syscall() {}. Of ours, those \
         that reorder, convert or pack: {}. More than 6 without that: {}.",
        glibc[1],
        glibc[0],
        list(&told),
        list(&above),
    ));
    by_callgrind(report)
}

fn list(items: &[String]) -> String {
    if items.is_empty() { "none".to_owned() } else { items.join(", ") }
}

/// Whether every argument of C is the kernel's of the same place.
fn is_straight(call: &Call) -> bool {
    let same = |(index, (_, source)): (usize, &(_, Source))| *source == Source::Parameter(index);
    call.packed_struct().is_none() && call.c.len() == call.kernel.len() && call.kernel.iter().enumerate().all(same)
}

/// The same by valgrind's count, of the program that was measured by the clock.
fn by_callgrind(report: &mut Report) -> Result<(), Stop> {
    let row = Row::new(1, "instructions of getppid, libsplork.so, by callgrind").against("glibc's syscall()");
    if !exists("valgrind") {
        report.add(row.skipped("valgrind is not installed"));
        return Ok(());
    }
    let counts = callgrind::per_call(&out("cheap"), &["splork_bench_getppid", "getppid", "syscall"])?;
    let row = row.counts(counts[0], counts[2], "instructions");
    report.add(row.reach("≤ 6", counts[0] <= 6));
    let row = Row::new(1, "instructions of getppid, libsplork.so, by callgrind").against("glibc's wrapper");
    report.add(row.counts(counts[0], counts[1], "instructions"));
    Ok(())
}
