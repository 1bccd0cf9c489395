//! What the trace says, and when it ends.

use std::fs;
use std::io::Read;
use std::process::Stdio;

use splork_tests::every_child::{count, every_child, whole};
use splork_tests::{Run, Test, command, ensure, ensure_equal, scratch, skip};

/// Each line's process was born in a line before it, and each child once.
pub fn the_trace_has_births_in_their_order() -> Test {
    let trace = scratch("every-child-order")?.join("trace");
    let script =
        "for a in 1 2 3 4; do (for b in 1 2 3; do (true | true; sh -c 'true; (true)') & done; wait) & done; wait";
    let mut line = every_child(&["--trace"])?;
    line.arg(&trace).args(["bash", "-c", script]).succeed()?;
    let text = whole(&trace)?;
    let lines: Vec<&str> = text.lines().collect();
    let mut known = Vec::new();
    for line in &lines[..lines.len() - 1] {
        let words: Vec<&str> = line.split(' ').collect();
        if known.is_empty() {
            known.push(words[0]);
        }
        ensure!(known.contains(&words[0]), "process {} of {line:?} comes from nowhere in {text}", words[0]);
        ensure_equal!(words[0], words[1], "process and thread of {line:?}");
        let child = words[words.len() - 1];
        ensure!(!known.contains(&child), "{child} of {line:?} is born twice in {text}");
        known.push(child);
    }
    ensure_equal!(count(&text, "born")? as usize, known.len() - 1, "the count in {text}");
    Ok(())
}

/// The command ends before; who reads standard error to its end waits for it.
pub fn the_trace_ends_with_the_last_daemon() -> Test {
    let directory = scratch("every-child-daemon")?;
    let (trace, gate) = (directory.join("trace"), directory.join("gate"));
    command("mkfifo").arg(&gate).succeed()?;
    let script = "setsid sh -c 'read line < \"$0\"; true; /bin/true' \"$0\" > /dev/null 2>&1 & exit 5";
    let mut line = every_child(&["--trace"])?;
    let output = line.arg(&trace).args(["bash", "-c", script]).arg(&gate).outcome()?;
    ensure_equal!(output.status.code(), Some(5), "the command's status");
    let before = fs::read_to_string(&trace)?;
    ensure!(!before.contains("all: "), "the last line is there before the daemon's end: {before}");
    fs::write(&gate, "on\n")?;
    let text = whole(&trace)?;
    ensure!(
        count(&text, "born")? >= 3 - u64::from(text.contains("vfork")),
        "the daemon's children are missing: {text}"
    );
    // To standard error.
    let mut line = every_child(&["--trace", "-"])?;
    let mut child = line.args(["bash", "-c", script]).arg(&gate).stderr(Stdio::piped()).spawn()?;
    ensure_equal!(child.wait()?.code(), Some(5), "the command's status");
    fs::write(&gate, "on\n")?;
    let mut told = String::new();
    child.stderr.take().expect("it is piped").read_to_string(&mut told)?;
    ensure!(told.lines().last().is_some_and(|line| line.starts_with("all: ")), "{told}");
    Ok(())
}

/// The program does not wait for a reader.
pub fn lines_that_nobody_reads_are_counted() -> Test {
    let directory = scratch("every-child-lost")?;
    let fifo = directory.join("fifo");
    command("mkfifo").arg(&fifo).succeed()?;
    let mut line = every_child(&["--trace"])?;
    let output = line.arg(&fifo).arg("true").outcome()?;
    ensure_equal!(output.status.code(), Some(125), "the status without a reader");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    ensure!(said.contains("nobody reads it: start its reader first"), "{said}");
    if !std::path::Path::new("/dev/full").exists() {
        return skip("there is no /dev/full");
    }
    let mut line = every_child(&["--trace", "/dev/full"])?;
    ensure_equal!(line.args(["bash", "-c", "(exit 3); echo $?"]).succeed()?, "3\n", "what is printed");
    // A pipe that is full: 200 lines of a kilobyte do not fit.
    let script = "for a in $(seq 2000); do (:); done; echo done";
    let mut child = every_child(&["--trace", "-"])?
        .args(["bash", "-c", script])
        .stderr(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    ensure_equal!(child.wait()?.code(), Some(0), "the status, with a reader that sleeps");
    let mut told = String::new();
    child.stderr.take().expect("it is piped").read_to_string(&mut told)?;
    let lines = told.lines().count();
    ensure!(lines < 2000, "all of {lines} lines went into the pipe");
    Ok(())
}

/// In ps(1), where it stands beside the command's own name.
pub fn the_tracer_has_a_name_of_its_own() -> Test {
    const NAME: &str = "splork-tracer";
    let script =
        "while read -r name value; do [ $name != TracerPid: ] || cat /proc/$value/comm; done < /proc/$$/status";
    for options in [&[][..], &["--as-kernel", "5.4"]] {
        let named = every_child(options)?.args(["sh", "-c", script]).succeed()?;
        ensure_equal!(named.trim_end(), NAME, "the tracer's name, {options:?}");
    }
    Ok(())
}
