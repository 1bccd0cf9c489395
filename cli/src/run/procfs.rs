//! A task's directory below /proc, which may be mounted for another PID namespace than ours: numbers there are others.

use std::fs;
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd};

use libc::c_int;

/// PIDFD_THREAD, Linux 6.9: of any thread, not of a process' first alone.
const THREAD: c_int = libc::O_EXCL;

/// None where it cannot be told: there is no /proc, the task has ended, or, in such a namespace, it is a thread that this
/// kernel gives no descriptor of.
pub fn directory(task: i32) -> Option<String> {
    if fs::read_link("/proc/self").ok()?.to_str()? == std::process::id().to_string() {
        return Some(format!("/proc/{task}"));
    }
    let descriptor = open(task, THREAD).or_else(|| open(task, 0))?;
    // It has the number in the namespace of /proc, or one below 1 where that has none.
    let facts = fs::read_to_string(format!("/proc/self/fdinfo/{}", descriptor.as_raw_fd())).ok()?;
    let number = facts.lines().find_map(|line| line.strip_prefix("Pid:"))?.trim();
    number.parse().ok().filter(|number: &i32| *number > 0).map(|number| format!("/proc/{number}"))
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
