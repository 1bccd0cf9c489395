//! What the command refuses, and what the tracer's end does.

use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::process::ExitStatusExt;
use std::process::Stdio;

use splork_tests::cli::splork;
use splork_tests::command::exists;
use splork_tests::every_child::every_child;
use splork_tests::patience::{has_ended, until};
use splork_tests::{Run, Test, command, ensure, ensure_equal, scratch};

fn refused(line: &mut std::process::Command, part: &str) -> Test {
    let output = line.outcome()?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    ensure_equal!(output.status.code(), Some(125), "the status, with {said}");
    ensure!(said.contains(part) && said.lines().count() == 1, "not one line with {part:?}: {said}");
    ensure!(output.stdout.is_empty(), "the program has run");
    Ok(())
}

pub fn a_second_one_is_refused() -> Test {
    let inner = splork()?.get_program().to_owned();
    let mut line = every_child(&[])?;
    refused(line.arg(&inner).args(["run", "--every-child", "echo", "no"]), "traces this one already")?;
    if exists("strace") {
        let mut line = command("strace");
        line.args(["-f", "-o", "/dev/null"]).arg(&inner).args(["run", "--every-child", "echo", "no"]);
        refused(&mut line, "traces this one already")?;
    }
    Ok(())
}

pub fn what_cannot_be_is_125() -> Test {
    refused(every_child(&["--clone", "", "echo", "no"])?.arg("no"), "--clone and --trace need a value")?;
    refused(every_child(&["--trace", "/nonexistent/trace", "echo", "no"])?.arg("no"), "No such file or directory")?;
    refused(
        every_child(&["--clone", "clone3:cgroup=/", "echo", "no"])?.arg("no"),
        "not a directory in the cgroup2 hierarchy",
    )?;
    refused(every_child(&["--clone", "clone3:cgroup=", "echo", "no"])?.arg("no"), "write param=value")?;
    for (program, status) in [("/nonexistent", 127), ("/etc/passwd", 126)] {
        ensure_equal!(every_child(&[program])?.outcome()?.status.code(), Some(status), "the status of {program}");
    }
    for options in
        [&["--strict"][..], &["--calls", "x"], &["--every-child", "--library", "x"], &["--every-child", "--quiet"]]
    {
        let output = splork()?.arg("run").args(options).arg("true").outcome()?;
        ensure_equal!(output.status.code(), Some(2), "the status of {options:?}");
    }
    // A file of tables that is none.
    let directory = scratch("every-child-tables")?;
    fs::write(directory.join("bad.toml"), "[bad]\nkind = 3\n")?;
    let output = every_child(&["--clone", "clone3", "--calls"])?.arg(&directory).args(["echo", "no"]).outcome()?;
    ensure_equal!(output.status.code(), Some(125), "the status of a bad table");
    ensure!(output.stdout.is_empty() && String::from_utf8_lossy(&output.stderr).contains("bad.toml"), "{output:?}");
    Ok(())
}

/// Nobody is left who could have no children.
pub fn the_end_of_the_tracer_is_the_end_of_all() -> Test {
    let mut line = every_child(&["bash", "-c", "sleep 1000 & grep TracerPid /proc/self/status; echo $!; wait"])?;
    let mut child = line.stdout(Stdio::piped()).spawn()?;
    let mut lines = BufReader::new(child.stdout.take().expect("it is piped")).lines();
    let tracer = lines.next().transpose()?.unwrap_or_default();
    let sleeper = lines.next().transpose()?.unwrap_or_default();
    let tracer = tracer.trim_start_matches("TracerPid:").trim().to_owned();
    // Others do not reach it.
    command("kill").args(["-TERM", &tracer]).succeed()?;
    command("kill").args(["-HUP", &tracer]).succeed()?;
    ensure!(child.try_wait()?.is_none(), "the program has ended");
    command("kill").args(["-KILL", &tracer]).succeed()?;
    ensure_equal!(child.wait()?.signal(), Some(libc::SIGKILL), "the program's end");
    ensure!(lines.next().is_none(), "the pipe has a writer that prints");
    // Who ends closes its descriptors first, and is there for a moment more.
    until("end of the child", || Ok(has_ended(&sleeper).then_some(())))
}

pub fn status_and_signals_are_the_programs() -> Test {
    for (script, code, signal) in [
        ("exit 42", Some(42), None),
        ("kill -TERM $$", None, Some(libc::SIGTERM)),
        ("kill -KILL $$", None, Some(libc::SIGKILL)),
    ] {
        let status = every_child(&["bash", "-c", script])?.outcome()?.status;
        ensure_equal!((status.code(), status.signal()), (code, signal), "the end of {script}");
    }
    // The command's own process ID.
    let mut child = every_child(&["sh", "-c", "echo $$"])?.stdout(Stdio::piped()).spawn()?;
    let mut line = String::new();
    BufReader::new(child.stdout.take().expect("it is piped")).read_line(&mut line)?;
    ensure_equal!(line.trim(), child.id().to_string(), "the program's process ID");
    child.wait()?;
    // A standard stream that is closed stays closed.
    let closed = "exec \"$@\" 0<&- 2>&-";
    let splork = splork()?.get_program().to_owned();
    let mut line = command("bash");
    line.args(["-c", closed, "bash"]).arg(&splork).args(["run", "--every-child", "ls", "/proc/self/fd"]);
    let alone = command("bash").args(["-c", closed, "bash", "ls", "/proc/self/fd"]).outcome()?;
    ensure_equal!(line.outcome()?.stdout, alone.stdout, "the descriptors that are open");
    Ok(())
}
