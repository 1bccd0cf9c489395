//! The programs in probes/: compiled, run once, and what each of their attempts came to.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::Duration;

use splork_tests::{Run, Stop, Test, command, compiler, ensure, root, scratch, skip, stage};

use crate::{Promise, timeout};

/// Each attempt ends itself after 20 seconds; most need a millisecond.
const PATIENCE: Duration = Duration::from_secs(300);

/// What was printed for each errno: ok, absent WHY, got WHAT.
type Printed = BTreeMap<Promise, String>;

pub fn outcome(promise: &Promise) -> Test {
    let (call, errno) = promise;
    match printed()?.get(promise).map(String::as_str) {
        None => Err(Stop::Fails(format!(
            "nothing provokes {errno} of {call}: write a PROBE in tests/errno/probes/, or a line in \
             tests/errno/unprovoked.txt"
        ))),
        Some("ok") => Ok(()),
        Some(text) => match text.strip_prefix("absent ") {
            Some(why) => skip(why),
            None => Err(Stop::Fails(format!("{call}: {errno} was expected: {text}"))),
        },
    }
}

pub fn all() -> Result<BTreeSet<Promise>, Stop> {
    Ok(printed()?.keys().cloned().collect())
}

fn printed() -> Result<&'static Printed, Stop> {
    static PRINTED: OnceLock<Result<Printed, Stop>> = OnceLock::new();
    PRINTED.get_or_init(run).as_ref().map_err(Clone::clone)
}

fn run() -> Result<Printed, Stop> {
    let mut printed = Printed::new();
    for source in sources()? {
        let name = source.file_stem().expect("it has a name").to_string_lossy().into_owned();
        let directory = scratch(&format!("errno-{name}"))?;
        let binary = build(&source, &directory)?;
        let room = directory.join("room");
        fs::create_dir_all(&room)?;
        fs::set_permissions(&room, fs::Permissions::from_mode(0o777))?;
        let mut program = command(&binary);
        let output = timeout::run(program.arg(&room), PATIENCE, &directory.join("output"))?;
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        ensure!(output.status.success(), "{}: {}\n{text}", binary.display(), output.status);
        for line in text.lines() {
            let mut words = line.splitn(3, ' ');
            let (Some(call), Some(errno), Some(result)) = (words.next(), words.next(), words.next()) else {
                return Err(Stop::Fails(format!("{}: no result: {line}", source.display())));
            };
            printed.insert((call.to_owned(), errno.to_owned()), result.to_owned());
        }
    }
    Ok(printed)
}

fn sources() -> Result<Vec<PathBuf>, Stop> {
    let mut sources = Vec::new();
    for entry in fs::read_dir(root().join("tests/errno/probes"))? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "c") {
            sources.push(path);
        }
    }
    sources.sort();
    Ok(sources)
}

fn build(source: &Path, directory: &Path) -> Result<PathBuf, Stop> {
    let binary = directory.join("probes");
    let mut cc = compiler();
    cc.args(["-std=gnu11", "-O1", "-Wall", "-Wextra", "-Werror", "-pthread"]).arg(source).arg("-o").arg(&binary);
    cc.args(stage()?.pkg_config(&["--cflags", "--libs"])?).arg(stage()?.rpath());
    cc.succeed()?;
    Ok(binary)
}
