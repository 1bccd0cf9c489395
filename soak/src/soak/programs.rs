//! The C programs of soak/c/, which say how much they did: lines of a name and a number. Other lines are faults.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;

use splork_tests::{Run, command, compiler, root, scratch, stage};

use super::Outcome;
use crate::Limits;

/// Compiled against the installed shared library.
pub fn build(directory: &Path, name: &str) -> Result<PathBuf, String> {
    let stage = stage().map_err(|stop| format!("{stop:?}"))?;
    let binary = directory.join(name);
    let mut cc = compiler();
    cc.args(["-std=gnu11", "-O1", "-Wall", "-Wextra", "-Werror", "-mno-red-zone", "-pthread", "-o"]).arg(&binary);
    cc.arg(root().join(format!("soak/c/{name}.c"))).arg("-I").arg(stage.include()).arg("-L").arg(stage.lib());
    cc.args(["-lsplork", "-ldl"]).arg(stage.rpath());
    cc.succeed().map_err(|stop| format!("{stop:?}"))?;
    Ok(binary)
}

/// What the program counted. Its other lines, and an end that is none of its own, are faults.
fn run(mut program: Command) -> Result<(BTreeMap<String, u64>, u64), String> {
    let output = program.output().map_err(|error| format!("{}: {error}", program.get_program().display()))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    let mut counts = BTreeMap::new();
    let mut told = Vec::new();
    for line in text.lines() {
        match line.split_once(' ').map(|(name, number)| (name, number.parse())) {
            Some((name, Ok(number))) => _ = counts.insert(name.to_owned(), number),
            _ => told.push(line),
        }
    }
    if output.status.success() {
        return Ok((counts, 0));
    }
    println!("fault: {} ended with {}\n{}", program.get_program().display(), output.status, told.join("\n"));
    let faults = counts.get("different").copied().unwrap_or(1).max(1);
    Ok((counts, faults))
}

/// So many at once, each of which gets its number.
fn at_once(count: u64, program: impl Fn(u64) -> Command) -> Result<(BTreeMap<String, u64>, u64), String> {
    let outcomes: Vec<_> = thread::scope(|scope| {
        let running: Vec<_> = (0..count)
            .map(|index| {
                let program = program(index);
                scope.spawn(|| run(program))
            })
            .collect();
        running
            .into_iter()
            .map(|running| running.join().map_err(|_| "a thread panicked".to_owned())?)
            .collect::<Result<_, String>>()
    })?;
    let (mut counts, mut faults) = (BTreeMap::new(), 0);
    for (more, found) in outcomes {
        faults += found;
        for (name, number) in more {
            *counts.entry(name).or_insert(0) += number;
        }
    }
    Ok((counts, faults))
}

fn seconds(limits: &Limits) -> String {
    format!("{:.0}", (limits.minutes * 60.0).max(1.0))
}

fn directory(name: &str) -> Result<PathBuf, String> {
    scratch(name).map_err(|stop| format!("{stop:?}"))
}

fn processors() -> u64 {
    thread::available_parallelism().map_or(1, |jobs| jobs.get() as u64)
}

/// Tuples that are far apart go to each processor, so that the first process's can be repeated by their numbers.
const APART: u64 = 1 << 40;

pub fn tuples(limits: &Limits) -> Result<Outcome, String> {
    if std::env::consts::ARCH != "x86_64" {
        println!("SKIP: soak: tuples: the kernel's own clone3 is asked in x86-64's assembly");
        return Ok(Outcome { counts: vec![("tuples", 0)], faults: 0 });
    }
    let binary = build(&directory("soak-tuples")?, "tuples")?;
    let (counts, faults) = at_once(processors(), |index| {
        let mut program = command(&binary);
        program.arg(limits.seed.to_string()).arg((limits.first + index * APART).to_string()).arg(seconds(limits));
        program
    })?;
    let get = |name: &str| counts.get(name).copied().unwrap_or_default();
    let (compared, started, crashed) = (get("compared"), get("started"), get("crashed"));
    if compared == 0 || started == 0 {
        return Err("no tuples were compared".to_owned());
    }
    Ok(Outcome { counts: vec![("tuples", compared), ("of them started", started), ("left out", crashed)], faults })
}

pub fn rounds(limits: &Limits) -> Result<Outcome, String> {
    let binary = build(&directory("soak-rounds")?, "rounds")?;
    let (counts, faults) = at_once(1, |_| {
        let mut program = command(&binary);
        program.arg(seconds(limits));
        program
    })?;
    let rounds = counts.get("rounds").copied().unwrap_or_default();
    if rounds == 0 && faults == 0 {
        return Err("no rounds were made".to_owned());
    }
    Ok(Outcome { counts: vec![("rounds", rounds)], faults })
}
