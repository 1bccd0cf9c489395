//! What the kernel's own clone takes, and what a processor keeps, is alike on all architectures whose trampolines are in arch/.

use core::ffi::c_long;

/// tls comes before child_tid: CONFIG_CLONE_BACKWARDS on MIPS, the architecture's own clone on SPARC.
#[inline(always)]
pub fn clone_args(flags: usize, stack: usize, parent_tid: usize, child_tid: usize, tls: usize) -> [c_long; 6] {
    [flags, stack, parent_tid, tls, child_tid, 0].map(|arg| arg as c_long)
}

/// Nothing that a child could have a share in.
#[allow(dead_code)] // the constructor alone asks
pub fn spawn_saves_state() -> bool {
    false
}
