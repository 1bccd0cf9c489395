//! System calls without libc: they leave errno alone. Pointers that go to the kernel have their provenance exposed:
//! otherwise the compiler may assume that nobody reads or writes there.

use core::ffi::{CStr, c_int};
use core::mem::{MaybeUninit, size_of};

use crate::{arch, errno};

/// The result, or the errno.
pub type Result<T> = core::result::Result<T, c_int>;

fn checked(raw: isize) -> Result<usize> {
    if errno::is_error(raw) { Err(-raw as c_int) } else { Ok(raw as usize) }
}

/// The path has a 0 at its end.
pub fn open(path: &[u8], flags: c_int) -> Result<c_int> {
    const FROM_HERE: usize = libc::AT_FDCWD as usize;
    const MODE: usize = 0o666;
    let flags = (flags | libc::O_CLOEXEC) as usize;
    // SAFETY: the kernel reads the path up to its end.
    let raw =
        unsafe { arch::syscall4(libc::SYS_openat as usize, FROM_HERE, path.as_ptr().expose_provenance(), flags, MODE) };
    checked(raw).map(|fd| fd as c_int)
}

pub fn close(fd: c_int) {
    // SAFETY: no memory is passed; the descriptor is ours.
    let _ = unsafe { arch::syscall1(libc::SYS_close as usize, fd as usize) };
}

/// A copy of the descriptor, no lower than `least`.
pub fn duplicate(fd: c_int, least: c_int) -> Result<c_int> {
    const HOW: usize = libc::F_DUPFD_CLOEXEC as usize;
    // SAFETY: no memory is passed.
    let raw = unsafe { arch::syscall3(libc::SYS_fcntl as usize, fd as usize, HOW, least as usize) };
    checked(raw).map(|fd| fd as c_int)
}

/// One write(2). What it does not take is lost. The program gets no signal for it.
#[inline(never)] // one copy of the code keeps the library small
pub fn write(fd: c_int, bytes: &[u8]) -> isize {
    const SIZE: usize = size_of::<u64>();
    // SIGPIPE if there is no reader, SIGXFSZ at the limit of a file's size: both go to the thread that writes.
    let mut signals = 1_u64 << (libc::SIGPIPE - 1) | 1 << (libc::SIGXFSZ - 1);
    let (mut before, mut waiting, at_once) = (0_u64, 0_u64, [0_u64; 2]);
    let at = |set: *mut u64| set.expose_provenance();
    let mask = libc::SYS_rt_sigprocmask as usize;
    // SAFETY: the kernel reads the bytes and the sets, and writes no more than a set's 64 bits.
    unsafe {
        arch::syscall2(libc::SYS_rt_sigpending as usize, at(&raw mut waiting), SIZE);
        let how = libc::SIG_BLOCK as usize;
        let is_blocked = arch::syscall4(mask, how, at(&raw mut signals), at(&raw mut before), SIZE) == 0;
        let raw =
            arch::syscall3(libc::SYS_write as usize, fd as usize, bytes.as_ptr().expose_provenance(), bytes.len());
        signals &= !waiting; // pending already: they are the program's own
        if is_blocked && (raw == -(libc::EPIPE as isize) || raw == -(libc::EFBIG as isize)) {
            let take = libc::SYS_rt_sigtimedwait as usize;
            arch::syscall4(take, at(&raw mut signals), 0, (&raw const at_once).expose_provenance(), SIZE);
        }
        if is_blocked {
            arch::syscall4(mask, libc::SIG_SETMASK as usize, at(&raw mut before), 0, SIZE);
        }
        raw
    }
}

/// Whether a line can be written without waiting for a reader. Also true if a filter forbids to ask.
pub fn has_room(fd: c_int) -> bool {
    let mut asked = libc::pollfd { fd, events: libc::POLLOUT, revents: 0 };
    let at_once = [0_u64; 2];
    let (asked, at_once) = ((&raw mut asked).expose_provenance(), (&raw const at_once).expose_provenance());
    // SAFETY: the kernel reads and writes the one struct, and reads the time.
    unsafe { arch::syscall5(libc::SYS_ppoll as usize, asked, 1, at_once, 0, size_of::<u64>()) != 0 }
}

