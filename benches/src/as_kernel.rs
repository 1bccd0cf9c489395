//! 9: what splork run --as-kernel and --deny cost a program, beside the same program without them.

use std::time::Instant;

use splork_tests::{Run, Stop};

use crate::program::{compiled, under};
use crate::quick::rounds;
use crate::samples::Samples;
use crate::table::{Report, Row};

/// The name of its samples, and its options. 3.10 has the longest filter of those that people ask for.
const WAYS: [(&str, &[&str]); 4] = [
    ("without", &[]),
    ("--as-kernel 5.4", &["--as-kernel", "5.4"]),
    ("--as-kernel 3.10", &["--as-kernel", "3.10"]),
    ("--deny clone3=EPERM", &["--deny", "clone3=EPERM"]),
];

pub fn measure(report: &mut Report) -> Result<(), Stop> {
    let program = compiled("as_kernel", "as_kernel", &[], &[])?;
    let empty = compiled("empty", "empty", &[], &[])?;
    let mut samples = Samples::default();
    for round in 0..rounds(40).parse().unwrap_or(1) {
        // Each time another is the first.
        for turn in 0..WAYS.len() {
            let (way, options) = WAYS[(turn + round) % WAYS.len()];
            let mut run = under(options, &program)?;
            let found = Samples::parse(&run.args(["1", &rounds(100_000), &rounds(500)]).succeed()?)?;
            for call in ["getppid", "uname"] {
                samples.add(&format!("{call} {way}"), found.median(call)?);
            }
            let mut run = under(options, &empty)?;
            let begun = Instant::now();
            run.succeed()?;
            samples.add(&format!("start {way}"), begun.elapsed().as_nanos() as f64);
        }
    }
    for (call, told, most) in [
        ("getppid", "getppid, which the filter lets by", Some(1.30)),
        ("uname", "uname", None),
        ("start", "start and end of an empty program", None),
    ] {
        for (way, _) in &WAYS[1..] {
            let row = Row::new(9, format!("{told}; run {way}")).against("without");
            let row = row.times(&samples, &format!("{call} {way}"), &format!("{call} without"))?;
            report.add(most.map_or(row.clone(), |most| row.at_most(most)));
        }
    }
    Ok(())
}
