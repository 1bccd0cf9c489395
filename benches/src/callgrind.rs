//! Instruction counts by valgrind's callgrind.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use splork_tests::{Run, Stop, command};

use crate::program::out;

/// Rounds and calls that cheap is asked for; it adds a call to each round, to warm up.
const ROUNDS: u64 = 1;
const CALLS: u64 = 500;

/// Instructions of each function itself in `cheap`, per call. Cheap's loops make the same number of calls to each.
pub fn per_call(cheap: &Path, functions: &[&str]) -> Result<Vec<u64>, Stop> {
    let file = out("callgrind.out");
    let mut valgrind = command("valgrind");
    valgrind.args(["-q", "--tool=callgrind"]).arg(format!("--callgrind-out-file={}", file.display()));
    valgrind.arg(cheap).args([ROUNDS.to_string(), CALLS.to_string()]).succeed()?;
    let costs = own_costs(&fs::read_to_string(&file)?);
    let per_call = |name: &&str| {
        let cost = costs.get(*name).ok_or_else(|| Stop::Fails(format!("callgrind saw no {name}")))?;
        // What the loader or libc call beside the loops is less than half an instruction per call.
        Ok((*cost as f64 / (ROUNDS * (CALLS + 1)) as f64).round() as u64)
    };
    functions.iter().map(per_call).collect()
}

/// The format's "fn=(id) name", then lines of a position and a cost. The line after "calls=" is of the called function.
fn own_costs(text: &str) -> HashMap<String, u64> {
    let mut names: HashMap<&str, &str> = HashMap::new();
    let mut costs: HashMap<String, u64> = HashMap::new();
    let mut function = "";
    let mut skip = false;
    for line in text.lines() {
        if let Some(spec) = line.strip_prefix("fn=").or_else(|| line.strip_prefix("cfn=")) {
            let (id, name) = spec.split_once(' ').unwrap_or((spec, ""));
            let name = if name.is_empty() { names.get(id).copied().unwrap_or(id) } else { name };
            names.insert(id, name);
            if line.starts_with("fn=") {
                function = name;
            }
        } else if line.starts_with("calls=") {
            skip = true;
        } else if line.starts_with(|first: char| first.is_ascii_digit() || "+-*".contains(first)) {
            let cost = line.split_whitespace().nth(1).and_then(|cost| cost.parse::<u64>().ok()).unwrap_or_default();
            if !std::mem::take(&mut skip) {
                *costs.entry(function.to_owned()).or_default() += cost;
            }
        }
    }
    costs
}
