//! The arguments of the kernel's own clone where none of CONFIG_CLONE_BACKWARDS is set.

use core::ffi::c_long;

/// tls comes last.
#[inline(always)]
pub fn clone_args(flags: usize, stack: usize, parent_tid: usize, child_tid: usize, tls: usize) -> [c_long; 6] {
    [flags, stack, parent_tid, child_tid, tls, 0].map(|arg| arg as c_long)
}
