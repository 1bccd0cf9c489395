//! A process of ours beside the program: none of its relatives, out of the reach of its terminal, and with nothing of its
//! open.

use std::ffi::{CStr, c_int, c_long};
use std::fs;
use std::os::fd::{AsRawFd, BorrowedFd, RawFd};

use nix::errno::Errno;
use nix::sys::resource::{RLIM_INFINITY, Resource, getrlimit, setrlimit};
use nix::unistd::{chdir, dup2_stderr, dup2_stdin, dup2_stdout, setsid};

pub enum Side {
    Program,
    Beside,
}

/// Two processes from here on. The new one is not a child of the program: its parent has ended, so it is an orphan.
///
/// Orphans go to the init of the namespace or to who has asked for them. If that is this very process, which becomes the
/// program, the one beside is a child of it, of the kind that wait(2) does not see without __WCLONE.
pub fn split() -> Result<Side, Errno> {
    if is_orphanage() {
        return Ok(if fork_without_signal()? == 0 { Side::Beside } else { Side::Program });
    }
    // Whose end is no SIGCHLD: the program may have that one blocked, and would find it; or ignored, and nobody could be waited for.
    match fork_without_signal()? as libc::pid_t {
        // SAFETY: this program has one thread; the process in between ends at once, without exit handlers.
        0 => match Errno::result(unsafe { libc::fork() }) {
            Ok(0) => Ok(Side::Beside),
            Ok(_) => unsafe { libc::_exit(0) },
            Err(errno) => unsafe { libc::_exit(errno as c_int) },
        },
        middle => {
            let mut status = 0;
            // SAFETY: the kernel writes the one word.
            Errno::result(unsafe { libc::waitpid(middle, &mut status, libc::__WCLONE) })?;
            match libc::WEXITSTATUS(status) {
                0 => Ok(Side::Program),
                errno => Err(Errno::from_raw(errno)),
            }
        }
    }
}

/// Whether this process becomes the parent of orphans.
fn is_orphanage() -> bool {
    let mut is_subreaper: c_int = 0;
    // SAFETY: the kernel writes the one word.
    unsafe { libc::prctl(libc::PR_GET_CHILD_SUBREAPER, &mut is_subreaper) };
    is_subreaper != 0 || std::process::id() == 1
}

/// fork(2), and the parent gets no signal when the child ends. Arguments that are all 0 have the same order everywhere.
fn fork_without_signal() -> Result<c_long, Errno> {
    // SAFETY: no memory is shared, and this program has one thread.
    Errno::result(unsafe { libc::syscall(libc::SYS_clone, 0, 0, 0, 0, 0) })
}

/// Closes everything that the program gave it, apart from these descriptors. `name`: its own, which ps(1) shows.
pub fn let_go(name: &CStr, keep: &[BorrowedFd]) -> Result<(), Errno> {
    setsid()?;
    // SAFETY: the kernel copies the name.
    unsafe { libc::prctl(libc::PR_SET_NAME, name.as_ptr()) };
    for resource in [Resource::RLIMIT_CPU, Resource::RLIMIT_FSIZE, Resource::RLIMIT_AS, Resource::RLIMIT_DATA] {
        widen(resource);
    }
    for signal in 1..=libc::SIGRTMAX() {
        if signal != libc::SIGCHLD {
            // SAFETY: no function is given. Some cannot be ignored.
            unsafe { libc::signal(signal, libc::SIG_IGN) };
        }
    }
    // SAFETY: likewise.
    unsafe { libc::signal(libc::SIGCHLD, libc::SIG_DFL) };
    let null = fs::OpenOptions::new().read(true).write(true).open("/dev/null");
    let null = null.map_err(|error| error.raw_os_error().map_or(Errno::ENODEV, Errno::from_raw))?;
    dup2_stdin(&null)?;
    dup2_stdout(&null)?;
    dup2_stderr(&null)?;
    drop(null);
    close_others(keep);
    chdir("/")
}

/// As far as this process may: what is one process' limit is not for what we do for all of them.
fn widen(resource: Resource) {
    if setrlimit(resource, RLIM_INFINITY, RLIM_INFINITY).is_err()
        && let Ok((_, most)) = getrlimit(resource)
    {
        let _ = setrlimit(resource, most, most);
    }
}

/// Closes all descriptors but the standard streams and these.
fn close_others(keep: &[BorrowedFd]) {
    let mut keep: Vec<RawFd> = keep.iter().map(AsRawFd::as_raw_fd).collect();
    keep.sort_unstable();
    let mut first = libc::STDERR_FILENO + 1;
    for kept in keep.into_iter().chain([RawFd::MAX]) {
        if first < kept {
            close_range(first, kept - 1);
        }
        first = kept.saturating_add(1);
    }
}

/// close_range(2), or the same where the kernel is older than Linux 5.9.
fn close_range(first: RawFd, last: RawFd) {
    // SAFETY: numbers alone are passed; whose descriptors these are the caller knows.
    if unsafe { libc::syscall(libc::SYS_close_range, first, last, 0) } == 0 {
        return;
    }
    let entries = fs::read_dir("/proc/self/fd").into_iter().flatten().flatten();
    let open: Vec<RawFd> = entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok()).collect();
    for descriptor in open.into_iter().filter(|descriptor| (first..=last).contains(descriptor)) {
        // SAFETY: likewise.
        unsafe { libc::close(descriptor) };
    }
}
