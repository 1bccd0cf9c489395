//! Whether this process may be traced, and why not.

use std::fs;

use nix::errno::Errno;
use nix::sys::signal::{Signal, kill};
use nix::sys::wait::{WaitStatus, waitpid};
use nix::unistd::{ForkResult, fork, pause};

use super::machine::Machine;
use super::machines;
use super::ptrace;
use crate::run::procfs;

/// What can be told before anything is tried.
pub fn machine() -> Result<&'static Machine, String> {
    let machine = machines::named(std::env::consts::ARCH)?;
    match tracer() {
        Some(tracer) => Err(format!(
            "process {tracer} traces this one already, and a process can have only one tracer: --every-child does not \
             work inside another --every-child, strace or a debugger"
        )),
        None => Ok(machine),
    }
}

/// Who traces this process.
fn tracer() -> Option<String> {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let tracer = procfs::field(&status, "TracerPid:")?;
    (tracer != "0").then(|| tracer.to_owned())
}

/// The kernel's answer to tracing, with what is behind it.
pub fn why(errno: Errno) -> String {
    let told = match &*procfs::yama_scope() {
        "2" => "kernel.yama.ptrace_scope is 2, which lets only root trace".to_owned(),
        "3" => "kernel.yama.ptrace_scope is 3, which forbids tracing until the next boot".to_owned(),
        _ => std::io::Error::from(errno).to_string(),
    };
    format!("tracing is not allowed: {told}")
}

/// Whether all that is needed is there, tried out on a child that does nothing.
pub fn checked() -> Result<(), String> {
    machine()?;
    // SAFETY: this program has one thread.
    match unsafe { fork() } {
        Ok(ForkResult::Child) => loop {
            pause();
        },
        Ok(ForkResult::Parent { child }) => {
            let seized = ptrace::seize(child.as_raw());
            let _ = kill(child, Signal::SIGKILL);
            // Where it begins to end it stops once more.
            while let Ok(WaitStatus::PtraceEvent(..)) = waitpid(child, None) {
                let _ = ptrace::detach(child.as_raw());
            }
            seized.map_err(why)
        }
        Err(errno) => Err(std::io::Error::from(errno).to_string()),
    }
}

/// What is not as it would be without, for `--check`: `setuid` is why the program would have another's rights.
pub fn words(setuid: Option<&str>) -> String {
    let mut text = "fork, vfork, clone and clone3, of the program and of its descendants".to_owned();
    // SAFETY: it takes nothing.
    let is_root = unsafe { libc::geteuid() } == 0;
    if let (Some(why), false) = (setuid, is_root) {
        text += &format!("; {why}: it will run without those rights");
    } else if !is_root {
        text += "; setuid programs run without their owners' rights";
    }
    text += "; LeakSanitizer, strace and debuggers do not work inside";
    text
}
