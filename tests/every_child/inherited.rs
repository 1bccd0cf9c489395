//! What the command was started with, and what it hands on: signals to the program, limits not to the tracer; and that the tracer
//! keeps nothing of those that are gone.

use splork_tests::cli::splork;
use splork_tests::every_child::every_child;
use splork_tests::{Run, Stop, Test, command, ensure, ensure_equal};

use super::same::built;

/// Whoever has SIGCHLD blocked would find that of a process which the command had in between; whoever ignores it cannot wait.
pub fn sigchld_is_as_it_was_found() -> Test {
    let look = ["grep", "-E", "^(SigPnd|ShdPnd|SigBlk|SigIgn):", "/proc/self/status"];
    let splork = splork()?.get_program().to_owned();
    for given in ["--block-signal=CHLD", "--ignore-signal=CHLD"] {
        let alone = command("env").arg(given).args(look).succeed()?;
        for way in [&["--every-child"][..], &["--as-kernel", "5.4"]] {
            let output = command("env").arg(given).arg(&splork).arg("run").args(way).args(look).outcome()?;
            ensure_equal!(String::from_utf8_lossy(&output.stdout), alone, "signals with {given} and {way:?}");
            ensure_equal!(String::from_utf8_lossy(&output.stderr), "", "what is said with {given} and {way:?}");
        }
    }
    Ok(())
}

/// One process' limit of processor time is not for the one that works for all of them. Soft ones: to widen a hard one takes a
/// capability.
pub fn limits_are_not_the_tracers() -> Test {
    let look = "tracer=$(sed -n 's/^TracerPid:[[:blank:]]*//p' /proc/self/status)
        grep -E '^Max (cpu time|file size|address space|data size)' /proc/$tracer/limits; ulimit -t";
    let limited = "ulimit -S -t 500 -f 100000 -v 8000000 -d 8000000 && exec \"$@\"";
    let line = every_child(&["bash", "-c", look])?;
    let printed =
        command("bash").args(["-c", limited, "bash"]).arg(line.get_program()).args(line.get_args()).succeed()?;
    ensure_equal!(printed.matches("unlimited").count(), 8, "soft and hard limits in {printed}");
    ensure_equal!(printed.lines().last(), Some("500"), "the program's own limit in {printed}");
    Ok(())
}

/// An entry of 50 bytes for each would be 500 KiB.
pub fn nothing_is_kept_of_those_that_are_gone() -> Test {
    let program = built("kept", "births", &[])?;
    let mut line = every_child(&["--clone", "clone3", "--"])?;
    let printed = line.arg(&program).arg("10000").succeed()?;
    let grown: i64 = printed.trim().parse().map_err(|_| Stop::Fails(format!("no number: {printed}")))?;
    ensure!(grown < 200, "the tracer has grown by {grown} KiB");
    Ok(())
}
