//! ptrace(2), as the tracer uses it. nix has no signals above 31 and no requests of LISTEN's kind, so what resumes or stops a
//! task is libc's.

use std::ffi::{c_int, c_long, c_void};
use std::mem::{MaybeUninit, size_of};
use std::ptr;

use nix::errno::Errno;
use nix::sys::ptrace::Options;
use nix::unistd::Pid;

/// A task's thread ID.
pub type Tid = i32;

/// No architecture's NT_PRSTATUS has more words that concern us.
pub const MOST: usize = 48;

/// linux/ptrace.h's, which libc has for some architectures alone.
const GETREGS: c_int = 12;
const SETREGS: c_int = 13;
const GETREGSET: c_int = 0x4204;
const SETREGSET: c_int = 0x4205;
const LISTEN: c_int = 0x4208;
const GETSIGMASK: c_int = 0x420a;
const SETSIGMASK: c_int = 0x420b;

pub const NT_PRSTATUS: c_int = 1;

/// From here on the task, and all that come from it, stop for us; if we end, so do they.
pub fn seize(task: Tid) -> Result<(), Errno> {
    let options = Options::PTRACE_O_TRACESYSGOOD
        | Options::PTRACE_O_TRACEFORK
        | Options::PTRACE_O_TRACEVFORK
        | Options::PTRACE_O_TRACECLONE
        | Options::PTRACE_O_TRACEEXEC
        | Options::PTRACE_O_TRACEEXIT
        | Options::PTRACE_O_TRACESECCOMP
        | Options::PTRACE_O_EXITKILL;
    nix::sys::ptrace::seize(Pid::from_raw(task), options)
}

/// Whether there is a task of this number, and we trace it: whoever waits for children waits for those that it traces, too. Not by
/// /proc, where numbers may be those of another PID namespace.
pub fn is_traced(task: Tid) -> bool {
    const LEFT_AS_IT_IS: c_int = libc::WNOWAIT | libc::WNOHANG | libc::WEXITED | libc::WSTOPPED | libc::__WALL;
    let mut found = MaybeUninit::<libc::siginfo_t>::zeroed();
    // SAFETY: the kernel writes the one struct.
    unsafe { libc::waitid(libc::P_PID, task as libc::id_t, found.as_mut_ptr(), LEFT_AS_IT_IS) == 0 }
}

/// Whether the task is a thread of this process, as its number says; a process has its first thread's.
pub fn is_thread_of(process: Tid, task: Tid) -> bool {
    // SAFETY: no memory is passed, and signal 0 is none. An error other than ESRCH is that it is there, and another user's.
    let asked = Errno::result(unsafe { libc::syscall(libc::SYS_tgkill, process, task, 0) });
    asked != Err(Errno::ESRCH)
}

/// What an event's stop tells besides.
pub fn message(task: Tid) -> Result<c_long, Errno> {
    nix::sys::ptrace::getevent(Pid::from_raw(task))
}

/// # Safety
/// As the request itself.
unsafe fn request(request: c_int, task: Tid, at: usize, data: *mut c_void) -> Result<c_long, Errno> {
    // SAFETY: passed on to the caller. The request's type is another one with musl.
    Errno::result(unsafe { libc::ptrace(request as _, task, ptr::without_provenance_mut::<c_void>(at), data) })
}

/// Lets it go on with this signal, or none, to the next stop or to where the next call begins or ends.
pub fn resume(task: Tid, signal: c_int, until_call: bool) -> Result<(), Errno> {
    let how = if until_call { libc::PTRACE_SYSCALL as c_int } else { libc::PTRACE_CONT as c_int };
    // SAFETY: no memory is passed: the data is a number.
    unsafe { request(how, task, 0, ptr::without_provenance_mut(signal as usize)) }.map(drop)
}

/// Lets it go on, and is its tracer no longer.
pub fn detach(task: Tid) -> Result<(), Errno> {
    // SAFETY: no memory is passed.
    unsafe { request(libc::PTRACE_DETACH as c_int, task, 0, ptr::null_mut()) }.map(drop)
}

