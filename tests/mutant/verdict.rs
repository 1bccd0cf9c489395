//! One test, run in the copy: what came of it.

use std::time::Duration;

use splork_tests::cli::cargo;
use splork_tests::command::told;
use splork_tests::{Stop, ensure};

use crate::mutant::parts;
use crate::timeout;
use crate::tree::Tree;

/// Building and the slowest test together, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(900);

pub enum Verdict {
    Passes,
    Fails,
    Skipped,
}

/// What does not compile, or is no test, is no verdict but a mistake in the list.
pub fn of(test: &str, tree: &Tree) -> Result<Verdict, Stop> {
    let (package, target, name) = parts(test)?;
    let mut run = cargo();
    run.current_dir(tree.root()).env_remove("CARGO_TARGET_DIR");
    run.args(["test", "-p", &format!("splork-{package}")]);
    match target {
        "lib" | "bins" => run.arg(format!("--{target}")),
        _ => run.args(["--test", target]),
    };
    if package == "table" {
        run.arg("--all-features"); // else its printers for others than the library are left out
    }
    run.args(["--", "--exact", name]);
    let output = match timeout::run(&mut run, PATIENCE, &tree.root().join("target/mutant.log")) {
        Ok(output) => output,
        Err(Stop::Fails(why)) if why.contains("=> still running after") => return Ok(Verdict::Fails),
        Err(stop) => return Err(stop),
    };
    let text = String::from_utf8_lossy(&output.stdout);
    // A link of the library that fails is for a test to notice.
    let compiles = !text.contains("error: could not compile") || text.contains("error: linking with");
    ensure!(compiles, "does not compile:\n{}", told(&run, &output));
    let Some(result) = text.lines().find_map(|line| line.strip_prefix("test result: ")) else {
        return Err(Stop::Fails(format!("no result:\n{}", told(&run, &output))));
    };
    let count = |what: &str| {
        let (before, _) = result.split_once(what)?;
        before.trim().rsplit([' ', '.']).next()?.parse::<usize>().ok()
    };
    match (count(" passed"), count(" failed"), count(" ignored")) {
        (Some(1), Some(0), Some(0)) => Ok(Verdict::Passes),
        (Some(0), Some(1), Some(0)) => Ok(Verdict::Fails),
        (Some(0), Some(0), Some(1)) => Ok(Verdict::Skipped),
        _ => Err(Stop::Fails(format!("{test}: there is no such test: {result}"))),
    }
}
