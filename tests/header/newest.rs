//! Headers of others, fetched apart from what is installed: the newest of the kernel's, glibc's and musl's that Debian has,
//! and those of Debian 12
//! and 13, which lack what has been added since.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex};

use splork_tests::command::exists;
use splork_tests::fetched::fetched;
use splork_tests::{Run, Stop, command, compiler, root, skip, target};

/// Where Debian's newest are; the first two differ for as long as an archive's names are in mid-move.
const NEWEST: &str = "stable-backports trixie-backports unstable experimental";
const DEBIAN_12: &str = "bookworm";
const DEBIAN_13: &str = "trixie";

/// A package's usr/include. Fetched once, and kept below target/.
fn package(directory: &str, suites: &str, name: &str) -> Result<PathBuf, Stop> {
    static FETCHED: LazyLock<Mutex<BTreeMap<PathBuf, Result<(), Stop>>>> = LazyLock::new(Mutex::default);
    let path = target().join(directory).join(name);
    let mut fetched = FETCHED.lock().expect("no test panics with the lock");
    fetched.entry(path.clone()).or_insert_with(|| fetch(&path, suites, name)).clone()?;
    Ok(path.join("usr/include"))
}

fn fetch(path: &Path, suites: &str, name: &str) -> Result<(), Stop> {
    if !exists("apt-get") {
        return skip(format!("{name} of {suites} comes by apt-get, which is not here"));
    }
    let directory = path.parent().expect("it lies in one");
    let mut fetch = command(root().join("tools/fetch-headers.sh"));
    fetched(&format!("{name} of {suites}"), fetch.arg(directory).arg(suites).arg(name))?;
    println!("{name} of {suites}: {}", fs::read_to_string(path.join("version"))?.trim());
    Ok(())
}

/// A directory of headers, and the architecture's below it, which is to be asked first.
fn with_architecture(include: PathBuf) -> Result<[PathBuf; 2], Stop> {
    let architecture = compiler().arg("-print-multiarch").succeed()?;
    Ok([include.join(architecture.trim()), include])
}

/// The newest kernel headers that Debian has.
pub fn newest_kernel() -> Result<[PathBuf; 2], Stop> {
    with_architecture(package("newest-headers", NEWEST, "linux-libc-dev")?)
}

/// Those of Linux 6.1.
pub fn debian_12_kernel() -> Result<[PathBuf; 2], Stop> {
    with_architecture(package("bookworm-headers", DEBIAN_12, "linux-libc-dev")?)
}

/// The newest headers of glibc.
pub fn newest_glibc() -> Result<[PathBuf; 2], Stop> {
    with_architecture(package("newest-headers", NEWEST, "libc6-dev")?)
}

/// Those of glibc 2.36.
pub fn debian_12_glibc() -> Result<[PathBuf; 2], Stop> {
    with_architecture(package("bookworm-headers", DEBIAN_12, "libc6-dev")?)
}

/// Those of Linux 6.12.
pub fn debian_13_kernel() -> Result<[PathBuf; 2], Stop> {
    with_architecture(package("trixie-headers", DEBIAN_13, "linux-libc-dev")?)
}

/// Those of glibc 2.41.
pub fn debian_13_glibc() -> Result<[PathBuf; 2], Stop> {
    with_architecture(package("trixie-headers", DEBIAN_13, "libc6-dev")?)
}

/// The newest headers of musl.
pub fn newest_musl() -> Result<PathBuf, Stop> {
    let include = package("newest-headers", NEWEST, "musl-dev")?;
    let architecture = compiler().arg("-print-multiarch").succeed()?;
    Ok(include.join(architecture.trim().replace("-gnu", "-musl")))
}

/// What makes a compiler see these system headers and no others but its own: musl's come before those, glibc's behind.
pub fn options(compiler: &str, before: &[PathBuf], behind: &[PathBuf]) -> Result<Vec<String>, Stop> {
    let own = command(compiler).arg("-print-file-name=include").succeed()?;
    let own = PathBuf::from(own.trim());
    let directories = before.iter().chain([&own]).chain(behind).map(|path| format!("-isystem{}", path.display()));
    Ok(["-nostdinc".to_owned()].into_iter().chain(directories).collect())
}
