//! libsplork with one table or another.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use splork_tests::cli::{cargo, splork};
use splork_tests::stage::rpath;
use splork_tests::{Run, Stop, command, root};

use crate::cpu::cpu_time;
use crate::program::{include, out};

/// What a build leaves, in a directory of its own.
#[derive(Debug, Clone)]
pub struct Library {
    pub shared: PathBuf,
    pub archive: PathBuf,
    /// How long cargo took by the clock, and what it took of the processors.
    pub time: Duration,
    pub cpu_time: Duration,
}

/// All builds share one target directory, so that each after the first compiles the library alone.
pub fn build_directory() -> PathBuf {
    out("build")
}

impl Library {
    /// With the calls of a directory beside those of calls/.
    pub fn build(name: &str, calls: Option<&Path>) -> Result<Library, Stop> {
        Library::of(root(), name, calls)
    }

    /// Of the repository or a copy of it.
    pub fn of(tree: &Path, name: &str, calls: Option<&Path>) -> Result<Library, Stop> {
        let cargo = |subcommand: &str| {
            let mut cargo = cargo();
            cargo.current_dir(tree).args([subcommand, "-q", "--release", "-p", "splork"]);
            if let Some(calls) = calls {
                cargo.env("SPLORK_CALLS", calls);
            }
            cargo
        };
        let mut build = cargo("build");
        build.args(["--timings", "--target-dir"]).arg(build_directory());
        let (begun, cpu_begun) = (Instant::now(), cpu_time());
        build.succeed()?;
        let (time, cpu_time) = (begun.elapsed(), cpu_time() - cpu_begun);
        let directory = out(name);
        fs::create_dir_all(&directory)?;
        let (shared, archive) = (directory.join("libsplork.so.0"), directory.join("libsplork.a"));
        let library = Library { shared, archive, time, cpu_time };
        fs::copy(build_directory().join("release/libsplork.so"), &library.shared)?;
        let linked = directory.join("libsplork.so");
        if !linked.exists() {
            std::os::unix::fs::symlink("libsplork.so.0", linked)?;
        }
        let archive = build_directory().join("archive");
        let mut build = cargo("rustc");
        build.args(["--no-default-features", "--crate-type", "staticlib", "--target-dir"]).arg(&archive);
        build.env("CARGO_BUILD_BUILD_DIR", build_directory()).succeed()?;
        let trim = &mut command("tools/trim-archive.sh");
        trim.arg(archive.join("release/libsplork.a")).arg(&library.shared).arg(&library.archive).succeed()?;
        Ok(library)
    }

    /// With benches/calls, whose header goes to target/bench/include.
    pub fn with_cheap_call() -> Result<Library, Stop> {
        let calls = root().join("benches/calls");
        splork()?.args(["header", "--out"]).arg(include()).arg("calls").arg(&calls).succeed()?;
        Library::build("cheap-library", Some(&calls))
    }

    /// What the compiler needs to link a program to the shared library, and the program to find it.
    pub fn link(&self) -> [String; 3] {
        let directory = self.shared.parent().expect("it lies in a directory");
        [format!("-L{}", directory.display()), "-lsplork".to_owned(), rpath(directory)]
    }
}
