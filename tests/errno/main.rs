//! Each errno that the manual promises for a call is provoked on the running kernel, or stands in unprovoked.txt with the
//! place in the kernel's source that answers it.

#[path = "../probe/mod.rs"]
mod probe;
#[path = "../c_program/timeout.rs"]
mod timeout;

mod manual;
mod probes;
mod unprovoked;

use std::collections::BTreeSet;
use std::process::ExitCode;

use splork_table::Table;
use splork_tests::trials::Trials;
use splork_tests::{Stop, Test, ensure, root};

/// A call and the name of an errno.
pub type Promise = (String, String);

fn main() -> ExitCode {
    let mut trials = Trials::default();
    trials.test("all_that_is_probed_or_listed_is_promised", all_is_promised);
    trials.test("listed_functions_are_in_the_kernels_source", unprovoked::functions_are_in_the_source);
    trials.test("errnos_are_those_of_the_newest_man_pages", manual::errnos_are_those_of_the_newest_man_pages);
    match promises().and_then(|promises| Ok((promises, unprovoked::read()?))) {
        Ok((promises, listed)) => {
            for promise in promises.into_iter().filter(|promise| !listed.iter().any(|line| line.has(promise))) {
                trials.test(format!("{}::{}", promise.0, promise.1), move || probes::outcome(&promise));
            }
        }
        Err(stop) => trials.test("errnos_can_be_listed", move || Err(stop)),
    }
    trials.run("errno", "errnos")
}

/// All that the tables promise.
pub fn promises() -> Result<BTreeSet<Promise>, Stop> {
    let table = Table::read(&[root().join("calls")]).map_err(|report| Stop::Fails(report.to_string()))?;
    let of = |call: &splork_table::Call| -> Vec<Promise> {
        call.errors.iter().map(|(name, _)| (call.name.clone(), name.clone())).collect()
    };
    Ok(table.calls().flat_map(of).collect())
}

/// What is no longer promised is neither probed nor listed, and nothing is both.
fn all_is_promised() -> Test {
    let promises = promises()?;
    let probed = probes::all()?;
    for promise in &probed {
        ensure!(promises.contains(promise), "{} {} is probed, and no table promises it", promise.0, promise.1);
    }
    for line in unprovoked::read()? {
        for call in &line.calls {
            let promise = (call.clone(), line.errno.clone());
            ensure!(promises.contains(&promise), "{call} {} is listed, and no table promises it", line.errno);
            ensure!(!probed.contains(&promise), "{call} {} is listed and probed", line.errno);
        }
    }
    ensure!(probed.len() > 400, "only {} errnos are probed", probed.len());
    Ok(())
}
