//! --trace: a line for each child, as SPLORK_TRACE's are, in the order of births; counts in the last.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, FromRawFd};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use super::asked::line::Line;
use crate::shown::shown;

pub struct Trace {
    to: Option<File>,
    /// Standard error may be anything: whether there is room for a line is asked first.
    is_shared: bool,
    /// Lines that could not be written, until one can be that tells of them.
    lost: u64,
    /// The last of them was written in part, so that what comes next would look like the rest of it.
    is_torn: bool,
}

impl Trace {
    pub const OFF: Trace = Trace { to: None, is_shared: false, lost: 0, is_torn: false };

    /// A file, or `-` for standard error.
    pub fn open(name: &std::ffi::OsStr) -> Result<Trace, String> {
        let is_shared = name == "-";
        let opened = if is_shared { standard_error() } else { file(Path::new(name)) };
        let to = opened.map_err(|error| {
            let hint = match error.raw_os_error() {
                Some(libc::ENXIO) => ", nobody reads it: start its reader first",
                _ => "",
            };
            format!("--trace {}: the path cannot be opened: {error}{hint}", shown(name))
        })?;
        Ok(Trace { to: Some(to), is_shared, ..Trace::OFF })
    }

    pub fn descriptor(&self) -> Option<BorrowedFd<'_>> {
        self.to.as_ref().map(File::as_fd)
    }

    /// `tell` writes the line that begins with process and thread.
    pub fn line(&mut self, process: i32, thread: i32, tell: impl FnOnce(&mut Line)) {
        self.write(|line| {
            line.signed(process.into()).byte(b' ').signed(thread.into()).byte(b' ');
            tell(line);
        });
    }

    pub fn write(&mut self, tell: impl FnOnce(&mut Line)) {
        let Some(file) = &self.to else { return };
        let mut line = Line::new();
        if self.is_torn {
            line.byte(b'\n');
        }
        if self.lost > 0 {
            line.text(b"all: lines lost: ").unsigned(self.lost).byte(b'\n');
        }
        let told = line.length();
        tell(&mut line);
        let line = line.ended();
        // What cannot be written is lost: the program is not to wait for a reader.
        let written = if !self.is_shared || has_room(file) { (&*file).write(line).unwrap_or(0) } else { 0 };
        if written == line.len() {
            self.lost = 0;
            self.is_torn = false;
        } else {
            let untold = if written < told { self.lost } else { 0 };
            self.lost = untold + 1;
            self.is_torn |= written > 0;
        }
    }

    pub fn lost(&self) -> u64 {
        self.lost
    }
}

fn file(path: &Path) -> std::io::Result<File> {
    // Neither this nor a line waits for a reader.
    let mut options = OpenOptions::new();
    options.append(true).custom_flags(libc::O_NOCTTY | libc::O_NONBLOCK);
    // One that is there is not asked to be made: in /tmp the kernel refuses that for another user's.
    options.open(path).or_else(|_| options.create(true).open(path))
}

fn standard_error() -> std::io::Result<File> {
    // SAFETY: numbers alone are passed.
    let (flags, copy) = unsafe {
        let stream = libc::STDERR_FILENO;
        (libc::fcntl(stream, libc::F_GETFL), libc::fcntl(stream, libc::F_DUPFD_CLOEXEC, stream + 1))
    };
    if copy < 0 {
        return Err(std::io::Error::last_os_error());
    }
    // SAFETY: it is new, and ours.
    let copy = unsafe { File::from_raw_fd(copy) };
    if flags < 0 || flags & libc::O_PATH != 0 {
        return Err(std::io::Error::from_raw_os_error(libc::EBADF)); // closed; see crate::inherited
    }
    Ok(copy)
}

fn has_room(file: &File) -> bool {
    let mut asked = libc::pollfd { fd: file.as_raw_fd(), events: libc::POLLOUT, revents: 0 };
    // SAFETY: the kernel reads and writes the one struct.
    unsafe { libc::poll(&mut asked, 1, 0) != 0 }
}
