//! The committed list of errnos that no test can provoke.

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use splork_tests::command::exists;
use splork_tests::{Run, Stop, Test, command, ensure, root, scratch, skip};

use crate::Promise;

pub struct Line {
    pub errno: String,
    pub calls: Vec<String>,
    /// Files and functions that answer it, in one kernel or another.
    places: Vec<(String, String)>,
}

impl Line {
    pub fn has(&self, (call, errno): &Promise) -> bool {
        self.errno == *errno && self.calls.contains(call)
    }
}

pub fn read() -> Result<Vec<Line>, Stop> {
    let path = root().join("tests/errno/unprovoked.txt");
    let mut lines = Vec::new();
    for (index, line) in fs::read_to_string(&path)?.lines().enumerate() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let place = format!("{}:{}", path.display(), index + 1);
        let parts: Vec<&str> = line.splitn(4, "  ").collect();
        let [errno, calls, source, why] = parts[..] else {
            return Err(Stop::Fails(format!("{place}: not ERRNO  CALLS  FILE:FUNCTION  WHY")));
        };
        let places: Vec<(String, String)> = source
            .split('|')
            .filter_map(|place| place.split_once(':'))
            .map(|(file, function)| (file.to_owned(), function.to_owned()))
            .collect();
        ensure!(!why.is_empty() && !places.is_empty(), "{place}: not ERRNO  CALLS  FILE:FUNCTION  WHY");
        lines.push(Line { errno: errno.to_owned(), calls: calls.split(',').map(str::to_owned).collect(), places });
    }
    ensure!(lines.len() > 20, "only {} lines in {}", lines.len(), path.display());
    Ok(lines)
}

/// The files of the list, from the newest source package that is installed. SPLORK_LINUX_SOURCE=TREE names a tree.
fn source_of(files: &BTreeSet<&str>) -> Result<PathBuf, Stop> {
    if let Some(tree) = env::var_os("SPLORK_LINUX_SOURCE") {
        return Ok(PathBuf::from(tree));
    }
    let archive = Path::new("/usr/src/linux-source-6.12.tar.xz");
    if !archive.is_file() || !exists("tar") {
        return skip("linux-source-6.12 is not installed");
    }
    let tree = scratch("errno-source")?;
    let mut tar = command("tar");
    tar.arg("xf").arg(archive).arg("-C").arg(&tree).arg("--strip-components=1");
    tar.args(files.iter().map(|file| format!("linux-source-6.12/{file}")));
    tar.outcome()?; // it complains of files that are younger than the tree
    Ok(tree)
}

/// A function that is renamed or moved is to be found again; files that the tree does not have are younger or older.
pub fn functions_are_in_the_source() -> Test {
    let lines = read()?;
    let files = lines.iter().flat_map(|line| &line.places).map(|(file, _)| file.as_str()).collect();
    let tree = source_of(&files)?;
    let (mut found, mut strange) = (0, Vec::new());
    for line in &lines {
        let texts: Vec<(String, &str)> = (line.places.iter())
            .filter_map(|(file, function)| {
                let text = fs::read_to_string(tree.join(file)).or_else(|_| fs::read_to_string(root().join(file)));
                text.ok().map(|text| (text, function.as_str()))
            })
            .collect();
        if texts.iter().any(|(text, function)| is_defined(text, function)) {
            found += 1;
        } else if !texts.is_empty() {
            strange.extend(line.places.iter().map(|(file, function)| format!("{file}:{function}")));
        }
    }
    ensure!(strange.is_empty(), "not in {}: {}", tree.display(), strange.join(" "));
    ensure!(found > 50, "only {found} were found in {}", tree.display());
    Ok(())
}

fn is_defined(text: &str, function: &str) -> bool {
    [format!("{function}("), format!("({function},")].iter().any(|start| text.contains(start.as_str()))
}
