//! Whether the running kernel has a call, found out without doing anything.
//!
//! Every argument of a probe is -1. That is only tried with the calls of probes.txt, for which it is known to fail
//! before anything happens, and in a child: a seccomp filter may kill a process that makes a call that it does not know.

use std::fmt;

use splork_table::Call;

use crate::here;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    Has,
    /// ENOSYS.
    Lacks,
    /// A filter, of a container say, answered in the kernel's place.
    Refused,
    /// Which arguments are harmless is not known.
    NotProbed,
    /// This architecture has no number for it.
    NoNumber,
}

impl fmt::Display for Answer {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.pad(match self {
            Answer::Has => "yes",
            Answer::Lacks => "no",
            Answer::Refused => "refused",
            Answer::NotProbed => "not probed",
            Answer::NoNumber => "no number",
        })
    }
}

/// The errnos that say that the kernel has the call, by its name.
fn expected(name: &str) -> Option<Vec<&'static str>> {
    let lines = include_str!("probes.txt").lines().filter(|line| !line.starts_with('#'));
    let mut rows = lines.map(|line| line.split_whitespace().collect::<Vec<_>>());
    rows.find(|row| row.first() == Some(&name)).map(|row| row[1..].to_vec())
}

pub fn ask(call: &Call) -> Answer {
    let Some(number) = here::abi().and_then(|abi| call.numbers.nr(abi)) else { return Answer::NoNumber };
    // Your own call may have the name of a known one, and do something else with these arguments.
    let known = if call.since.is_some() { expected(&call.name) } else { None };
    match known {
        None => Answer::NotProbed,
        Some(errnos) => judge(errno_of(number), &errnos),
    }
}

fn judge(errno: Option<i32>, expected: &[&str]) -> Answer {
    match errno {
        Some(libc::ENOSYS) => Answer::Lacks,
        Some(libc::EPERM) if !expected.contains(&"EPERM") => Answer::Refused,
        None => Answer::Refused,
        Some(_) => Answer::Has,
    }
}

/// The result that a child gets for the call with every argument -1. None if the child was killed.
fn errno_of(number: u32) -> Option<i32> {
    // SAFETY: this program has one thread. The child makes one system call, which fails, and ends.
    unsafe {
        let child = libc::fork();
        if child == 0 {
            let result =
                libc::syscall(number as libc::c_long, -1_isize, -1_isize, -1_isize, -1_isize, -1_isize, -1_isize);
            libc::_exit(if result == -1 { *libc::__errno_location() } else { 0 });
        }
        let mut status = 0;
        if child < 0 || libc::waitpid(child, &mut status, 0) != child || !libc::WIFEXITED(status) {
            return None;
        }
        Some(libc::WEXITSTATUS(status))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_enosys_means_that_the_kernel_lacks_it() {
        assert_eq!(judge(Some(libc::ENOSYS), &["EINVAL"]), Answer::Lacks);
        assert_eq!(judge(Some(libc::EINVAL), &["EINVAL"]), Answer::Has);
        assert_eq!(judge(Some(libc::EBADF), &["EINVAL"]), Answer::Has);
    }

    #[test]
    fn filters_are_told_from_kernels() {
        assert_eq!(judge(Some(libc::EPERM), &["EINVAL"]), Answer::Refused);
        assert_eq!(judge(Some(libc::EPERM), &["EINVAL", "EPERM"]), Answer::Has);
        assert_eq!(judge(None, &["EINVAL"]), Answer::Refused);
    }

    /// Success would mean that the probe did something.
    #[test]
    fn probes_name_errors_and_each_call_once() {
        let mut names = Vec::new();
        for line in include_str!("probes.txt").lines().filter(|line| !line.starts_with('#')) {
            let words: Vec<&str> = line.split_whitespace().collect();
            assert!(words.len() > 1 && words[1..].iter().all(|word| word.starts_with('E')), "{line}");
            assert!(!words.contains(&"ENOSYS"), "{line}: no answer to tell by");
            assert!(!names.contains(&words[0].to_owned()), "{line}: twice");
            names.push(words[0].to_owned());
        }
        for dangerous in ["kexec_load", "rseq", "set_robust_list", "set_tid_address", "uprobe", "uretprobe"] {
            assert!(!names.contains(&dangerous.to_owned()), "{dangerous} must not be probed");
        }
    }
}
