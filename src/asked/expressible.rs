//! Whether clone can do what clone3 was asked for.

use core::ffi::c_uint;

use super::clone_args::clone_args;
use super::flags::{CLONE_DETACHED, CLONE_PARENT, CLONE_PARENT_SETTID, CLONE_PIDFD, CLONE_THREAD, CSIGNAL};

/// Whether clone has every flag and field that is used, with the same meaning. The stack is not looked at here.
pub fn expressible(request: &clone_args, last_signal: u64) -> bool {
    let flags = request.flags;
    let has = |flag| flags & flag != 0;
    let clone_has_the_flags = flags <= c_uint::MAX.into() && !has(CSIGNAL | CLONE_DETACHED);
    let signal_is_clone3s =
        request.exit_signal <= last_signal && (request.exit_signal == 0 || !has(CLONE_THREAD | CLONE_PARENT));
    let ids_are_the_kernels = request.set_tid == 0 && request.set_tid_size == 0;
    let pidfd_has_room = !has(CLONE_PIDFD) || !has(CLONE_PARENT_SETTID);
    clone_has_the_flags && signal_is_clone3s && ids_are_the_kernels && pidfd_has_room
}
