//! Mutated tables. They are read in processes of their own, which may die of a panic, an overflow or a stack that is
//! too small, or hang: then the table is made as small as it can be and still does so.

mod bases;
mod children;
mod edits;
pub mod one;
mod strategy;

use std::thread;
use std::time::Instant;

use children::{Batch, Fault};

use crate::{Limits, summary};

/// Tables to one process: its start is soon forgotten.
const BATCH: u64 = 2000;
/// One accepted table in so many goes through the compilers: of seven in a hundred that are, where a table takes a tenth of
/// what three compilers take.
const SAMPLE: u64 = 50;
/// Then somebody should look.
pub const MOST_FAULTS: u64 = 20;

pub fn run(limits: &Limits) -> Result<u64, String> {
    let (start, end) = (Instant::now(), limits.end());
    let jobs = thread::available_parallelism().map_or(1, |jobs| jobs.get() as u64);
    let (mut total, mut faults, mut first) = (Batch::default(), 0, limits.first);
    while Instant::now() < end && faults < MOST_FAULTS {
        let found: Vec<(Batch, Vec<Fault>)> = thread::scope(|scope| {
            let batches: Vec<_> = (0..jobs)
                .map(|job| scope.spawn(move || children::batch(limits.seed, first + job * BATCH, BATCH, SAMPLE, end)))
                .collect();
            batches
                .into_iter()
                .map(|batch| batch.join().map_err(|_| "a thread panicked".to_owned())?)
                .collect::<Result<_, String>>()
        })?;
        first += jobs * BATCH;
        for (batch, found) in found {
            total.add(&batch);
            for fault in found {
                faults += 1;
                fault.show(limits.seed)?;
            }
        }
    }
    let counts = [("tables", total.tables), ("accepted", total.accepted), ("headers compiled", total.compiled)];
    summary::line("fuzz", limits.seed, start.elapsed().as_secs_f64(), &counts, faults);
    if total.compiled == 0 && faults == 0 {
        return Err("no header was compiled: give it more minutes".to_owned());
    }
    Ok(faults)
}
