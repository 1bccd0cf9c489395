//! 6: what including our headers costs.

use splork_tests::{Run, Stop};
use std::fs;
use std::path::PathBuf;

use crate::cpu::cpu_time;
use crate::program;
use crate::program::{cc, out};
use crate::quick::is_quick;
use crate::samples::Samples;
use crate::table::{Report, Row};

const UNITS: [(&str, &str); 5] = [
    ("empty", ""),
    ("sched", "#include <sched.h>\n"),
    ("splork", "#include <splork.h>\n"),
    ("inline", "#define SPLORK_INLINE\n#include <splork.h>\n"),
    ("all", "#include <splork/all.h>\n"),
];

pub fn measure(report: &mut Report) -> Result<(), Stop> {
    fs::create_dir_all(out("header"))?;
    for (name, text) in UNITS {
        fs::write(file(name), format!("{text}typedef int not_empty;\n"))?;
    }
    let mut samples = Samples::default();
    for round in 0..=if is_quick() { 3 } else { 60 } {
        let mut times = [0.0; UNITS.len()];
        for turn in 0..UNITS.len() {
            let index = (turn + round) % UNITS.len();
            let begun = cpu_time();
            cc().arg("-fsyntax-only").arg(file(UNITS[index].0)).succeed()?;
            times[index] = (cpu_time() - begun).as_nanos() as f64;
        }
        // What each adds to the compiler's own time. The first round warms up.
        for ((name, _), time) in UNITS.iter().zip(times).skip(1).filter(|_| round > 0) {
            samples.add(name, time - times[0]);
        }
    }
    for (name, what) in [("splork", "<splork.h>"), ("inline", "<splork.h>, SPLORK_INLINE"), ("all", "<splork/all.h>")] {
        let row = Row::new(6, format!("compile time that {what} adds"));
        report.add(row.against("<sched.h>").times(&samples, name, "sched")?);
        let row = Row::new(6, format!("lines that {what} adds"));
        report.add(row.against("<sched.h>").counts(lines(name)?, lines("sched")?, "lines"));
    }
    let splorks = fs::metadata(program::include().join("splork.h"))?.len();
    report.notes.push(format!(
        "Lines are those of the preprocessor's output, without blank lines. splork.h has {splorks} bytes."
    ));
    Ok(())
}

fn file(name: &str) -> PathBuf {
    out("header").join(format!("{name}.c"))
}

fn lines(name: &str) -> Result<u64, Stop> {
    let text = cc().args(["-E", "-P"]).arg(file(name)).succeed()?;
    Ok(text.lines().filter(|line| !line.trim().is_empty()).count() as u64 - 1) // less the typedef
}
