//! What every number answers, native programs' and i386's and x32's.

use std::collections::BTreeMap;
use std::path::PathBuf;

use splork_table::version::Version;
use splork_tests::cli::splork;
use splork_tests::{Run, Stop, Test, ensure, ensure_equal, root, scratch};

use super::compiler_of;

/// Where the newest call of Linux 7.3 is by far not.
const BEYOND: u32 = 700;
const X32: u32 = 0x4000_0000;
const ENOSYS: i32 = 38;
const EPERM: i32 = 1;

/// Static: what is denied may be what a dynamic loader needs.
fn probe(name: &str, is_i386: bool) -> Result<PathBuf, Stop> {
    let binary = scratch(&format!("as-kernel-{name}"))?.join("probe");
    let mut compile = compiler_of(is_i386)?;
    compile.arg("-static").arg("-o").arg(&binary).arg(root().join("tests/as_kernel/programs/probe.c")).succeed()?;
    Ok(binary)
}

/// Each number's errno, 0 where the call is let by.
fn answers(probe: &PathBuf, options: &[&str], first: u32, last: u32) -> Result<BTreeMap<u32, i32>, Stop> {
    let mut run = splork()?;
    run.arg("run").args(options).arg("--").arg(probe).args([first.to_string(), last.to_string()]);
    let text = run.succeed()?;
    let answers: Vec<i32> = text.lines().filter_map(|line| line.parse().ok()).collect();
    ensure_equal!(answers.len() as u32, last - first + 1, "answers of {options:?}");
    Ok((first..=last).zip(answers).collect())
}

/// A call of the file: its name, the first kernel with it on this ABI, the first without it again, its number.
type Row = (String, Option<Version>, Option<Version>, u32);

/// The file, read without splork's own reader.
fn rows(abi: &str) -> Result<Vec<Row>, Stop> {
    let text = std::fs::read_to_string(root().join("linux/calls.tsv"))?;
    let mut lines = text.lines().skip(1).map(|line| line.split('\t').collect::<Vec<_>>());
    let head = lines.next().expect("its columns");
    let column = head.iter().position(|name| *name == abi).expect("the ABI's");
    let mut rows = Vec::new();
    for row in lines {
        let later = row[2].split(' ').find_map(|word| word.strip_prefix(&format!("{abi}=")));
        if let Ok(number) = row[column].parse() {
            let since = later.unwrap_or(row[1]).parse().ok();
            rows.push((row[0].to_owned(), since, row[3].parse().ok(), number));
        }
    }
    Ok(rows)
}

/// The calls that a tracer asks for uname's sake are answered by another process.
const ANSWERED: [&str; 3] = ["uname", "olduname", "oldolduname"];

fn newer_calls_alone_are_missing(abi: &str) -> Test {
    let probe = probe(abi, abi == "i386")?;
    let first = if abi == "x32" { X32 } else { 0 };
    let rows = rows(abi)?;
    ensure!(rows.len() > 350, "{abi} has {} calls", rows.len());
    for version in ["3.10", "4.4", "5.4", "5.10", "6.1"] {
        let answers = answers(&probe, &["--as-kernel", version], first, first + BEYOND)?;
        let asked: Version = version.parse().expect("a version");
        let mut missing = 0;
        for number in first..=first + BEYOND {
            let call = rows.iter().find(|(.., its)| *its == number);
            let expected = match call {
                Some((_, since, until, _)) => {
                    let is_there = since.is_none_or(|since| since <= asked) && until.is_none_or(|until| asked < until);
                    if is_there { 0 } else { ENOSYS }
                }
                None => ENOSYS,
            };
            let name = call.map_or("no call", |(name, ..)| name);
            if !ANSWERED.contains(&name) {
                ensure_equal!(answers[&number], expected, "{abi}, {version}: {name}, {number}");
            }
            missing += i32::from(call.is_some() && expected == ENOSYS);
        }
        // As many calls as have come since, by the manual alone: 44 since 3.10, 11 since 5.4.
        let least = match version {
            "3.10" => 60,
            "4.4" => 50,
            "5.4" => 35,
            "5.10" => 28,
            _ => 15,
        };
        ensure!(missing >= least, "{abi}, {version}: {missing} calls are missing");
    }
    Ok(())
}

pub fn newer_calls_alone_are_missing_natively() -> Test {
    newer_calls_alone_are_missing("x86_64")
}

pub fn newer_calls_alone_are_missing_from_i386() -> Test {
    newer_calls_alone_are_missing("i386")
}

pub fn without_a_version_nothing_is_missing() -> Test {
    let probe = probe("denied", false)?;
    let answers = answers(&probe, &["--deny", "clone3,openat2=EPERM", "--deny", "statx=ENOSYS"], 0, BEYOND)?;
    for (number, answer) in answers {
        let expected = match number {
            435 | 437 => EPERM,
            332 => ENOSYS,
            _ => 0,
        };
        ensure_equal!(answer, expected, "number {number}");
    }
    Ok(())
}

/// x32's programs are x86-64's architecture, and other numbers of its.
pub fn x32_is_as_old() -> Test {
    let probe = probe("x32-3.3", false)?;
    let answers = answers(&probe, &["--as-kernel", "3.3", "--deny", "read=EPERM"], X32, X32 + BEYOND)?;
    for (number, answer) in answers {
        let expected = if number == X32 { EPERM } else { ENOSYS };
        ensure_equal!(answer, expected, "Linux 3.3 had no x32, but number {number:#x}");
    }
    newer_calls_alone_are_missing("x32")
}

/// A container's filter stands before the kernel, however old that is.
pub fn what_is_denied_is_so_on_any_kernel() -> Test {
    let probe = probe("denied-and-old", false)?;
    let answers = answers(&probe, &["--as-kernel", "5.2", "--deny", "clone3,read=EPERM"], 0, 440)?;
    ensure_equal!((answers[&435], answers[&0], answers[&437], answers[&1]), (EPERM, EPERM, ENOSYS, 0), "answers");
    Ok(())
}
