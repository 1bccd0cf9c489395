//! The tables of kernel sources, without the rest.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use splork_table::kernel_tables::{GENERIC, GENERIC_HEADER, KERNEL_TABLES};
use splork_tests::command::exists;
use splork_tests::{Run, Stop, command, root, scratch, skip, target};

/// Where Debian's newest are; the first two differ for as long as an archive's names are in mid-move.
const NEWEST: &str = "stable-backports trixie-backports unstable experimental";

fn tables() -> impl Iterator<Item = &'static str> {
    KERNEL_TABLES.iter().map(|table| table.path).chain([GENERIC, GENERIC_HEADER])
}

/// Of the newest linux-source-* that Debian has. Fetched once, and kept below target/.
pub fn newest() -> Result<PathBuf, Stop> {
    if !exists("apt-get") {
        return skip("the newest kernel source comes by apt-get, which is not here");
    }
    let directory = target().join("newest-tables");
    let mut fetch = command(root().join("tools/fetch-tables.sh"));
    let output = fetch.arg(&directory).arg(NEWEST).args(tables()).outcome()?;
    if !output.status.success() {
        let errors = String::from_utf8_lossy(&output.stderr);
        return skip(format!("no newest kernel source can be had: {}", errors.lines().last().unwrap_or("no word why")));
    }
    Ok(directory)
}

/// Unpacked once: two tests want it.
pub fn linux_6_12() -> Result<PathBuf, Stop> {
    static TREE: LazyLock<Result<PathBuf, Stop>> = LazyLock::new(|| installed("6.12"));
    TREE.clone()
}

/// Of an installed linux-source-VERSION.
pub fn installed(version: &str) -> Result<PathBuf, Stop> {
    let archive = format!("/usr/src/linux-source-{version}.tar.xz");
    if !Path::new(&archive).is_file() {
        return skip(format!("linux-source-{version} is not installed"));
    }
    let directory = scratch(&format!("tables-{version}"))?;
    let mut tar = command("tar");
    tar.arg("xf").arg(archive).args(["--strip-components=1", "-C"]).arg(&directory);
    let files = ["Makefile"].into_iter().chain(tables());
    tar.args(files.map(|file| format!("linux-source-{version}/{file}"))).outcome()?; // not every version has all
    Ok(directory)
}
