//! What the program is given, and what comes back.

use std::fs;

use splork_tests::{Run, Test, ensure, ensure_equal, stage};

use super::{built, run, said};

pub fn the_programs_status_and_output_are_its_own() -> Test {
    let output = run(["sh", "-c", "echo out; echo err >&2; exit 42"])?.outcome()?;
    ensure_equal!(output.status.code(), Some(42), "the status");
    ensure_equal!((&output.stdout[..], &*said(&output)), (&b"out\n"[..], "err\n"), "output and errors");
    // Options behind the program are the program's, with and without dashes before it.
    for line in [&["echo", "--check", "-h"][..], &["--", "echo", "--check", "-h"]] {
        ensure_equal!(run(line)?.succeed()?, "--check -h\n", "echo's arguments");
    }
    Ok(())
}

pub fn ours_comes_before_other_preloads() -> Test {
    let ours = fs::canonicalize(stage()?.shared_library().with_file_name("libsplork.so.0"))?;
    let list = |others: &str| run(["sh", "-c", "echo \"$LD_PRELOAD\""])?.env("LD_PRELOAD", others).succeed();
    for (others, expected) in [
        ("", String::new()),
        ("libm.so.6", ":libm.so.6".into()),
        ("libm.so.6 libdl.so.2", ":libm.so.6 libdl.so.2".into()),
    ] {
        let found = list(others)?;
        let first = found.trim().strip_suffix(&expected).unwrap_or_default();
        ensure_equal!(fs::canonicalize(first)?, ours, "the first of {found}");
    }
    Ok(())
}

pub fn settings_reach_the_program() -> Test {
    let binary = built("run-settings", &[])?;
    let trace = binary.with_file_name("trace");
    let mut line = run(["--clone", "clone3", "--trace"])?;
    let printed = line.arg(&trace).arg("--").arg(&binary).env("SPLORK_CLONE", "another").succeed()?;
    ensure_equal!(printed, "clone: the child exited with 42\n", "what the program prints");
    let traced = fs::read_to_string(trace)?;
    ensure!(traced.lines().count() == 1 && traced.contains(" as clone3 = "), "{traced}");
    let output = run(["--trace", "-"])?.arg(&binary).outcome()?;
    ensure!(said(&output).contains(" clone(flags=SIGCHLD, "), "{}", said(&output));
    Ok(())
}

pub fn relative_paths_are_meant_here() -> Test {
    let binary = built("run-relative", &[])?;
    let here = binary.parent().expect("a directory");
    let script = ["sh", "-c", "cd / && \"$0\" && printf '%s\\n' \"$SPLORK_CLONE\" >&2"];
    run(["--trace", "trace"])?.args(script).arg(&binary).current_dir(here).succeed()?;
    let traced = fs::read_to_string(here.join("trace"))?;
    ensure!(traced.lines().count() == 1 && traced.contains(" clone("), "{traced}");
    // A cgroup's path; the setting is refused, and told as it was set.
    let output =
        run(["--quiet", "--clone", "clone3:cgroup=none"])?.args(script).arg(&binary).current_dir(here).outcome()?;
    let told = format!("splork: SPLORK_CLONE=clone3:cgroup={}/none: ", here.display());
    ensure!(output.status.code() == Some(125) && said(&output).starts_with(&told), "{}", said(&output));
    Ok(())
}

pub fn a_wrong_setting_is_125() -> Test {
    let binary = built("run-wrong", &[])?;
    for line in
        [["--clone", "nonsense"], ["--clone", "clone_nice:nice=x"], ["--trace", "/nonexistent/trace"], ["--clone", ""]]
    {
        let output = run(line)?.arg(&binary).outcome()?;
        ensure_equal!(output.status.code(), Some(125), "the status of {line:?}");
        ensure!(output.stdout.is_empty() && said(&output).lines().count() == 1, "{line:?}: {}", said(&output));
    }
    Ok(())
}

pub fn a_setting_that_could_not_be_honoured_is_125() -> Test {
    let binary = built("run-static", &["-static"])?;
    let output = run(["--clone", "clone3"])?.arg(&binary).outcome()?;
    ensure_equal!(output.status.code(), Some(125), "the status of a static program with a setting");
    ensure!(output.stdout.is_empty() && said(&output).contains("statically"), "{}", said(&output));
    let output = run([&binary])?.env("SPLORK_TRACE", "-").outcome()?;
    ensure_equal!(output.status.code(), Some(125), "the status where the setting is in the environment");
    // Without one it just runs.
    run([&binary])?.succeed()?;
    Ok(())
}

pub fn what_cannot_be_run_is_126_or_127() -> Test {
    for (program, status) in
        [("/nonexistent", 127), ("no-such-program-anywhere", 127), ("/etc/passwd", 126), ("/etc", 126)]
    {
        let output = run([program])?.outcome()?;
        ensure_equal!(output.status.code(), Some(status), "the status of {program}");
        ensure!(said(&output).starts_with(&format!("splork run: {program}: ")), "{}", said(&output));
    }
    ensure_equal!(run(["--nonsense", "true"])?.outcome()?.status.code(), Some(2), "the status of a wrong command line");
    ensure_equal!(run(["--check"])?.outcome()?.status.code(), Some(2), "the status without a program");
    Ok(())
}
