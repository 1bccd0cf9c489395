//! What becomes of the command's output, whatever it prints.

use std::fs::File;
use std::process::Command;

use splork_tests::command::told;
use splork_tests::{Run, Stop, Test, command, ensure, ensure_equal, scratch, stage};

/// Each way to print, those of clap's included. `fresh` is a directory for what one of them writes.
fn lines(fresh: &str) -> Result<Vec<Command>, Stop> {
    let fresh = scratch(fresh)?;
    let words: [&[&str]; 11] = [
        &["calls"],
        &["calls", "mseal"],
        &["calls", "--json"],
        &["check", "calls"],
        &["header", "calls"],
        &["completion", "zsh"],
        &["--help"],
        &["--version"],
        &["run", "--help"],
        &["new", "one"],
        &["run", "--check", "sh"],
    ];
    let mut lines = Vec::new();
    for line in words {
        let mut splork = stage()?.splork();
        splork.args(line);
        if line[0] == "new" {
            splork.current_dir(&fresh);
        }
        lines.push(splork);
    }
    Ok(lines)
}

/// The reader is gone before there is anything to read.
pub fn a_closed_pipe_is_no_failure() -> Test {
    for mut splork in lines("output-pipe")? {
        let (reader, writer) = std::io::pipe()?;
        drop(reader);
        let status = splork.stdout(writer).stderr(File::create("/dev/null")?).status()?;
        let expected = if splork.get_args().any(|word| word == "--check") { 3 } else { 0 };
        ensure_equal!(status.code(), Some(expected), "{splork:?} into a closed pipe");
    }
    // Nor is one for what comes on standard error: the status stays what it is.
    let (reader, writer) = std::io::pipe()?;
    drop(reader);
    let mut check = stage()?.splork();
    ensure_equal!(check.args(["check", "/none"]).stderr(writer).status()?.code(), Some(1), "the status of a mistake");
    Ok(())
}

/// So is one that was never open: the text that was asked for is not there.
pub fn a_full_disk_is_one_line() -> Test {
    for mut splork in lines("output-full")? {
        let output = splork.stdout(File::options().write(true).open("/dev/full")?).outcome()?;
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        ensure_equal!(output.status.code(), Some(1), "{}", told(&splork, &output));
        ensure!(text.lines().count() == 1 && text.contains("No space left on device"), "{splork:?}: {text}");
    }
    let splork = stage()?.splork().get_program().to_owned();
    let closed = command("sh").args(["-c", &format!("{} calls >&-", splork.display())]).outcome()?;
    ensure_equal!(closed.status.code(), Some(1), "the status where standard output is closed");
    Ok(())
}

/// No line is longer than the terminal is wide, and lines that go on are indented.
pub fn help_fits_into_the_terminal() -> Test {
    for width in [80, 60] {
        for name in ["", "calls", "check", "header", "kernel", "man", "numbers", "completion", "new", "run"] {
            let words: Vec<&str> = [name, "--help"].into_iter().filter(|word| !word.is_empty()).collect();
            let text = stage()?.splork().args(&words).env("COLUMNS", width.to_string()).succeed()?;
            let long = text.lines().find(|line| line.chars().count() > width && !line.starts_with("Usage:"));
            ensure!(long.is_none(), "splork {words:?} at {width} columns: {long:?}");
            let status = text.split("Exit status:").nth(1).unwrap_or_default();
            let torn = status.lines().skip(1).find(|line| !line.starts_with("  ") && *line != "With --check:");
            ensure!(width < 80 || torn.is_none(), "splork {words:?} at {width} columns: {torn:?}");
        }
    }
    Ok(())
}
