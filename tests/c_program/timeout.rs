//! Running a program that may hang, or leave children behind that do.

use std::fs::File;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use splork_tests::Stop;
use splork_tests::command::line;

/// Runs the command in a process group of its own and ends all of the group when time is up. Its output goes
/// through a file: a pipe would stay open for as long as any descendant lives.
pub fn run(command: &mut Command, limit: Duration, log: &Path) -> Result<Output, Stop> {
    let file = File::create(log)?;
    command.process_group(0).stdout(file.try_clone()?).stderr(file).stdin(Stdio::null());
    let mut child = command.spawn()?;
    let group = libc::pid_t::try_from(child.id()).expect("a process ID");
    let start = Instant::now();
    let mut pause = Duration::from_millis(1);
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        if start.elapsed() > limit {
            end(group);
            child.wait()?;
            let printed = std::fs::read_to_string(log).unwrap_or_default();
            let (line, seconds) = (line(command), limit.as_secs());
            return Err(Stop::Fails(format!("$ {line}\n{printed}=> still running after {seconds} s")));
        }
        sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(50));
    };
    end(group);
    Ok(Output { status, stdout: std::fs::read(log)?, stderr: Vec::new() })
}

fn end(group: libc::pid_t) {
    // SAFETY: no memory is passed. The group is the child's own, and may be empty by now.
    unsafe { libc::kill(-group, libc::SIGKILL) };
}