/// The working directory's path, with a 0 at its end.
pub fn working_directory(path: &mut [u8]) -> Result<usize> {
    // SAFETY: the kernel writes no more than there is room for.
    checked(unsafe { arch::syscall2(libc::SYS_getcwd as usize, path.as_mut_ptr().expose_provenance(), path.len()) })
}

/// The file that a descriptor is open on: its device, in two words, its inode, and its type.
#[derive(Clone, Copy, PartialEq)]
pub struct Identity(u32, u32, u64, u32);

impl Identity {
    pub fn is_fifo(&self) -> bool {
        self.3 == libc::S_IFIFO
    }
}

#[inline(never)] // one copy of the code keeps the library small
pub fn identity(fd: c_int) -> Result<Identity> {
    const FD_ALONE: usize = libc::AT_EMPTY_PATH as usize;
    const WANTED: usize = (libc::STATX_TYPE | libc::STATX_INO) as usize;
    let mut found = MaybeUninit::<libc::statx>::uninit();
    let (path, found_at) = (c"".as_ptr().expose_provenance(), found.as_mut_ptr().expose_provenance());
    // SAFETY: the kernel fills the struct where it says success.
    unsafe {
        let number = libc::SYS_statx as usize;
        checked(arch::syscall5(number, fd as usize, path, FD_ALONE, WANTED, found_at))?;
        let found = found.assume_init_ref();
        let kind = u32::from(found.stx_mode) & libc::S_IFMT;
        Ok(Identity(found.stx_dev_major, found.stx_dev_minor, found.stx_ino, kind))
    }
}

/// Whether the descriptor is of a directory in the cgroup2 hierarchy.
pub fn is_cgroup(fd: c_int) -> bool {
    // struct statfs differs by architecture, but begins with the type everywhere, of which the low 32 bits are enough.
    let mut found = MaybeUninit::<[u32; 64]>::uninit();
    // SAFETY: no architecture's struct statfs has more than 256 bytes; what is looked at is filled on success.
    unsafe {
        let done = arch::syscall2(libc::SYS_fstatfs as usize, fd as usize, found.as_mut_ptr().expose_provenance()) == 0;
        done && found.as_ptr().cast::<u32>().read() == libc::CGROUP2_SUPER_MAGIC as u32
    }
}

/// Whether this process may write to the file of that name in the directory; if not, the errno.
pub fn may_write(directory: c_int, name: &CStr) -> Result<()> {
    let mode = libc::W_OK as usize;
    // SAFETY: the kernel reads the name up to its end.
    let raw = unsafe {
        arch::syscall3(libc::SYS_faccessat as usize, directory as usize, name.as_ptr().expose_provenance(), mode)
    };
    checked(raw).map(|_| ())
}

pub fn process_id() -> usize {
    // SAFETY: no memory is passed.
    unsafe { arch::syscall0(libc::SYS_getpid as usize) as usize }
}

pub fn thread_id() -> usize {
    // SAFETY: no memory is passed.
    unsafe { arch::syscall0(libc::SYS_gettid as usize) as usize }
}

pub fn exit(status: c_int) -> ! {
    // SAFETY: ends the process.
    let _ = unsafe { arch::syscall1(libc::SYS_exit_group as usize, status as usize) };
    // A filter made exit_group fail, or this architecture has no system calls here: crash.
    // SAFETY: nothing is mapped there.
    unsafe { core::ptr::null_mut::<u8>().write_volatile(0) };
    loop {
        core::hint::spin_loop();
    }
}

/// Copies memory of this process that may be unreadable. Returns the number of bytes copied.
pub fn read_memory(from: usize, to: *mut u8, length: usize) -> Result<usize> {
    let [local, remote] =
        [to.expose_provenance(), from].map(|at| libc::iovec { iov_base: at as *mut _, iov_len: length });
    let (local, remote) = (&raw const local, &raw const remote);
    let number = libc::SYS_process_vm_readv as usize;
    // SAFETY: the kernel writes at most `length` bytes, and fails if it cannot read.
    checked(unsafe {
        arch::syscall6(number, process_id(), local.expose_provenance(), 1, remote.expose_provenance(), 1, 0)
    })
}
