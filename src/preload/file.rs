//! A file that is open from the start on, although the program may close any descriptor.

use core::ffi::c_int;

use super::bytes::copy;
use super::sys::{self, Identity, Result};

/// Higher than descriptors that programs usually choose, and below the usual limit of 1024.
const LEAST: c_int = 900;

const LONGEST: usize = libc::PATH_MAX as usize;

pub struct File {
    fd: c_int,
    identity: Option<Identity>,
    flags: c_int,
    /// Absolute, with a 0 at its end: the program may change its directory.
    path: [u8; LONGEST],
}

impl File {
    pub const CLOSED: File = File { fd: 0, identity: None, flags: 0, path: [0; LONGEST] };

    #[inline(never)] // one copy of the code keeps the library small
    pub fn open(&mut self, path: &[u8], flags: c_int) -> Result<()> {
        self.keep(path)?;
        self.flags = flags;
        self.fd = self.open_again()?;
        self.identity = sys::identity(self.fd).ok();
        Ok(())
    }

    /// Calls `act` with a descriptor of the file and returns its result; a negative errno where there is none.
    ///
    /// A program that closes all descriptors (closefrom) closes this one too, and may open another file in its place.
    /// Then the file is opened again by its path, for this one call. That fails if the path no longer leads there,
    /// for example after chroot.
    pub fn with(&self, act: impl FnOnce(c_int) -> isize) -> isize {
        if self.identity.is_some() && sys::identity(self.fd).ok() == self.identity {
            return act(self.fd);
        }
        match self.open_again() {
            Ok(fd) => {
                let result = act(fd);
                sys::close(fd);
                result
            }
            Err(errno) => -(errno as isize),
        }
    }

    pub fn is_fifo(&self) -> bool {
        self.identity.is_some_and(|identity| identity.is_fifo())
    }

    /// Absolute, with a 0 at its end.
    pub fn path(&self) -> &[u8] {
        &self.path
    }

    pub fn descriptor(&self) -> c_int {
        self.fd
    }

    #[inline(never)] // one copy of the code keeps the library small
    fn open_again(&self) -> Result<c_int> {
        let fd = sys::open(&self.path, self.flags)?;
        // If RLIMIT_NOFILE forbids it: half the number, and half again. Never the number of a standard stream that is closed.
        let mut least = LEAST;
        while least > libc::STDERR_FILENO {
            if let Ok(high) = sys::duplicate(fd, least) {
                sys::close(fd);
                return Ok(high);
            }
            least /= 2;
        }
        Ok(fd)
    }

    fn keep(&mut self, path: &[u8]) -> Result<()> {
        let mut length = 0;
        if !path.starts_with(b"/") {
            length = sys::working_directory(&mut self.path)?;
            // Over the 0 at the end.
            *self.path.get_mut(length.wrapping_sub(1)).ok_or(libc::ENAMETOOLONG)? = b'/';
        }
        let room = self.path.get_mut(length..).unwrap_or_default();
        if path.len() >= room.len() {
            return Err(libc::ENAMETOOLONG);
        }
        copy(path, room);
        Ok(())
    }
}
