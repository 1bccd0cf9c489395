//! The programs in tests/errno/probes/: their compilation, and what they print.

use std::fs;
use std::path::{Path, PathBuf};

use splork_tests::{Run, Stop, Test, compiler, libraries, root, skip};

/// How long all attempts of one program may take: each ends itself after 20 seconds, most need a millisecond.
pub const SECONDS: u64 = 300;

/// A call, the name of an errno, and what its attempt came to: ok, absent WHY, got WHAT.
pub struct Line<'a> {
    pub call: &'a str,
    pub errno: &'a str,
    result: &'a str,
}

impl<'a> Line<'a> {
    pub fn read(line: &'a str) -> Result<Line<'a>, Stop> {
        let mut words = line.splitn(3, ' ');
        match (words.next(), words.next(), words.next()) {
            (Some(call), Some(errno), Some(result)) => Ok(Line { call, errno, result }),
            _ => Err(Stop::Fails(format!("not CALL ERRNO RESULT: {line}"))),
        }
    }

    pub fn outcome(&self) -> Test {
        match (self.result, self.result.strip_prefix("absent ")) {
            ("ok", _) => Ok(()),
            (_, Some(why)) => skip(why),
            (other, None) => Err(Stop::Fails(format!("{}: {} was expected: {other}", self.call, self.errno))),
        }
    }
}

/// In the order of their names.
pub fn sources() -> Result<Vec<PathBuf>, Stop> {
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

/// For this machine, or for one without libraries.
pub fn build(source: &Path, directory: &Path, is_static: bool) -> Result<PathBuf, Stop> {
    let binary = directory.join(source.file_stem().expect("it has a name"));
    let mut cc = compiler();
    cc.args(["-std=gnu11", "-O1", "-Wall", "-Wextra", "-Werror", "-pthread"]).arg(source).arg("-o").arg(&binary);
    if is_static {
        cc.arg("-static").args(libraries()?.pkg_config(&["--static", "--cflags", "--libs"])?);
    } else {
        cc.args(libraries()?.pkg_config(&["--cflags", "--libs"])?).arg(libraries()?.rpath());
    }
    cc.succeed()?;
    Ok(binary)
}
