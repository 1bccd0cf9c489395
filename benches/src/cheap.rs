//! 1: a call that costs the kernel next to nothing, by every way to make it.

use std::path::{Path, PathBuf};
use std::process::Command;

use splork_tests::{Run, Stop, command};

use crate::library::Library;
use crate::program::{cc, compiled, out, source};
use crate::quick::rounds;
use crate::samples::Samples;
use crate::table::{Report, Row};

pub fn measure(library: &Library, report: &mut Report) -> Result<(), Stop> {
    let objects = [object("inline", &["-DSPLORK_INLINE"])?, object("library", &[])?];
    let shared = compiled_with(&objects, "cheap", &[], &library.link())?;
    let fixed = compiled_with(&objects, "cheap-static", &["-static"], &[library.archive.display().to_string()])?;
    let (mut shared_samples, mut static_samples) = (Samples::default(), Samples::default());
    // Short runs of both by turns.
    for _ in 0..4 {
        shared_samples.append(Samples::parse(&once(&shared).succeed()?)?);
        static_samples.append(Samples::parse(&once(&fixed).succeed()?)?);
    }
    let row = |what: &str| Row::new(1, format!("getppid, {what}"));
    let dynamic = |what, ours, against, theirs| row(what).against(against).times(&shared_samples, ours, theirs);
    let fixed = |what, ours, against, theirs| row(what).against(against).times(&static_samples, ours, theirs);
    report.add(dynamic("SPLORK_INLINE", "inline", "the bare instruction", "bare")?.at_most(1.02).main());
    report.add(dynamic("SPLORK_INLINE", "inline", "glibc's wrapper", "glibc")?.main());
    report.add(dynamic("libsplork.so", "library", "glibc's wrapper", "glibc")?.at_most(1.00).main());
    report.add(dynamic("libsplork.so", "library", "glibc's syscall()", "syscall")?.main());
    report.add(dynamic("libsplork.so", "library", "the bare instruction", "bare")?);
    report.add(fixed("libsplork.a, static", "library", "glibc's wrapper, static", "glibc")?.at_most(1.00).main());
    report.add(fixed("libsplork.a, static", "library", "glibc's syscall(), static", "syscall")?);
    Ok(())
}

fn once(program: &Path) -> Command {
    let mut once = command(program);
    once.args([rounds(100), rounds(2000)]);
    once
}

/// cheap_splork.c as one of its two halves.
fn object(half: &str, options: &[&str]) -> Result<PathBuf, Stop> {
    let object = out(&format!("cheap-{half}.o"));
    let mut cc = cc();
    cc.arg("-c").args(options).arg(format!("-DLOOP=loop_{half}")).arg(source("cheap_splork.c"));
    cc.arg("-o").arg(&object).succeed()?;
    Ok(object)
}

fn compiled_with(objects: &[PathBuf], output: &str, options: &[&str], link: &[String]) -> Result<PathBuf, Stop> {
    let objects = objects.iter().map(PathBuf::as_path);
    let libraries: Vec<&Path> = objects.chain(link.iter().map(Path::new)).collect();
    compiled("cheap", output, options, &libraries)
}
