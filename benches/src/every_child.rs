//! 8: what splork run --every-child costs a program, beside the same program without it.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use splork_tests::{Run, Stop};

use crate::program::{compiled, out, under};
use crate::quick::rounds;
use crate::samples::Samples;
use crate::table::{Report, Row};

const COMPILATIONS: usize = 40;
/// The name of its samples, and its options.
const WAYS: [(&str, &[&str]); 3] =
    [("without", &[]), ("own", &["--every-child"]), ("clone3", &["--every-child", "--clone", "clone3"])];

pub fn measure(report: &mut Report) -> Result<(), Stop> {
    let program = compiled("every_child", "every_child", &[], &[])?;
    let mut samples = Samples::default();
    for round in 0..rounds(40).parse().unwrap_or(1) {
        // Each time another is the first.
        for turn in 0..WAYS.len() {
            let (way, options) = WAYS[(turn + round) % WAYS.len()];
            let mut run = under(options, &program)?;
            let found = Samples::parse(&run.args(["1", &rounds(50), &rounds(20000)]).succeed()?)?;
            for call in ["fork", "vfork", "getppid"] {
                samples.add(&format!("{call} {way}"), found.median(call)?);
            }
        }
    }
    let makefile = compilations()?;
    for round in 0..rounds(7).parse().unwrap_or(1) {
        for turn in 0..WAYS.len() {
            let (way, options) = WAYS[(turn + round) % WAYS.len()];
            let mut make = under(options, Path::new("make"))?;
            make.args(["-s", "-f"]).arg(&makefile);
            let begun = Instant::now();
            make.succeed()?;
            samples.add(&format!("gcc {way}"), begun.elapsed().as_nanos() as f64);
        }
    }
    let gcc = format!("{COMPILATIONS} runs of gcc by make");
    for (call, told, most) in [
        ("fork", "fork, its child ends, wait", Some(1.60)),
        ("vfork", "vfork, its child ends, wait", None),
        ("gcc", &*gcc, Some(1.30)),
        ("getppid", "getppid, which the filter lets through", Some(1.30)),
    ] {
        let name = |way: &str| format!("{call} {way}");
        for (way, options) in [("own", ""), ("clone3", " --clone clone3")] {
            let row = Row::new(8, format!("{told}; run --every-child{options}")).against("without");
            let row = row.times(&samples, &name(way), &name("without"))?;
            report.add(most.map_or(row.clone(), |most| row.at_most(most)));
        }
    }
    Ok(())
}

/// A makefile of so many compilations, each of a short program.
fn compilations() -> Result<PathBuf, Stop> {
    let directory = out("every-child");
    fs::create_dir_all(&directory)?;
    let source = directory.join("short.c");
    fs::write(&source, "#include <stdio.h>\nint main(void) { return puts(\"short\") < 0; }\n")?;
    let makefile = directory.join("Makefile");
    let numbers: String = (1..=COMPILATIONS).map(|number| format!(" {number}")).collect();
    let compile = format!("@gcc -O1 -c -o {}/$@.o {}", directory.display(), source.display());
    fs::write(&makefile, format!(".PHONY: all{numbers}\nall:{numbers}\n{}:\n\t{compile}\n", numbers.trim_start()))?;
    Ok(makefile)
}
