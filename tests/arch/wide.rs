//! The tables of wide/, which only tests use, in the library and inline: 64-bit parameters on 32-bit ABIs (and, for
//! traced.rs, calls that an emulator knows).

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Mutex, OnceLock, PoisonError};

use splork_tests::cli::splork;
use splork_tests::command::setting;
use splork_tests::{Run, Stop, Test, make, root, scratch, target};

use super::cross_build::{CrossBuild, debian_cargo, one_at_a_time};
use super::list::ARCHITECTURES;
use crate::c_program::Mode;

/// The headers of calls/ and of wide/.
pub fn include() -> Result<&'static str, Stop> {
    static INCLUDE: OnceLock<Result<String, Stop>> = OnceLock::new();
    let print = || {
        let include = scratch("arch-wide")?;
        splork()?.arg("header").arg("--out").arg(&include).args(["calls", "tests/arch/wide"]).succeed()?;
        Ok(include.display().to_string())
    };
    INCLUDE.get_or_init(print).as_ref().map(String::as_str).map_err(Clone::clone)
}

/// The library with these tables, built once a target: several tests ask.
pub fn archive(rust: &'static str) -> Result<PathBuf, Stop> {
    static BUILT: Mutex<BTreeMap<&str, Result<PathBuf, Stop>>> = Mutex::new(BTreeMap::new());
    let mut built = BUILT.lock().unwrap_or_else(PoisonError::into_inner);
    built.entry(rust).or_insert_with(|| build_archive(rust)).clone()
}

fn build_archive(rust: &str) -> Result<PathBuf, Stop> {
    let tables = root().join("tests/arch/wide");
    if ARCHITECTURES.iter().any(|architecture| architecture.in_c && architecture.rust == rust) {
        let built = target().join("arch/wide").join(rust);
        let mut make = make([setting("BUILT", &built), setting("SPLORK_CALLS", &tables)]);
        make.args(["IN_C=1", &format!("CARGO_BUILD_TARGET={rust}"), "lib"]).succeed()?;
        return Ok(built.join("libsplork.a"));
    }
    let mut cargo = debian_cargo()?;
    cargo.args([
        "rustc",
        "-q",
        "--release",
        "-p",
        "splork",
        "--no-default-features",
        "--crate-type",
        "staticlib",
        "--target",
        rust,
    ]);
    cargo.env("SPLORK_CALLS", tables);
    let archive = target().join("arch/wide").join(format!("{rust}.a"));
    std::fs::create_dir_all(archive.parent().expect("it lies below target/"))?;
    one_at_a_time(|| {
        cargo.succeed()?;
        std::fs::copy(target().join(rust).join("release/libsplork.a"), &archive)?;
        Ok(archive)
    })
}

pub fn build(cross: &CrossBuild, mode: Mode) -> Result<PathBuf, Stop> {
    let machine = cross.machine()?;
    let here = root().join("tests/arch");
    let binary = machine.binaries.join(format!("wide-{}", mode.name()));
    let mut cc = machine.compiler();
    cc.args(["-std=gnu11", "-O2", "-Wall", "-Wextra", "-Werror", "-static", "-I", include()?, "-I"]);
    cc.arg(root().join("c-tests")).arg(here.join("wide.c")).arg("-o").arg(&binary);
    match mode {
        Mode::Inline => cc.arg("-DSPLORK_INLINE"),
        _ => cc.arg(archive(cross.architecture.rust)?),
    };
    cc.succeed()?;
    Ok(binary)
}

pub fn halves_of_64_bits_arrive(cross: &CrossBuild, mode: Mode) -> Test {
    cross.machine()?.run(&build(cross, mode)?).succeed()?;
    Ok(())
}
