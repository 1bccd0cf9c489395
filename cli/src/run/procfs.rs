//! What is read below /proc, which may be mounted for another PID namespace than ours: numbers there are others.

use std::fs;
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd};

use libc::c_int;

/// PIDFD_THREAD, Linux 6.9: of any thread, not of a process' first alone.
const THREAD: c_int = libc::O_EXCL;

/// A task's directory. None where it cannot be told: there is no /proc, the task has ended, or, in such a namespace, it is a thread that this
/// kernel gives no descriptor of.
pub fn directory(task: i32) -> Option<String> {
    if is_of_our_namespace()? {
        return Some(format!("/proc/{task}"));
    }
    let descriptor = open(task, THREAD).or_else(|| open(task, 0))?;
    // It has the number in the namespace of /proc, or one below 1 where that has none.
    let facts = fs::read_to_string(format!("/proc/self/fdinfo/{}", descriptor.as_raw_fd())).ok()?;
    field(&facts, "Pid:")?.parse().ok().filter(|number: &i32| *number > 0).map(|number| format!("/proc/{number}"))
}

/// Whether numbers there are those that we have. None where there is no /proc.
fn is_of_our_namespace() -> Option<bool> {
    let ours = fs::read_link("/proc/self").ok()?.to_str()? == std::process::id().to_string();
    // By chance the number is the same in both. Kernels before 4.1 do not tell.
    let status = fs::read_to_string("/proc/self/status").ok()?;
    Some(ours && field(&status, "NSpid:").is_none_or(|numbers| numbers.split_whitespace().count() == 1))
}

/// Of a file with a line for each, as status(5) has them.
pub fn field<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    text.lines().find_map(|line| line.strip_prefix(name)).map(str::trim)
}

/// kernel.yama.ptrace_scope; empty where there is no Yama.
pub fn yama_scope() -> String {
    let text = fs::read_to_string("/proc/sys/kernel/yama/ptrace_scope").unwrap_or_default();
    text.trim().to_owned()
}

/// pidfd_open(2).
fn open(task: i32, flags: c_int) -> Option<OwnedFd> {
    // SAFETY: no memory is passed; the kernel made the descriptor for us alone.
    unsafe {
        let descriptor = libc::syscall(libc::SYS_pidfd_open, task, flags);
        (descriptor >= 0).then(|| OwnedFd::from_raw_fd(descriptor as c_int))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_own_has_our_number() {
        let id = std::process::id();
        assert_eq!(directory(id as i32), Some(format!("/proc/{id}")));
    }
}
