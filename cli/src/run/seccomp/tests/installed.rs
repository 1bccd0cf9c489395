//! In a child each, for a filter cannot be taken away again.

use std::os::fd::{AsRawFd, OwnedFd};

use splork_table::{Abi, audit};

use super::{Answer, Filter};
use crate::here;

/// What the child's function says: 0 is well.
fn in_a_child(body: impl FnOnce() -> i32) -> i32 {
    // SAFETY: the child calls nothing that needs other threads, and does not come back.
    unsafe {
        match libc::fork() {
            0 => libc::_exit(body()),
            child => {
                let mut status = 0;
                assert_eq!(libc::waitpid(child, &mut status, 0), child);
                assert!(libc::WIFEXITED(status), "status {status:#x}");
                libc::WEXITSTATUS(status)
            }
        }
    }
}

fn errno_of(number: libc::c_long) -> i32 {
    // SAFETY: the numbers below are of calls that the filter answers, or that take no memory.
    if unsafe { libc::syscall(number, 0, 0, 0) } < 0 {
        std::io::Error::last_os_error().raw_os_error().unwrap()
    } else {
        0
    }
}

fn arch() -> u32 {
    let abi: &Abi = here::abi().expect("an ABI of ours");
    let audit = audit::of_kernel_running(abi.name).iter().find(|audit| audit.abis.contains(&abi.name));
    audit.expect("its filters").arch(here::is_little_endian())
}

fn filter(answers: &[(libc::c_long, Answer)]) -> Filter {
    let mut filter = Filter::default();
    for (number, answer) in answers {
        filter.answers(arch()).set(*number as u32, *answer);
    }
    filter
}

#[test]
fn calls_are_answered_and_the_rest_is_the_kernels() {
    let filter = filter(&[(libc::SYS_getppid, Answer::Errno(77)), (libc::SYS_gettid, Answer::Trace(5))]);
    let status = in_a_child(|| {
        if filter.install().is_err() {
            return 1;
        }
        // Nobody traces.
        i32::from(errno_of(libc::SYS_getppid) != 77) * 2
            + i32::from(errno_of(libc::SYS_gettid) != libc::ENOSYS) * 4
            + i32::from(errno_of(libc::SYS_getpid) != 0) * 8
    });
    assert_eq!(status, 0);
}

#[test]
fn as_long_as_the_kernel_takes_them() {
    let mut filter = filter(&[]);
    for number in 1000..4000 {
        filter.answers(arch()).set(number, Answer::Errno((number % 7) as u16 + 1));
    }
    assert!((2000..=4096).contains(&filter.program().len()));
    let status = in_a_child(|| match filter.install() {
        Ok(_) => i32::from(errno_of(3999) != 3999 % 7 + 1),
        Err(_) => 2,
    });
    assert_eq!(status, 0);
    for number in 4000..6000 {
        filter.answers(arch()).set(number, Answer::Errno((number % 7) as u16 + 1));
    }
    let status = in_a_child(|| match filter.install() {
        Err(error) => i32::from(error.raw_os_error() != Some(libc::E2BIG)),
        Ok(_) => 2,
    });
    assert_eq!(status, 0);
}

/// A notification of uname, read and answered.
fn answer(reader: &OwnedFd) -> Option<()> {
    // SAFETY: structs of integers, which the kernel wants to be zero, and those that it fills.
    unsafe {
        let mut asked: libc::seccomp_notif = std::mem::zeroed();
        if libc::ioctl(reader.as_raw_fd(), libc::SECCOMP_IOCTL_NOTIF_RECV, &mut asked) != 0 {
            return None;
        }
        let mut answer: libc::seccomp_notif_resp = std::mem::zeroed();
        answer.id = asked.id;
        answer.error = -libc::EXDEV;
        (libc::ioctl(reader.as_raw_fd(), libc::SECCOMP_IOCTL_NOTIF_SEND, &mut answer) == 0).then_some(())
    }
}

#[test]
fn notifications_come_from_the_descriptor() {
    let filter = filter(&[(libc::SYS_uname, Answer::Notify)]);
    let status = in_a_child(|| {
        let Ok(Some(reader)) = filter.install() else { return 1 };
        // SAFETY: as in_a_child.
        match unsafe { libc::fork() } {
            0 => unsafe { libc::_exit(i32::from(errno_of(libc::SYS_uname) != libc::EXDEV)) },
            child => {
                if answer(&reader).is_none() {
                    return 2;
                }
                let mut status = 0;
                // SAFETY: our own child.
                unsafe { libc::waitpid(child, &mut status, 0) };
                status
            }
        }
    });
    assert_eq!(status, 0);
}
