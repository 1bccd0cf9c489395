//! `make demo`: the output a newcomer sees, and that it does not gloss over a failure.

use std::process::ExitCode;

use splork_tests::command::told;
use splork_tests::{Run, Stop, Test, ensure, make, stage, trials};

fn main() -> ExitCode {
    // One after the other: the demo has one place.
    trials![demo_shows_each_promise_kept, demo_fails_when_a_step_does].run_in_order("demo", "tests of the demo")
}

fn demo() -> Result<std::process::Command, Stop> {
    stage()?; // so that it does not build while another test does
    Ok(make(["demo"]))
}

fn demo_shows_each_promise_kept() -> Test {
    let mut demo = demo()?;
    let output = demo.outcome()?;
    let text = told(&demo, &output);
    ensure!(output.status.success(), "{text}");
    let said = |words: &str| text.contains(words);

    let sealed = said("mseal: the page is sealed") && said("Operation not permitted (EPERM)");
    ensure!(sealed || said("mseal: this kernel has no such call"), "neither sealed nor said why not:\n{text}");
    let child = said("on the stack that my parent made for me") && said("a descriptor told me that process");
    ensure!(child, "clone3's child is missing:\n{text}");
    let command = stage()?.splork().arg("--version").succeed()?;
    let demos = splork_tests::command(splork_tests::target().join("demo/bin/splork")).arg("--version").succeed()?;
    ensure!(demos == command, "the demo leaves another program as bin/splork: {demos}");
    let lines = text.lines().count();
    ensure!(lines < 100, "{lines} lines:\n{text}");
    for call in ["splork:     ", "clone_nice: "] {
        let answered =
            said(&format!("{call}this kernel has no such call (ENOSYS)")) || said(&format!("{call}works here"));
        ensure!(answered, "{call}\n{text}");
    }
    ensure!(text.matches("clone: the child exited with 42").count() == 2, "the program did not run twice:\n{text}");
    for library in ["libc.so", "libsplork.so"] {
        let bound = text.lines().any(|line| {
            line.contains("binding file") && line.contains(&format!("/{library}")) && line.contains("`clone'")
        });
        ensure!(bound, "no binding of clone to {library}:\n{text}");
    }
    Ok(())
}

fn demo_fails_when_a_step_does() -> Test {
    let mut demo = demo()?;
    let output = demo.env("CC", "false").outcome()?;
    let text = told(&demo, &output);
    ensure!(!output.status.success(), "{text}");
    ensure!(text.contains("The demo failed: that command ended with"), "{text}");
    Ok(())
}
