//! The shared library for musl, as on Alpine: it is preloaded into a program that is linked with musl's libc.so.

use std::path::PathBuf;

use splork_tests::command::{exists, told};
use splork_tests::{Run, Stop, Test, command, ensure, ensure_equal, make, root, scratch, skip, target};

const TARGET: &str = "x86_64-unknown-linux-musl";

/// Built as docs/packaging.md says.
fn library() -> Result<PathBuf, Stop> {
    if !exists("musl-gcc") {
        return skip("musl-gcc is not installed");
    }
    let core = command("rustc").args(["--print", "target-libdir", "--target", TARGET]).succeed()?;
    if !PathBuf::from(core.trim()).is_dir() {
        return skip(format!("no Rust for {TARGET}: rustup target add {TARGET}"));
    }
    let top = scratch("musl-shared")?;
    let mut make = make(["install-lib", "PREFIX=/usr", "RUSTFLAGS=-C target-feature=-crt-static"]);
    make.arg(format!("CARGO_BUILD_TARGET={TARGET}")).arg(format!("DESTDIR={}", top.display()));
    make.env("CARGO_TARGET_DIR", target().join("musl")).succeed()?;
    Ok(top.join("usr/lib/libsplork.so.0"))
}

pub fn shared_library_for_musl_is_preloaded() -> Test {
    let library = library()?;
    let program = library.with_file_name("existing");
    command("musl-gcc").arg("-o").arg(&program).arg(root().join("examples/existing.c")).succeed()?;
    let plain = command(&program).succeed()?;

    let needed = command("readelf").arg("-d").arg(&library).succeed()?;
    let libraries: Vec<&str> = needed.lines().filter(|line| line.contains("(NEEDED)")).collect();
    ensure!(libraries.len() == 1 && libraries[0].contains("[libc.so]"), "it needs {libraries:?}");

    let trace = library.with_file_name("trace");
    let mut preloaded = command(&program);
    preloaded.env("LD_PRELOAD", &library).env("SPLORK_TRACE", &trace);
    ensure_equal!(preloaded.succeed()?, plain, "what the program prints with the library, and without");
    let lines = std::fs::read_to_string(&trace)?;
    ensure!(lines.contains("clone(flags=SIGCHLD"), "the trace: {lines}");

    // Settings are heeded and refused as with glibc.
    let output = preloaded.env("SPLORK_CLONE", "no_such_call").outcome()?;
    ensure_equal!(output.status.code(), Some(125), "{}", told(&preloaded, &output));
    preloaded.env("SPLORK_CLONE", "clone3").succeed()?;
    let lines = std::fs::read_to_string(&trace)?;
    ensure!(lines.contains(" as clone3 = "), "the trace: {lines}");
    Ok(())
}
