//! The results, where readers find them.

use std::fs;
use std::path::PathBuf;

use splork_tests::{Stop, root, target};

use crate::curve::Curve;
use crate::quick::is_quick;
use crate::table::Report;
use crate::{machine, plot};

/// Prints the table, and writes RESULTS.md and the plots.
pub fn publish(report: &Report, curves: &[Curve]) -> Result<(), Stop> {
    let table = report.table();
    print!("{table}");
    let directory = directory();
    fs::create_dir_all(&directory)?;
    plot::ratios(&report.rows, &directory.join("ratios.svg"))?;
    plot::children(curves, &directory.join("children.svg"))?;
    let notes: String = report.notes.iter().map(|note| format!("{note}\n\n")).collect();
    let limits = fs::read_to_string(root().join("benches/LIMITS.md"))?;
    let text = format!(
        "# What was measured\n\nWritten by `make bench`; do not edit. {}\n\n{table}\n\
         The ratio is splork's figure divided by the other one: below 1, splork is faster or smaller. Times are \
         measured in rounds; each round measures every alternative once. The ratio is the median of the rounds' \
         ratios, and half of these lie in the middle half.\n\n![main ratios](ratios.svg)\n\n\
         ![children of large parents](children.svg)\n\n\
         {notes}{limits}",
        machine::description()?
    );
    fs::write(directory.join("RESULTS.md"), text)?;
    eprintln!("make bench: written to {}", directory.join("RESULTS.md").display());
    Ok(())
}

/// Where the results go: not over the true ones in a quick run.
fn directory() -> PathBuf {
    if is_quick() { target().join("bench/quick") } else { root().join("benches") }
}
