//! The kernel's half of a filter.

use std::io;
use std::os::fd::{FromRawFd, OwnedFd};

use libc::{c_ulong, sock_filter};

/// As [`super::Filter::install`] says; `has_reader`: whether to ask for the descriptor.
pub fn install(program: &[sock_filter], has_reader: bool) -> io::Result<Option<OwnedFd>> {
    let Ok(len) = u16::try_from(program.len()) else { return Err(io::Error::from_raw_os_error(libc::E2BIG)) };
    if program.len() > libc::BPF_MAXINSNS as usize {
        return Err(io::Error::from_raw_os_error(libc::E2BIG)); // the kernel says EINVAL
    }
    let program = libc::sock_fprog { len, filter: program.as_ptr().cast_mut() };
    let mut last = io::Error::from_raw_os_error(libc::EINVAL);
    for flags in flags(has_reader) {
        match set(&program, flags) {
            Ok(descriptor) if has_reader => {
                // SAFETY: the kernel made it for us alone.
                return Ok(Some(unsafe { OwnedFd::from_raw_fd(descriptor as i32) }));
            }
            Ok(_) => return Ok(None),
            Err(error) if error.raw_os_error() == Some(libc::EINVAL) => last = error,
            Err(error) => return Err(error),
        }
    }
    Err(last)
}

/// From the best to what the oldest kernel with filters knows; one that does not know a flag answers EINVAL.
///
/// SPEC_ALLOW, Linux 4.17: the program's speed stays what it is without a filter, on kernels before 5.16 too.
/// WAIT_KILLABLE_RECV, Linux 5.19: a signal does not make a call begin anew that is being answered.
fn flags(has_reader: bool) -> Vec<c_ulong> {
    if has_reader {
        let reader = libc::SECCOMP_FILTER_FLAG_NEW_LISTENER | libc::SECCOMP_FILTER_FLAG_SPEC_ALLOW;
        vec![reader | libc::SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV, reader]
    } else {
        vec![libc::SECCOMP_FILTER_FLAG_SPEC_ALLOW, 0]
    }
}

/// Without CAP_SYS_ADMIN the kernel wants NO_NEW_PRIVS, so that no setuid program gets a filter of its caller's.
fn set(program: &libc::sock_fprog, flags: c_ulong) -> io::Result<libc::c_long> {
    let seccomp = || {
        // SAFETY: the kernel reads the program, which lives until then.
        let result = unsafe { libc::syscall(libc::SYS_seccomp, libc::SECCOMP_SET_MODE_FILTER, flags, program) };
        if result < 0 { Err(io::Error::last_os_error()) } else { Ok(result) }
    };
    // prctl is as old as filters; the call of their own, Linux 3.17, has what flags are for.
    let prctl = || {
        // SAFETY: likewise.
        let result = unsafe { libc::prctl(libc::PR_SET_SECCOMP, libc::SECCOMP_MODE_FILTER, program) };
        if result < 0 { Err(io::Error::last_os_error()) } else { Ok(0) }
    };
    let set = || match seccomp() {
        Err(error) if error.raw_os_error() == Some(libc::ENOSYS) && flags == 0 => prctl(),
        Err(error) if error.raw_os_error() == Some(libc::ENOSYS) => Err(io::Error::from_raw_os_error(libc::EINVAL)),
        done => done,
    };
    match set() {
        Err(error) if error.raw_os_error() == Some(libc::EACCES) => {
            // SAFETY: no memory is passed.
            if unsafe { libc::prctl(libc::PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) } != 0 {
                return Err(io::Error::last_os_error());
            }
            set()
        }
        done => done,
    }
}
