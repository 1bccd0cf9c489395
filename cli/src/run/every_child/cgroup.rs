//! The cgroup that children are to be born in.
//!
//! clone3 wants a descriptor of it, and it is the program's descriptors that count. So the program is made to open it right
//! before the call and, parent and child, to close it right behind: two calls that it did not make. It gets no signal
//! from the first to the last, so that nothing of its own runs in between.

use std::ffi::CStr;

use nix::errno::Errno;
use nix::fcntl::{OFlag, open};
use nix::sys::stat::Mode;
use nix::sys::statfs::{CGROUP2_SUPER_MAGIC, fstatfs};
use nix::unistd::{AccessFlags, faccessat};

use super::machine::CallAbi;
use super::ptrace::Tid;
use super::registers::Registers;
use super::task::{Next, Opened, Phase};
use crate::run::memory;

const FLAGS: OFlag = OFlag::O_PATH.union(OFlag::O_DIRECTORY).union(OFlag::O_CLOEXEC);

/// That processes may be put there, before there are any.
pub fn check(path: &CStr) -> Result<(), String> {
    let told = |errno: Errno| std::io::Error::from(errno).to_string();
    let directory =
        open(path, FLAGS, Mode::empty()).map_err(|errno| format!("the path cannot be opened: {}", told(errno)))?;
    if !fstatfs(&directory).is_ok_and(|found| found.filesystem_type() == CGROUP2_SUPER_MAGIC) {
        return Err("the path is not a directory in the cgroup2 hierarchy".to_owned());
    }
    // The kernel requires this right to put a process into a cgroup.
    faccessat(&directory, c"cgroup.procs", AccessFlags::W_OK, nix::fcntl::AtFlags::empty())
        .map_err(|errno| format!("you may not put processes there, cannot write to cgroup.procs: {}", told(errno)))
}

/// In the place of a call that begins: opens the directory.
pub fn open_instead(task: Tid, registers: &mut Registers, abi: &CallAbi, path: &CStr) -> Result<(), Errno> {
    let bytes = path.to_bytes_with_nul();
    let at = scratch(registers, abi, bytes.len())?;
    memory::write(task, at, bytes)?;
    let here = libc::AT_FDCWD as i64 as u64;
    registers.replace_call(abi, abi.openat, &[here, at, FLAGS.bits() as u64, 0, 0, 0]);
    registers.give(task)
}

/// Behind a call: closes the descriptor, and the program goes on with `then`, to meet its next call that way.
pub fn close(
    task: Tid,
    abi: &'static CallAbi,
    opened: Opened,
    behind: &Registers,
    then: Registers,
    next: Option<Next>,
) -> Phase {
    let mut closing = behind.clone();
    let mut arguments = behind.arguments(abi);
    arguments[0] = opened.descriptor as u64;
    closing.insert_call(abi, abi.close, &arguments);
    // An error is that it has been killed.
    let _ = closing.give(task);
    Phase::Closing { has_begun: false, then: Box::new(then), mask: opened.mask, next }
}

/// Where the program has nothing: below its stack, where a signal would be put too. EFAULT where its call cannot name that:
/// a 64-bit program may call as a 32-bit one does.
pub fn scratch(registers: &Registers, abi: &CallAbi, size: usize) -> Result<u64, Errno> {
    let at = registers.stack().wrapping_sub(abi.red_zone).wrapping_sub(size as u64) & !15;
    if abi.word(at) == at { Ok(at) } else { Err(Errno::EFAULT) }
}
