//! What only many rounds find, in programs that are compiled against the library as it is installed.

mod programs;
mod traces;
mod trees;

use std::time::Instant;

use crate::{Limits, summary};

/// What one part did: counts with their names, and faults, each of which was shown.
pub struct Outcome {
    pub counts: Vec<(&'static str, u64)>,
    pub faults: u64,
}

pub fn run(limits: &Limits) -> Result<u64, String> {
    let start = Instant::now();
    let parts = [
        programs::tuples(&limits.part(0.5))?,
        programs::rounds(&limits.part(0.3))?,
        traces::run(&limits.part(0.1))?,
        trees::run(&limits.part(0.1))?,
    ];
    let counts: Vec<_> = parts.iter().flat_map(|part| part.counts.iter().copied()).collect();
    let faults = parts.iter().map(|part| part.faults).sum();
    summary::line("soak", limits.seed, start.elapsed().as_secs_f64(), &counts, faults);
    Ok(faults)
}
