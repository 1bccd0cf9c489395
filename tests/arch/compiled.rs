//! Targets that nothing here runs: no C library, or no emulator. Rust's core and the archive compile, which assembles.

use splork_tests::{Run, Test, command, ensure, target};

use super::cross_build::{debian_cargo, one_at_a_time};
use super::list::Compiled;

pub fn archive_compiles(compiled: &Compiled) -> Test {
    let mut cargo = debian_cargo()?;
    cargo.args(["rustc", "-q", "--release", "-p", "splork", "--no-default-features", "--crate-type", "staticlib"]);
    cargo.args(["--target", compiled.rust, "--target-dir"]).arg(target());
    let archive = target().join(compiled.rust).join("release/libsplork.a");
    let symbols = one_at_a_time(|| {
        cargo.succeed()?;
        command("llvm-nm-22").args(["--defined-only", "--format=just-symbols"]).arg(&archive).succeed()
    })?;
    for name in ["clone", "splork_clone3", "splork_spawn"] {
        ensure!(symbols.lines().any(|symbol| symbol == name), "{} has no {name}", archive.display());
    }
    Ok(())
}
