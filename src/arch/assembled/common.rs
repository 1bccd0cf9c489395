//! Items of src/arch/mod.rs that are the same on all architectures whose trampolines are in arch/.

use core::ffi::c_long;

/// tls comes before child_tid: CONFIG_CLONE_BACKWARDS on MIPS, the architecture's own clone on SPARC.
#[inline(always)]
pub fn clone_args(flags: usize, stack: usize, parent_tid: usize, child_tid: usize, tls: usize) -> [c_long; 6] {
    [flags, stack, parent_tid, tls, child_tid, 0].map(|arg| arg as c_long)
}

/// There is no such state on these processors.
#[allow(dead_code)] // the constructor alone asks
pub fn spawn_saves_state() -> bool {
    false
}
