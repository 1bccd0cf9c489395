//! Which calls a kernel answers ENOSYS to: a static program (answers/prober.c) makes them all there, and what it finds is held
//! against linux/calls.tsv, read by splork-table, and against the kernel's configuration.

mod booted;
mod expected;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{Run, Stop, root};
use splork_table::Abi;
use splork_table::linux::{LinuxCall, read};

pub use booted::{PATIENCE, ensure_as_on, missing, version};
pub use expected::{Config, Expected, idle};

/// Numbers, of one ABI.
pub type Numbers = BTreeSet<u32>;

/// Not made at all.
const LEFT_OUT: [(&str, &str); 6] = [
    ("rt_sigreturn", "it would go on wherever the stack happens to say"),
    ("sigreturn", "likewise"),
    ("vfork", "its child would return first, on the stack of whoever made it"),
    ("vhangup", "it would hang up the console that the answers come by"),
    ("uprobe", "the kernel's own code alone may make it; whoever else does is killed by SIGILL"),
    ("uretprobe", "likewise"),
];

/// Calls that answer ENOSYS where they do not know an argument, and one that would wait with all signals blocked.
const ARGUMENTS: [(&str, &str); 6] = [
    ("futex", "-1 1"),        // FUTEX_WAKE
    ("futex_time64", "-1 1"), // the same
    ("ipc", "2"),             // SEMGET
    ("modify_ldt", "0 -1 0"), // reads 0 bytes
    ("sigsuspend", "0 0 0"),  // with none blocked, on i386
    ("sigaction", "-1 0 0"),
];

/// So many more than the newest call has.
const BEYOND: u32 = 40;
const X32: u32 = 0x4000_0000;

/// Every Linux call, as committed.
pub fn calls() -> Result<Vec<LinuxCall>, Stop> {
    read(&fs::read_to_string(root().join("linux/calls.tsv"))?).map_err(Stop::Fails)
}

/// The ABI named.
pub fn abi(name: &str) -> &'static Abi {
    Abi::named(name).expect("table/src/abi.rs has it")
}

fn is_left_out(call: &LinuxCall) -> bool {
    LEFT_OUT.iter().any(|(name, _)| *name == call.name)
}

/// All numbers that are tried, those without a call and those beyond the last one too.
pub fn tried(abi: &Abi, calls: &[LinuxCall]) -> Numbers {
    let first = if abi.name == "x32" { X32 } else { 0 };
    let last = calls.iter().filter_map(|call| call.number(abi)).filter(|number| *number < first + 4000).max();
    let mut numbers: Numbers = (first..=last.expect("it has calls") + BEYOND).collect();
    for number in calls.iter().filter(|call| is_left_out(call)).filter_map(|call| call.number(abi)) {
        numbers.remove(&number);
    }
    numbers
}

/// What prober.c reads.
pub fn list(abi: &Abi, calls: &[LinuxCall]) -> String {
    let arguments = |number: u32| {
        let call = calls.iter().find(|call| call.number(abi) == Some(number))?;
        ARGUMENTS.iter().find(|(name, _)| *name == call.name).map(|(_, arguments)| *arguments)
    };
    tried(abi, calls).iter().map(|number| format!("{number} {}\n", arguments(*number).unwrap_or_default())).collect()
}

/// The program, by this compiler.
pub fn build(mut compile: Command, binary: &Path) -> Result<PathBuf, Stop> {
    compile.args(["-std=gnu11", "-O1", "-Wall", "-Wextra", "-Werror", "-static", "-o"]).arg(binary);
    compile.arg(root().join("tests/support/answers/prober.c")).succeed()?;
    Ok(binary.to_owned())
}

/// What it printed: the numbers that answer ENOSYS. `tried` is how many there should be in all.
fn absent(printed: &str, tried: &Numbers) -> Result<Numbers, Stop> {
    let closing = format!("of {}", tried.len());
    let mut lines = printed.lines();
    if lines.next_back() != Some(&closing) {
        return Err(Stop::Fails(format!("the last line is not {closing:?}: {printed}")));
    }
    let numbers: Result<Numbers, _> = lines.map(str::parse).collect();
    numbers.map_err(|_| Stop::Fails(format!("these are no numbers: {printed}")))
}

/// `435 clone3`, for messages.
pub fn named(abi: &Abi, calls: &[LinuxCall], numbers: impl IntoIterator<Item = u32>) -> Vec<String> {
    let name = |number| calls.iter().find(|call| call.number(abi) == Some(number)).map(|call| call.name.as_str());
    numbers.into_iter().map(|number| format!("{number} {}", name(number).unwrap_or("no call"))).collect()
}
