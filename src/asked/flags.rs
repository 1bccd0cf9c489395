//! clone's and clone3's flags as clone3 has them, 64 bits wide.

use core::ffi::c_uint;

/// clone's exit signal stands in these bits.
pub const CSIGNAL: u64 = 0xff;
pub const CLONE_PIDFD: u64 = libc::CLONE_PIDFD as c_uint as u64;
pub const CLONE_PARENT: u64 = libc::CLONE_PARENT as c_uint as u64;
pub const CLONE_THREAD: u64 = libc::CLONE_THREAD as c_uint as u64;
pub const CLONE_SETTLS: u64 = libc::CLONE_SETTLS as c_uint as u64;
pub const CLONE_PARENT_SETTID: u64 = libc::CLONE_PARENT_SETTID as c_uint as u64;
pub const CLONE_CHILD_SETTID: u64 = libc::CLONE_CHILD_SETTID as c_uint as u64;
pub const CLONE_CHILD_CLEARTID: u64 = libc::CLONE_CHILD_CLEARTID as c_uint as u64;
pub const CLONE_DETACHED: u64 = libc::CLONE_DETACHED as c_uint as u64;
#[allow(dead_code)] // the command's
pub const CLONE_FILES: u64 = libc::CLONE_FILES as c_uint as u64;
#[allow(dead_code)] // likewise
pub const CLONE_VFORK: u64 = libc::CLONE_VFORK as c_uint as u64;
#[allow(dead_code)] // likewise
pub const CLONE_UNTRACED: u64 = libc::CLONE_UNTRACED as c_uint as u64;
pub const CLONE_INTO_CGROUP: u64 = 1 << 33;
