//! 4: what a preloaded library costs a program that starts.

use std::path::PathBuf;

use splork_tests::{Run, Stop, command};

use crate::library::Library;
use crate::program::{compiled, out, source};
use crate::quick::rounds;
use crate::samples::Samples;
use crate::steps::of_the_whole;
use crate::table::{Report, Row};

pub fn measure(library: &Library, report: &mut Report) -> Result<(), Stop> {
    let program = compiled("empty", "empty", &[], &[])?;
    let empty = compiled("empty", "libempty.so", &["-shared", "-fPIC", "-DLIBRARY"], &[])?;
    let with_std = out("libstd_cdylib.so");
    let mut rustc = command("rustc");
    rustc.args(["--edition", "2024", "--crate-type", "cdylib", "-O", "-C", "strip=symbols", "-o"]).arg(&with_std);
    rustc.arg(source("std_cdylib.rs")).succeed()?;
    let libraries = [PathBuf::new(), empty, library.shared.clone(), with_std];

    let startup = compiled("startup", "startup", &[], &[])?;
    let mut samples = Samples::default();
    for _ in 0..4 {
        let mut startup = command(&startup);
        samples.append(Samples::parse(&startup.arg(rounds(250)).arg(&program).args(&libraries[1..]).succeed()?)?);
    }
    let row = |what: &str| Row::new(4, format!("start with {what} preloaded"));
    report.add(row("libsplork.so").against("an empty .so").times(&samples, "ours", "empty")?.at_most(1.02).main());
    report.add(row("libsplork.so").against("nothing").times(&samples, "ours", "nothing")?);
    report.add(row("a Rust cdylib with std").against("an empty .so").times(&samples, "std", "empty")?.main());

    let mut counts = Vec::new();
    for library in &libraries {
        let mut program = command(&program);
        if !library.as_os_str().is_empty() {
            program.env("LD_PRELOAD", library);
        }
        counts.push(of_the_whole(&mut program)?);
    }
    let row = |what: &str| Row::new(4, format!("instructions from exec to exit, {what}"));
    let ours = row("libsplork.so").against("an empty .so").counts(counts[2], counts[1], "instructions");
    report.add(ours.at_most(1.02));
    report.add(row("libsplork.so").against("nothing").counts(counts[2], counts[0], "instructions"));
    let with_std = row("a Rust cdylib with std").against("an empty .so");
    report.add(with_std.counts(counts[3], counts[1], "instructions"));
    relocations(library, report)
}

/// Each is work for the loader in every process. errno's is there for a reason, and so are the constructor's: its address,
/// and what it asks the environment with.
fn relocations(library: &Library, report: &mut Report) -> Result<(), Stop> {
    let relocations = listed(library)?;
    let sections = command("readelf").args(["-SW"]).arg(&library.shared).succeed()?;
    let names = ["__errno_location", "environ", "secure_getenv"];
    let is_needed = |line: &String| names.iter().any(|name| line.contains(name)) || is_constructors(line, &sections);
    let row = Row::new(4, "relocations in libsplork.so").figure(relocations.len().to_string());
    report.add(row.reach("for errno and constructor alone", relocations.iter().all(is_needed)));
    report.notes.push(format!("Relocations in libsplork.so (`readelf -r`): {}.", relocations.join("; ")));
    Ok(())
}

/// Offset, type and symbol, a line each.
fn listed(library: &Library) -> Result<Vec<String>, Stop> {
    let text = command("readelf").args(["-rW"]).arg(&library.shared).succeed()?;
    let entries = text.lines().filter(|line| line.contains(" R_"));
    let words = |line: &str| {
        let words: Vec<&str> = line.split_whitespace().collect();
        [&words[..1], &words[2..]].concat().join(" ") // between them is the type once more, as a number
    };
    Ok(entries.map(words).collect())
}

/// Whether the relocation lies in .init_array or .fini_array.
fn is_constructors(relocation: &str, sections: &str) -> bool {
    let hexadecimal = |word: &str| u64::from_str_radix(word, 16).ok();
    let Some(at) = relocation.split(' ').next().and_then(hexadecimal) else { return false };
    sections.lines().filter(|line| line.contains("_array ")).any(|line| {
        let words: Vec<&str> = line.split(']').nth(1).unwrap_or_default().split_whitespace().collect();
        let number = |index: usize| words.get(index).copied().and_then(hexadecimal);
        matches!((number(2), number(4)), (Some(start), Some(length)) if (start..start + length).contains(&at))
    })
}
