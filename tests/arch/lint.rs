//! What must hold of the shared library on every architecture, asked of the cross compiler's own binutils.

use std::collections::BTreeSet;

use splork_tests::table::expected_exports;
use splork_tests::{Run, Stop, Test, command, ensure, ensure_equal};

use super::bench::Bench;

pub fn told(bench: &Bench, tool: &str, options: &[&str]) -> Result<String, Stop> {
    let library = bench.machine()?.stage.shared_library();
    command(format!("{}-{tool}", bench.architecture.gnu)).args(options).arg(library).succeed()
}

pub fn exports_are_those_of_the_tables(bench: &Bench) -> Test {
    let symbols = told(bench, "nm", &["-D", "--defined-only", "--format=just-symbols"])?;
    let exports: BTreeSet<String> = symbols.lines().map(str::to_owned).collect();
    ensure_equal!(exports, expected_exports()?, "the exports");
    Ok(())
}

/// No relocations in the text, no executable stack, no memory that can be written and executed.
pub fn memory_is_written_or_executed_but_not_both(bench: &Bench) -> Test {
    let dynamic = told(bench, "readelf", &["-dW"])?;
    ensure!(!dynamic.contains("TEXTREL"), "there are relocations in the text:\n{dynamic}");
    let segments = told(bench, "readelf", &["-lW"])?;
    ensure!(segments.contains("GNU_STACK"), "nothing is said of the stack:\n{segments}");
    ensure!(!segments.contains(" RWE "), "a segment can be written and executed:\n{segments}");
    Ok(())
}

/// Unwinders read .eh_frame (on 32-bit ARM .ARM.exidx): a relocation out of place there is a backtrace gone wrong.
pub fn unwind_tables_of_the_archive_are_sound(bench: &Bench) -> Test {
    let archive = bench.machine()?.stage.archive();
    let readelf = format!("{}-readelf", bench.architecture.gnu);
    let output = command(readelf).args(["-W", "--debug-dump=frames"]).arg(archive).outcome()?;
    let complaints = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success() && !complaints.contains("invalid relocation"), "readelf says:\n{complaints}");
    Ok(())
}
