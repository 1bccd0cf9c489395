//! The C programs of benches/c, compiled.

use std::path::{Path, PathBuf};
use std::process::Command;

use splork_tests::cli::optimized_splork;
use splork_tests::{Run, Stop, command, compiler, root, target};

/// Where everything of a run goes.
pub fn out(name: &str) -> PathBuf {
    target().join("bench").join(name)
}

pub fn source(name: &str) -> PathBuf {
    root().join("benches/c").join(name)
}

/// The compiler as a program would use it, with the headers of calls/ and of benches/calls.
pub fn cc() -> Command {
    let mut cc = compiler();
    cc.args(["-std=gnu11", "-O2", "-Wall", "-Wextra", "-Werror", "-I"]).arg(include());
    cc
}

pub fn include() -> PathBuf {
    out("include")
}

/// benches/c/NAME.c with these options, linked to target/bench/NAME; libraries come last, as a linker wants them.
pub fn compiled(name: &str, output: &str, options: &[&str], libraries: &[&Path]) -> Result<PathBuf, Stop> {
    let binary = out(output);
    cc().args(options).arg(source(&format!("{name}.c"))).args(libraries).arg("-o").arg(&binary).succeed()?;
    Ok(binary)
}

/// The program under `splork run` with these options; without any, the program alone.
pub fn under(options: &[&str], program: &Path) -> Result<Command, Stop> {
    if options.is_empty() {
        return Ok(command(program));
    }
    let mut splork = optimized_splork()?;
    splork.arg("run").args(options).arg("--").arg(program);
    Ok(splork)
}
