//! Programs with libsplork.so in front of their libraries.

pub mod both;
pub mod clones;
pub mod sanitizers;
pub mod undisturbed;

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use splork_tests::command::{exists, told};
use splork_tests::{Run, Stop, Test, command, ensure_equal, libraries, scratch, skip};

/// The program and its arguments.
pub type Line<'a> = &'a [&'a str];

pub fn plain(line: Line) -> Result<Command, Stop> {
    if !line[0].starts_with('/') && !exists(line[0]) {
        return skip(format!("{} is not installed", line[0]));
    }
    let mut command = command(line[0]);
    command.args(&line[1..]).stdin(Stdio::null());
    Ok(command)
}

pub fn preloaded(line: Line) -> Result<Command, Stop> {
    let mut command = plain(line)?;
    command.env("LD_PRELOAD", libraries()?.shared_library());
    Ok(command)
}

/// A file for SPLORK_TRACE that every user may write to, and that is empty.
pub fn trace_file(name: &str) -> Result<PathBuf, Stop> {
    let file = scratch(name)?.join("trace");
    std::fs::write(&file, "")?;
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o666))?;
    Ok(file)
}

/// The lines there, each of a call that succeeded, if `all_succeed`.
pub fn calls(trace: &Path, all_succeed: bool) -> Result<Vec<String>, Stop> {
    let text = std::fs::read_to_string(trace)?;
    for line in text.lines() {
        let mut words = line.splitn(3, ' ');
        let is_number = |word: Option<&str>| word.is_some_and(|word| word.parse::<u32>().is_ok_and(|id| id > 1));
        let ids = is_number(words.next()) && is_number(words.next());
        let call = words.next().unwrap_or_default();
        let succeeded = !all_succeed || is_number(call.rsplit(" = ").next());
        if !ids || !call.starts_with("clone(flags=") || !succeeded {
            return Err(Stop::Fails(format!("an odd line: {line}")));
        }
    }
    Ok(text.lines().map(str::to_owned).collect())
}

/// The same output, errors and status from both.
pub fn same(one: &mut Command, other: &mut Command) -> Result<Output, Stop> {
    let (expected, output) = (one.outcome()?, other.outcome()?);
    if output != expected {
        return Err(Stop::Fails(format!("{}\n{}", told(one, &expected), told(other, &output))));
    }
    Ok(output)
}

pub fn succeeded(output: &Output, what: &str) -> Test {
    ensure_equal!(output.status.code(), Some(0), "{what}: {}", String::from_utf8_lossy(&output.stderr));
    Ok(())
}
