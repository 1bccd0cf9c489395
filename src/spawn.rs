//! The public primitive: syscall(2) for calls that return twice.

use core::ffi::{c_int, c_long, c_void};

#[cfg(feature = "preload")]
use crate::preload;
use crate::{errno, raw};

crate::arch::export! {
/// Makes any system call that returns twice, as syscall(2) makes those that return once: the child runs
/// fn(arg) on its own stack and ends, itself alone, by exit(2) with fn's result.
///
/// Parameters: number is the system call's number; args points to its six arguments in the kernel's order,
/// stack and flags among them, unused ones 0; stack is the top of the child's stack as the kernel will set it,
/// the same address that args carries (or NULL where the child is to go on with a copy of the caller's stack,
/// as after fork, or with CLONE_VFORK on the caller's own); fn and arg are what the child runs.
///
/// On success, returns what the kernel gave the parent, for all of the clone kind the child's thread ID, and
/// leaves errno alone. On error, returns -1 and sets errno.
///
/// Errors: EINVAL: fn or args is NULL. ENOTSUP: splork has no trampoline for this architecture. ENOSYS: this
/// kernel has no such call. Else what the call itself gives.
///
/// Async-signal-safe. The call number is given by you, so any kernel that has the call will do.
/// Source: syscall(2), clone(2).
///
/// # Safety
/// As the call itself.
pub unsafe extern "C" fn splork_spawn(
    number: c_long,
    args: *const c_long,
    stack: *mut c_void,
    r#fn: Option<unsafe extern "C" fn(*mut c_void) -> c_int>,
    arg: *mut c_void,
) -> c_long {
    let _ = stack; // args has it too, for the kernel, and no architecture is short of registers for fn and arg
    #[cfg(feature = "preload")]
    if preload::settings_active() {
        // SAFETY: passed on to the caller.
        return unsafe { preload::spawn(number, args, r#fn, arg) as c_long };
    }
    // SAFETY: likewise.
    errno::ret(unsafe { raw::spawn(number, args, r#fn, arg) }) as c_long
}
}
