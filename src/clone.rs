//! What the table's calls of kind "clone" have in common with clone, which behaves exactly as glibc's, and which each
//! architecture's file exports.
//!
//! arch::clone is clone(2) as glibc exports it: starts a child that runs `fn(arg)` on the stack whose top is `stack`.
//!
//! `int clone(int (*fn)(void *), void *stack, int flags, void *arg, ... /* pid_t *parent_tid, void *tls,
//! pid_t *child_tid */)`: all seven arguments are always passed on. The last three are used only with
//! CLONE_PARENT_SETTID or CLONE_PIDFD, CLONE_SETTLS, and CLONE_CHILD_SETTID or CLONE_CHILD_CLEARTID. The
//! stack's address is rounded down. The child ends with exit(2), which ends this task only, with fn's result.
//!
//! Returns the child's thread ID; errno is untouched. On error, returns -1 and sets errno: EINVAL where `fn` or
//! `stack` is NULL, else the kernel's error (EAGAIN, EINVAL, ENOMEM, ENOSPC, EPERM, EUSERS and others: clone(2)).
//! Async-signal-safe. Never issues clone3. Since Linux 1.0. Source: clone(2), kernel/fork.c.

use core::ffi::{c_long, c_void};

#[cfg(feature = "preload")]
use crate::preload;
use crate::{ChildFn, arch, errno};

/// Makes clone, or the table's call of kind "clone" with that index: first glibc's checks, then the trampoline. `args`
/// gets the rounded stack and returns the kernel's arguments. Returns C's result.
///
/// # Safety
/// As clone(2).
#[allow(dead_code)] // where no call of the kind has a number, and clone is assembly
#[inline(always)]
pub unsafe fn on_stack(
    #[cfg_attr(not(feature = "preload"), allow(unused_variables))] of_table: Option<usize>,
    number: c_long,
    r#fn: Option<ChildFn>,
    stack: *mut c_void,
    arg: *mut c_void,
    args: impl FnOnce(usize) -> [c_long; 6],
) -> isize {
    // Rounding comes first, as in glibc: an address below the first boundary becomes NULL.
    let stack = stack.map_addr(|top| top & !(arch::STACK_ALIGN - 1));
    let args = args(arch::kernels_stack(stack.addr()));
    #[cfg(feature = "preload")]
    if preload::settings_active() {
        // SAFETY: passed on to the caller.
        return unsafe { preload::call_with_settings(of_table, number, &args, r#fn, stack, arg) };
    }
    let Some(r#fn) = r#fn else {
        return errno::fail(libc::EINVAL);
    };
    if stack.is_null() {
        return errno::fail(libc::EINVAL);
    }
    // SAFETY: the caller answers for stack and flags; args lives until the parent has returned from the call.
    errno::ret(unsafe { arch::spawn(number, args.as_ptr(), r#fn, arg) })
}