/// Leaves it stopped, as it would be without us, until it is continued.
pub fn listen(task: Tid) -> Result<(), Errno> {
    // SAFETY: no memory is passed.
    unsafe { request(LISTEN, task, 0, ptr::null_mut()) }.map(drop)
}

pub fn registers(task: Tid, file: &mut [u64; MOST]) -> Result<(), Errno> {
    // SAFETY: struct user_regs_struct has no more than 27 words.
    unsafe { request(GETREGS, task, 0, file.as_mut_ptr().cast()) }.map(drop)
}

pub fn set_registers(task: Tid, file: &[u64; MOST]) -> Result<(), Errno> {
    // SAFETY: likewise, and the kernel reads alone.
    unsafe { request(SETREGS, task, 0, file.as_ptr().cast_mut().cast()) }.map(drop)
}

/// A register set; how many bytes there are of it.
pub fn register_set<Words>(task: Tid, set: c_int, words: &mut Words) -> Result<usize, Errno> {
    let mut vector = libc::iovec { iov_base: (&raw mut *words).cast(), iov_len: size_of::<Words>() };
    // SAFETY: the kernel writes no more than there is room for; the callers' words are numbers.
    unsafe { request(GETREGSET, task, set as usize, (&raw mut vector).cast()) }?;
    Ok(vector.iov_len)
}

/// As much of the set as was got.
pub fn set_register_set<Words>(task: Tid, set: c_int, words: &Words, length: usize) -> Result<(), Errno> {
    let length = length.min(size_of::<Words>());
    let mut vector = libc::iovec { iov_base: (&raw const *words).cast_mut().cast(), iov_len: length };
    // SAFETY: the kernel reads alone.
    unsafe { request(SETREGSET, task, set as usize, (&raw mut vector).cast()) }.map(drop)
}

/// Blocks all signals that can be; those that were blocked.
pub fn block_signals(task: Tid) -> Result<u64, Errno> {
    let mut mask = 0_u64;
    // SAFETY: the kernel writes a mask of that size.
    unsafe { request(GETSIGMASK, task, size_of::<u64>(), (&raw mut mask).cast()) }?;
    set_blocked_signals(task, u64::MAX)?;
    Ok(mask)
}

/// As the program itself has them blocked, of a task that has had all of them blocked for the time of a call, or whose parent has.
pub fn let_signals_in(task: Tid, held: Option<u64>) {
    if let Some(mask) = held {
        // An error is that it has been killed.
        let _ = set_blocked_signals(task, mask);
    }
}

pub fn set_blocked_signals(task: Tid, mut mask: u64) -> Result<(), Errno> {
    // SAFETY: the kernel reads a mask of that size.
    unsafe { request(SETSIGMASK, task, size_of::<u64>(), (&raw mut mask).cast()) }.map(drop)
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::*;

    #[test]
    fn who_is_traced_is_there_and_is_ours() {
        let us = std::process::id() as Tid;
        assert!(!is_traced(us));
        let mut child = Command::new("sleep").arg("1000").spawn().expect("sleep runs");
        let task = child.id() as Tid;
        seize(task).expect("a child may be traced");
        assert!(is_traced(task));
        assert!(is_thread_of(task, task) && !is_thread_of(us, task));
        child.kill().expect("it is there");
        let mut status = 0;
        // SAFETY: the kernel writes the one word.
        assert_eq!(unsafe { libc::waitpid(task, &mut status, libc::__WALL) }, task);
        assert_eq!(status >> 16, libc::PTRACE_EVENT_EXIT);
        detach(task).expect("it is stopped");
        child.wait().expect("it ends");
        assert!(!is_traced(task) && !is_thread_of(task, task));
    }

    /// Tests run in threads of their own.
    #[test]
    fn a_thread_is_of_its_process() {
        // SAFETY: it takes nothing.
        let (us, thread) = (std::process::id() as Tid, unsafe { libc::gettid() });
        assert!(is_thread_of(us, thread));
        assert_eq!(is_thread_of(thread, us), thread == us);
    }
}
