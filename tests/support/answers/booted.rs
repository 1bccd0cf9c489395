//! What the program said in a virtual machine.

use std::time::Duration;

use splork_table::Abi;
use splork_table::linux::LinuxCall;
use splork_table::version::Version;
use splork_vm::{Outcome, Report};

use super::{Expected, Numbers, absent, named, tried};
use crate::{Stop, Test, ensure, ensure_equal};

/// In the machine's own time, whose clock may run ten times too fast where the emulator is short of time.
pub const PATIENCE: Duration = Duration::from_secs(3600);

/// The numbers that answer ENOSYS there, as found under this test's name.
pub fn missing(report: &Report, test: &str, abi: &Abi, calls: &[LinuxCall]) -> Result<Numbers, Stop> {
    let (printed, outcome) = (report.output(test), report.outcome(test));
    ensure!(outcome == Some(&Outcome::Passed), "{test}: {outcome:?}: {printed}\n{}", report.troubles.join("\n"));
    absent(printed, &tried(abi, calls))
}

/// The kernel's.
pub fn version(report: &Report) -> Result<Version, Stop> {
    let release = report.kernel.split(['-', '+', ' ']).next().unwrap_or_default();
    release.parse().map_err(|()| Stop::Fails(format!("it is Linux {:?}", report.kernel)))
}

/// Checks the calls that fail as on an older kernel: those that the older kernel lacks, and those that this kernel lacks
/// anyway, and no others.
pub fn ensure_as_on(older: &str, abi: &Abi, calls: &[LinuxCall], found: Numbers, own: &Numbers) -> Test {
    let expected = Expected::of(abi, calls, older.parse().expect("a version"), None)?;
    ensure_equal!(
        named(abi, calls, found),
        named(abi, calls, expected.denied.union(own).copied()),
        "missing as on Linux {older}"
    );
    Ok(())
}
