//! 64-bit parameters on 32-bit ABIs: a table that only this test uses, in the library and inline.

use std::sync::OnceLock;

use splork_tests::cli::splork;
use splork_tests::{Run, Stop, Test, root, scratch, target};

use super::bench::{Bench, debian_cargo};
use crate::c_program::Mode;

/// The headers of calls/ and of wide/.
fn include() -> Result<&'static str, Stop> {
    static INCLUDE: OnceLock<Result<String, Stop>> = OnceLock::new();
    let print = || {
        let include = scratch("arch-wide")?;
        splork()?.arg("header").arg("--out").arg(&include).args(["calls", "tests/arch/wide"]).succeed()?;
        Ok(include.display().to_string())
    };
    INCLUDE.get_or_init(print).as_ref().map(String::as_str).map_err(Clone::clone)
}

pub fn halves_of_64_bits_arrive(bench: &Bench, mode: Mode) -> Test {
    let machine = bench.machine()?;
    let here = root().join("tests/arch");
    let binary = machine.binaries.join(format!("wide-{}", mode.name()));
    let mut cc = machine.compiler();
    cc.args(["-std=gnu11", "-O2", "-Wall", "-Wextra", "-Werror", "-static", "-I", include()?, "-I"]);
    cc.arg(root().join("c-tests")).arg(here.join("wide.c")).arg("-o").arg(&binary);
    match mode {
        Mode::Inline => cc.arg("-DSPLORK_INLINE"),
        _ => {
            let (rust, directory) = (bench.architecture.rust, target().join("arch/wide"));
            let mut cargo = debian_cargo()?;
            cargo.args(["rustc", "-q", "--release", "-p", "splork", "--crate-type", "staticlib", "--target", rust]);
            // What it leaves, elsewhere; core is the one that is built already.
            cargo.env("SPLORK_CALLS", here.join("wide")).env("CARGO_BUILD_BUILD_DIR", target());
            cargo.arg("--target-dir").arg(&directory).succeed()?;
            cc.arg(directory.join(rust).join("release/libsplork.a"))
        }
    };
    cc.succeed()?;
    machine.run(&binary).succeed()?;
    Ok(())
}
