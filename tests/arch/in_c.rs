//! The library from C, for m68k: what is refused, and that nothing wrong is made instead.

use splork_tests::command::{exists, setting};
use splork_tests::{Run, Test, command, ensure, ensure_equal, make, root, scratch, skip};

use super::cross_build::{CrossBuild, debian_cargo};
use super::list::ARCHITECTURES;

const RUST: &str = "m68k-unknown-linux-gnu";

/// Its code would be wrong; one sentence says so, and what to do.
pub fn rust_is_refused() -> Test {
    let mut cargo = debian_cargo()?;
    // Without core, which is not needed to refuse.
    cargo.current_dir(root()).args(["build", "-q", "--release", "--keep-going", "-p", "splork", "--target", RUST]);
    let output = cargo.env_remove("CARGO_UNSTABLE_BUILD_STD").outcome()?;
    let said = String::from_utf8_lossy(&output.stderr);
    let sentence = said.lines().find(|line| line.trim_start().starts_with("error: Rust's code for "));
    let wanted = [RUST, "wrong", &format!("`make IN_C=1 CARGO_BUILD_TARGET={RUST}`")];
    let says_all = sentence.is_some_and(|sentence| wanted.iter().all(|word| sentence.contains(word)));
    ensure!(!output.status.success() && says_all, "{}: {said}", output.status);
    Ok(())
}

/// One line names it, its package and how to name another; this machine's own is not taken instead.
pub fn a_missing_compiler_is_named() -> Test {
    let top = scratch("in-c-no-compiler")?;
    let mut make = make([setting("BUILT", &top), "IN_C=1".into(), format!("CARGO_BUILD_TARGET={RUST}").into()]);
    let output = make.args(["CC=/nowhere/gcc", "lib"]).outcome()?;
    let said = String::from_utf8_lossy(&output.stderr);
    let line = "make: /nowhere/gcc is not installed (Debian: gcc-m68k-linux-gnu; CC names another)";
    ensure!(!output.status.success() && said.lines().next() == Some(line), "{}: {said}", output.status);
    Ok(())
}

/// There is no clone() that only fails, where libc has one that works.
pub fn an_unknown_architecture_is_refused() -> Test {
    let gcc = "m68k-linux-gnu-gcc";
    if !exists(gcc) {
        return skip(format!("{gcc} is not installed"));
    }
    let source = scratch("in-c")?.join("splork.c");
    std::fs::write(&source, splork_tests::cli::splork()?.args(["header", "--library", "calls"]).succeed()?)?;
    for (option, is_known) in [("-D__m68k__", true), ("-U__m68k__", false)] {
        let mut cc = command(gcc);
        cc.arg("-I").arg(root().join("include")).args(["-w", "-fsyntax-only", option]).arg(&source);
        let output = cc.outcome()?;
        let said = String::from_utf8_lossy(&output.stderr);
        let is_said = said.contains("splork's headers have no instructions for this architecture");
        ensure!(output.status.success() == is_known && is_said != is_known, "{option}: {}: {said}", output.status);
    }
    Ok(())
}

/// A program never runs without the settings that were asked for.
pub fn settings_are_refused() -> Test {
    let architecture = ARCHITECTURES.iter().find(|architecture| architecture.in_c).expect("the list has it");
    let cross = CrossBuild::new(architecture);
    let machine = cross.machine()?;
    let binary = machine.binaries.join("existing");
    let mut cc = machine.compiler();
    cc.arg("-o").arg(&binary).arg(root().join("examples/existing.c"));
    cc.arg("-L").arg(machine.stage.lib()).arg("-lsplork").arg(machine.stage.rpath()).succeed()?;
    let told = "this splork is compiled from C, and obeys no settings: unset this variable";
    for (name, value, status) in
        [("SPLORK_CLONE", "clone3", 125), ("SPLORK_TRACE", "-", 125), ("SPLORK_CLONE", "", 0), ("SPLORK_OTHER", "1", 0)]
    {
        let output = machine.run(&binary).env(name, value).outcome()?;
        ensure_equal!(output.status.code(), Some(status), "the status under {name}={value}: {output:?}");
        let line = if status == 0 { String::new() } else { format!("splork: {name}: {told}\n") };
        ensure_equal!(String::from_utf8_lossy(&output.stderr), line, "what is said of {name}={value}");
        ensure!((status == 0) != output.stdout.is_empty(), "under {name}={value} the program says {output:?}");
    }
    Ok(())
}
