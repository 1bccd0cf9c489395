//! Another task's memory.

use std::fs::OpenOptions;
use std::io::{IoSlice, IoSliceMut};
use std::os::unix::fs::FileExt;

use nix::errno::Errno;
use nix::sys::uio::{RemoteIoVec, process_vm_readv, process_vm_writev};
use nix::unistd::Pid;

use super::procfs;

/// All of it, or an error: EFAULT where it is not mapped, EPERM of a program that is not dumpable.
pub fn read(task: i32, at: u64, bytes: &mut [u8]) -> Result<(), Errno> {
    let len = bytes.len();
    let remote = RemoteIoVec { base: usize::try_from(at).map_err(|_| Errno::EFAULT)?, len };
    let read = process_vm_readv(Pid::from_raw(task), &mut [IoSliceMut::new(bytes)], &[remote])?;
    if read == len { Ok(()) } else { Err(Errno::EFAULT) }
}

/// As a call of the program's own would: not where it may not write itself.
pub fn write(task: i32, at: u64, bytes: &[u8]) -> Result<(), Errno> {
    match write_mapped(task, at, bytes) {
        // Perhaps the stack must grow first: writing through /proc/PID/mem makes it grow.
        Err(Errno::EFAULT) if read(task, at, &mut vec![0; bytes.len()]).is_err() => {
            write_by_file(task, at, bytes).map_err(|_| Errno::EFAULT)
        }
        done => done,
    }
}

/// So that these bytes are there. Often they are, from the last time: a page that a child shares is copied by a write, and
/// another processor interrupted for it.
pub fn keep(task: i32, at: u64, bytes: &[u8]) -> Result<(), Errno> {
    let mut there = vec![0; bytes.len()];
    match read(task, at, &mut there) {
        Ok(()) if there == bytes => Ok(()),
        _ => write(task, at, bytes),
    }
}

/// All of it, or an error: EFAULT where the program itself could not, or not without its stack growing.
fn write_mapped(task: i32, at: u64, bytes: &[u8]) -> Result<(), Errno> {
    let len = bytes.len();
    let remote = RemoteIoVec { base: usize::try_from(at).map_err(|_| Errno::EFAULT)?, len };
    let written = process_vm_writev(Pid::from_raw(task), &[IoSlice::new(bytes)], &[remote])?;
    if written == len { Ok(()) } else { Err(Errno::EFAULT) }
}

/// Where nothing is mapped for writing, too.
fn write_by_file(task: i32, at: u64, bytes: &[u8]) -> Result<(), Errno> {
    let directory = procfs::directory(task).ok_or(Errno::ESRCH)?;
    let memory = OpenOptions::new().write(true).open(format!("{directory}/mem"));
    let written = memory.and_then(|memory| memory.write_all_at(bytes, at));
    written.map_err(|error| error.raw_os_error().map_or(Errno::EFAULT, Errno::from_raw))
}
