//! clone3 with fn and arg, and when clone may stand in for it.

use core::ffi::{c_int, c_uint, c_void};

use libc::pid_t;

use crate::fallback::clone_args;
#[cfg(feature = "preload")]
use crate::preload;
use crate::raw::{self, SPLORK_WHEN_ENOSYS};
use crate::{ChildFn, errno};

/// clone3(2) with a function to run: the child runs fn(arg) on the stack that args gives.
///
/// Parameters: args points to the request (struct clone_args of linux/sched.h; its stack is the lowest address
/// and stack_size the length in bytes, both 0 for a child that goes on with a copy of the caller's stack, as
/// after fork); size is sizeof *args in bytes; fn and arg are what the child runs. It ends, itself alone, by
/// exit(2) with fn's result. With CLONE_VM give a stack, or CLONE_VFORK: else both run on one stack.
///
/// On success, returns the child's thread ID and leaves errno alone. On error, returns -1 and sets errno.
///
/// Where the kernel answers ENOSYS, clone is used instead if it can do exactly what was asked: no CLONE_NEWTIME,
/// CLONE_CLEAR_SIGHAND, CLONE_INTO_CGROUP or set_tid, no CLONE_PIDFD together with CLONE_PARENT_SETTID, none
/// at all on kernels before 5.3, nothing that clone3 would refuse. Otherwise ENOSYS stands.
///
/// Errors: EINVAL: args or fn is NULL, size is below 64, or the flags don't go together. E2BIG: size is above a
/// page, or the tail that this kernel does not know is not zero. EFAULT: args is not readable. EMFILE, ENFILE:
/// CLONE_PIDFD, and the process or the system has too many open files. EBADF: CLONE_INTO_CGROUP, and cgroup is no
/// descriptor of a cgroup. EACCES, EAGAIN, EBUSY, EEXIST, ENOMEM, ENOSPC, EOPNOTSUPP, EPERM, EUSERS: clone3(2).
/// ENOSYS: no clone3, and clone would not do. ENOTSUP: splork knows no number, or has no trampoline, for this
/// architecture.
///
/// Async-signal-safe. Since Linux 5.3. Source: clone(2), kernel/fork.c:copy_clone_args_from_user.
///
/// # Safety
/// As clone3(2).
#[allow(unused_imports)] // the architecture's file exports it
pub use crate::arch::clone3 as splork_clone3;

crate::arch::export! {
/// clone3 as above, where the caller says on which errors clone may stand in.
///
/// Parameters: as clone3; when is 0 (never), or SPLORK_WHEN_ENOSYS (as clone3), SPLORK_WHEN_EPERM (container
/// profiles older than clone3 answer so), or both.
///
/// Returns as clone3, and the same holds of when clone will do. A true EPERM then comes back from clone.
///
/// Errors: as clone3. EINVAL also: when has an unknown bit. EPERM: as clone3, or a filter forbids it.
///
/// Async-signal-safe. Since Linux 5.3, before that by clone. Source: clone(2).
///
/// # Safety
/// As clone3(2).
pub unsafe extern "C" fn splork_clone3_or_clone(
    args: *mut clone_args,
    size: usize,
    r#fn: Option<unsafe extern "C" fn(*mut c_void) -> c_int>,
    arg: *mut c_void,
    when: c_uint,
) -> pid_t {
    // SAFETY: passed on to the caller.
    unsafe { start(args, size, r#fn, arg, Some(when)) }
}
}

/// clone3, or with `when` splork_clone3_or_clone.
///
/// # Safety
/// As clone3(2).
#[inline(always)]
pub unsafe fn start(
    args: *mut clone_args,
    size: usize,
    r#fn: Option<ChildFn>,
    arg: *mut c_void,
    when: Option<c_uint>,
) -> pid_t {
    #[cfg(feature = "preload")]
    if preload::settings_active() {
        // SAFETY: passed on to the caller.
        return unsafe { preload::clone3(args, size, r#fn, arg, when) as pid_t };
    }
    // SAFETY: likewise.
    errno::ret(unsafe { raw::clone3(args, size, r#fn, arg, when.unwrap_or(SPLORK_WHEN_ENOSYS)) }) as pid_t
}
