//! The arguments of the kernel's own clone with CONFIG_CLONE_BACKWARDS, as MIPS has it, or in SPARC's own clone.

use core::ffi::c_long;

/// tls comes before child_tid.
#[inline(always)]
pub fn clone_args(flags: usize, stack: usize, parent_tid: usize, child_tid: usize, tls: usize) -> [c_long; 6] {
    [flags, stack, parent_tid, tls, child_tid, 0].map(|arg| arg as c_long)
}
