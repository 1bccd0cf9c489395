//! The programs in probes/: run once, and what each of their attempts came to.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::sync::OnceLock;
use std::time::Duration;

use splork_tests::{Stop, Test, command, ensure, scratch};

use crate::{Promise, probe, timeout};

type Outcomes = BTreeMap<Promise, Test>;

pub fn outcome(promise: &Promise) -> Test {
    let (call, errno) = promise;
    match outcomes()?.get(promise) {
        None => Err(Stop::Fails(format!(
            "nothing provokes {errno} of {call}: write a PROBE in tests/errno/probes/, or a line in \
             tests/errno/unprovoked.txt"
        ))),
        Some(outcome) => outcome.clone(),
    }
}

pub fn all() -> Result<BTreeSet<Promise>, Stop> {
    Ok(outcomes()?.keys().cloned().collect())
}

fn outcomes() -> Result<&'static Outcomes, Stop> {
    static OUTCOMES: OnceLock<Result<Outcomes, Stop>> = OnceLock::new();
    OUTCOMES.get_or_init(run).as_ref().map_err(Clone::clone)
}

fn run() -> Result<Outcomes, Stop> {
    let mut outcomes = Outcomes::new();
    for source in probe::sources()? {
        let name = source.file_stem().expect("it has a name").to_string_lossy().into_owned();
        let directory = scratch(&format!("errno-{name}"))?;
        let binary = probe::build(&source, &directory, false)?;
        let room = directory.join("room");
        fs::create_dir_all(&room)?;
        fs::set_permissions(&room, fs::Permissions::from_mode(0o777))?;
        let mut program = command(&binary);
        let patience = Duration::from_secs(probe::SECONDS);
        let output = timeout::run(program.arg(&room), patience, &directory.join("output"))?;
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        ensure!(output.status.success(), "{}: {}\n{text}", binary.display(), output.status);
        for line in text.lines() {
            let line = probe::Line::read(line)?;
            outcomes.insert((line.call.to_owned(), line.errno.to_owned()), line.outcome());
        }
    }
    Ok(outcomes)
}
