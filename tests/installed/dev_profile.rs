//! What the dev profile gives: by `make PROFILE=dev`, and by plain `cargo build`.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use splork_tests::cli::cargo;
use splork_tests::command::setting;
use splork_tests::stage::rpath;
use splork_tests::{Run, Stop, Test, command, compiler, ensure, ensure_equal, make, scratch, stage, target, version};

use super::{build_and_run, program};

/// Where `make PROFILE=dev` leaves what it builds.
fn built() -> Result<PathBuf, Stop> {
    static BUILT: OnceLock<Result<PathBuf, Stop>> = OnceLock::new();
    let build = || {
        let built = target().join("scratch/dev");
        make([setting("BUILT", &built), "PROFILE=dev".into()]).succeed()?;
        Ok(built)
    };
    BUILT.get_or_init(build).clone()
}

pub fn archive_of_the_dev_profile() -> Result<PathBuf, Stop> {
    Ok(built()?.join("libsplork.a"))
}

pub fn shared_library_of_the_dev_profile_links_and_loads() -> Test {
    links_and_loads(&built()?.join(format!("libsplork.so.{}", version()?)), "dev-shared")
}

/// Plain, it is built with the other packages, whose features of the libc crate it gets.
pub fn shared_library_of_the_whole_workspace_links_and_loads() -> Test {
    cargo().args(["build", "-q", "-p", "splork", "-p", "splork-tests"]).succeed()?;
    links_and_loads(&target().join("debug/libsplork.so"), "workspace-shared")
}

fn links_and_loads(library: &Path, name: &str) -> Test {
    let needed = command("readelf").arg("-dW").arg(library).succeed()?;
    let needed: Vec<&str> = needed.lines().filter(|line| line.contains("(NEEDED)")).collect();
    ensure!(needed.len() == 1 && needed[0].ends_with("[libc.so.6]"), "{} needs {needed:?}", library.display());

    let directory = scratch(name)?;
    let copy = directory.join("libsplork.so.0");
    std::fs::copy(library, &copy)?;
    let mut cc = compiler();
    cc.arg("-I").arg(stage()?.include()).arg(program("uses_splork.c")).arg(&copy).arg(rpath(&directory));
    build_and_run(cc, name, "fine")?;

    // A symbol that is nowhere would end any program, with 127.
    let outcome = command("true").env("LD_PRELOAD", &copy).env("LD_BIND_NOW", "1").outcome()?;
    let said = String::from_utf8_lossy(&outcome.stderr);
    ensure!(outcome.status.success() && said.is_empty(), "`true` ends by {}: {said}", outcome.status);
    let refused = command("true").env("LD_PRELOAD", &copy).env("SPLORK_CLONE", "nonsense").outcome()?;
    ensure_equal!(refused.status.code(), Some(125), "the end of a program with a setting that cannot be");
    Ok(())
}
