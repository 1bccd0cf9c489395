//! linux/calls.tsv beside the kernel sources that Debian has: the newest, and what is installed.

#[path = "linux_calls/source.rs"]
mod source;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use splork_table::abi::ABIS;
use splork_table::linux::{LinuxCall, read};
use splork_tests::cli::splork;
use splork_tests::{Run, Stop, Test, ensure, ensure_equal, root, scratch, trials};

fn main() -> ExitCode {
    trials![
        calls_are_those_of_the_newest_source,
        numbers_are_those_of_linux_6_12,
        sources_without_exact_tables_are_refused,
        a_first_kernel_with_two_homes_is_refused,
    ]
    .run("linux_calls", "tests of linux/calls.tsv")
}

type Calls = BTreeMap<String, LinuxCall>;

fn parsed(text: &str) -> Result<Calls, Stop> {
    let calls = read(text).map_err(Stop::Fails)?;
    Ok(calls.into_iter().map(|call| (call.name.clone(), call)).collect())
}

fn committed() -> Result<String, Stop> {
    Ok(fs::read_to_string(root().join("linux/calls.tsv"))?)
}

/// What `make linux` would write for this tree.
fn generated(tree: &Path, name: &str) -> Result<String, Stop> {
    let out = scratch(name)?.join("calls.tsv");
    let mut splork = splork()?;
    splork.current_dir(root()).args(["numbers", "--since", "linux/since.tsv", "calls", "--tree"]).arg(tree);
    splork.arg("--out").arg(&out).succeed()?;
    Ok(fs::read_to_string(out)?)
}

/// `Linux 7.3`, of the first line.
fn source_of(text: &str) -> &str {
    text.lines().next().and_then(|line| line.split(" numbers of ").nth(1)).unwrap_or_default()
}

/// ABIs that newer kernels have no longer.
const GONE: [&str; 1] = ["s390"];

/// Every number of the one is the other's, too. Names that the other has not.
fn missing<'a>(theirs: &'a Calls, ours: &Calls) -> Result<Vec<&'a str>, Stop> {
    let mut missing = Vec::new();
    for (name, call) in theirs {
        let Some(own) = ours.get(name) else {
            missing.push(name.as_str());
            continue;
        };
        for abi in ABIS.iter().filter(|abi| call.number(abi).is_some() && !GONE.contains(&abi.name)) {
            ensure_equal!(own.number(abi), call.number(abi), "{name} on {}", abi.name);
        }
    }
    Ok(missing)
}

fn calls_are_those_of_the_newest_source() -> Test {
    let tree = source::newest()?;
    let (ours, theirs) = (committed()?, generated(&tree, "linux-newest")?);
    if source_of(&ours) == source_of(&theirs) {
        let differs = ours.lines().zip(theirs.lines()).find(|(our, their)| our != their);
        ensure!(ours == theirs, "linux/calls.tsv is not what make linux writes; the first difference: {differs:?}");
        return Ok(());
    }
    // The next Linux is no mistake of ours: what it brings is told, and what it has of ours must agree.
    let newest = parsed(&theirs)?;
    let new = missing(&newest, &parsed(&ours)?)?;
    println!("{} has calls that linux/calls.tsv, of {}, lacks: {new:?}", source_of(&theirs), source_of(&ours));
    Ok(())
}

/// An older source than ours: nothing in it may be new.
fn numbers_are_those_of_linux_6_12() -> Test {
    let tree = source::linux_6_12()?;
    let theirs = parsed(&generated(&tree, "linux-6.12")?)?;
    let new = missing(&theirs, &parsed(&committed()?)?)?;
    ensure!(new.is_empty(), "Linux 6.12 has {new:?}");
    ensure!(theirs["mseal"].number(&ABIS[0]) == Some(462), "mseal has no number");
    Ok(())
}

fn sources_without_exact_tables_are_refused() -> Test {
    let tree = source::installed("6.1")?;
    let out = scratch("linux-6.1")?.join("calls.tsv");
    let mut splork = splork()?;
    splork.current_dir(root()).args(["numbers", "--since", "linux/since.tsv", "calls", "--tree"]).arg(tree);
    let output = splork.arg("--out").arg(&out).outcome()?;
    let told = String::from_utf8_lossy(&output.stderr);
    ensure_equal!(output.status.code(), Some(1), "the exit status");
    ensure!(told.contains("Linux 6.11 and newer have a table"), "{told}");
    ensure!(!out.exists(), "something was written");
    Ok(())
}

fn a_first_kernel_with_two_homes_is_refused() -> Test {
    let tree = source::linux_6_12()?;
    let directory = scratch("linux-two-homes")?;
    let facts = directory.join("since.tsv");
    fs::write(&facts, fs::read_to_string(root().join("linux/since.tsv"))? + "mseal\t6.9\t-\t-\tsomebody\n")?;
    let mut splork = splork()?;
    splork.current_dir(root()).args(["numbers", "calls", "--tree"]).arg(tree).arg("--since").arg(&facts);
    let output = splork.arg("--out").arg(directory.join("calls.tsv")).outcome()?;
    let told = String::from_utf8_lossy(&output.stderr);
    ensure_equal!(output.status.code(), Some(1), "the exit status");
    ensure!(told.contains("the first kernel of mseal is in a table of calls/ too"), "{told}");
    Ok(())
}
