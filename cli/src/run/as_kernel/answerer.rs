//! The process that answers uname(2): it sleeps until a process calls uname, and ends when none is left that could.

use std::io::{IoSlice, IoSliceMut, Read, Write};
use std::os::fd::{AsFd, AsRawFd, FromRawFd, OwnedFd, RawFd};
use std::os::unix::net::UnixStream;
use std::sync::atomic::{AtomicU8, Ordering};

use libc::{c_int, seccomp_notif, seccomp_notif_resp};
use nix::cmsg_space;
use nix::sys::socket::{ControlMessage, ControlMessageOwned, MsgFlags, recvmsg, sendmsg};
use splork_table::version::Version;

use crate::run::detach::{self, Side};
use crate::run::procfs;
use crate::run::seccomp::{Answer, Filter};
use crate::run::uname::{self, Failure, UnameCall};

/// The first Linux that reports to the reader of notifications when all processes with the filter have ended.
const FIRST: Version = Version::new(5, 9, 0);

/// A byte of this process, which the other one writes to, if it may.
static PROBED: AtomicU8 = AtomicU8::new(0);

/// Why not, if it cannot be: uname is the machine's own then.
pub fn start(release: &str, unames: &[UnameCall], running: Option<Version>) -> Result<(), String> {
    if running.is_none_or(|running| running < FIRST) {
        return Err(format!("this kernel is older than Linux {FIRST}"));
    }
    let told = |error: std::io::Error| error.to_string();
    let (mut ours, theirs) = UnixStream::pair().map_err(told)?;
    let program = std::process::id() as i32;
    match detach::split().map_err(|errno| told(errno.into()))? {
        Side::Program => drop(theirs),
        Side::Beside => {
            drop(ours);
            let ended = be_answerer(theirs, program, release, unames);
            // SAFETY: ends this process, without the command's own exit handlers.
            unsafe { libc::_exit(c_int::from(ended.is_err())) }
        }
    }
    let mut errno = [0; size_of::<c_int>()];
    ours.read_exact(&mut errno).map_err(|_| "the process that answers it has ended".to_owned())?;
    match c_int::from_ne_bytes(errno) {
        0 if PROBED.load(Ordering::SeqCst) == uname::PROBED => {}
        errno => return Err(why(errno)),
    }
    let mut filter = Filter::default();
    for call in unames {
        filter.answers(call.arch).set(call.number, Answer::Notify);
    }
    let reader = filter.install().map_err(|error| match error.raw_os_error() {
        Some(libc::EBUSY) => {
            "another process answers for a filter that is installed already, and Linux allows only one".to_owned()
        }
        _ => format!("cannot set a seccomp filter: {error}"),
    })?;
    let reader = reader.expect("it has notifications");
    give(&ours, &reader).map_err(told)
}

/// Of a process that may not be written to.
fn why(errno: c_int) -> String {
    let error = std::io::Error::from_raw_os_error(errno);
    match &*procfs::yama_scope() {
        "" | "0" => format!("the process that answers it may not write to the program's memory: {error}"),
        scope => format!(
            "kernel.yama.ptrace_scope is {scope}, so no other process may answer it; the tracer of --every-child may"
        ),
    }
}

fn give(to: &UnixStream, descriptor: &OwnedFd) -> std::io::Result<()> {
    let descriptors = [descriptor.as_raw_fd()];
    let message = [ControlMessage::ScmRights(&descriptors)];
    sendmsg::<()>(to.as_raw_fd(), &[IoSlice::new(&[0])], &message, MsgFlags::empty(), None)?;
    Ok(())
}

fn take(from: &UnixStream) -> std::io::Result<OwnedFd> {
    let mut byte = [0];
    let mut data = [IoSliceMut::new(&mut byte)];
    let mut space = cmsg_space!(RawFd);
    let message = recvmsg::<()>(from.as_raw_fd(), &mut data, Some(&mut space), MsgFlags::MSG_CMSG_CLOEXEC)?;
    for control in message.cmsgs()? {
        if let ControlMessageOwned::ScmRights(descriptors) = control
            && let Some(&descriptor) = descriptors.first()
        {
            // SAFETY: the kernel made it for us.
            return Ok(unsafe { OwnedFd::from_raw_fd(descriptor) });
        }
    }
    Err(std::io::ErrorKind::UnexpectedEof.into())
}

fn be_answerer(mut socket: UnixStream, program: i32, release: &str, unames: &[UnameCall]) -> std::io::Result<()> {
    detach::let_go(c"splork-uname", &[socket.as_fd()])?;
    let probed = uname::probe(program, PROBED.as_ptr() as u64);
    socket.write_all(&probed.err().unwrap_or(0).to_ne_bytes())?;
    let reader = take(&socket)?;
    drop(socket);
    loop {
        let mut poll = libc::pollfd { fd: reader.as_raw_fd(), events: libc::POLLIN, revents: 0 };
        // SAFETY: one struct, which the kernel changes.
        unsafe { libc::poll(&mut poll, 1, -1) };
        if poll.revents & libc::POLLIN != 0 {
            answer(&reader, release, unames);
        } else if poll.revents != 0 {
            return Ok(()); // POLLHUP: all processes with the filter have ended
        }
    }
}

/// The next call of uname. An error means that the caller has been killed meanwhile.
fn answer(reader: &OwnedFd, release: &str, unames: &[UnameCall]) {
    // The kernel's struct may become longer, and wants it to be zero.
    let mut buffer = [0u64; 64];
    let asked: *mut seccomp_notif = buffer.as_mut_ptr().cast();
    // SAFETY: room for more than the struct; read once the kernel has filled it.
    let asked = unsafe {
        if libc::ioctl(reader.as_raw_fd(), libc::SECCOMP_IOCTL_NOTIF_RECV, asked) != 0 {
            return;
        }
        &*asked
    };
    let mut response = seccomp_notif_resp { id: asked.id, val: 0, error: 0, flags: 0 };
    let call = unames.iter().find(|call| (call.arch, call.number) == (asked.data.arch, asked.data.nr as u32));
    // The caller may have been killed by now, and its process ID be another process'.
    let is_there = || unsafe { libc::ioctl(reader.as_raw_fd(), libc::SECCOMP_IOCTL_NOTIF_ID_VALID, &asked.id) } == 0;
    let done = match call {
        Some(call) if is_there() => uname::answer(asked.pid as i32, call.layout, asked.data.args[0], release),
        _ => Err(Failure::NotOurs),
    };
    match done {
        Ok(()) => {}
        Err(Failure::Errno(errno)) => response.error = -errno,
        Err(Failure::NotOurs) => response.flags = libc::SECCOMP_USER_NOTIF_FLAG_CONTINUE as u32,
    }
    // SAFETY: the struct is read.
    unsafe { libc::ioctl(reader.as_raw_fd(), libc::SECCOMP_IOCTL_NOTIF_SEND, &response) };
}
