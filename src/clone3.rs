//! clone3 with fn and arg, and when clone may stand in for it.

use core::ffi::{c_int, c_long, c_uint, c_void};

use libc::pid_t;

use crate::fallback::{self, clone_args};
use crate::unasked::{Ask, Known, Settings};
use crate::{ChildFn, arch, calls, errno, preload};

/// Fall back where the kernel has no clone3, or a filter says so.
pub const SPLORK_WHEN_ENOSYS: c_uint = 1;
/// Fall back where a filter forbids clone3, as container profiles older than clone3 do.
pub const SPLORK_WHEN_EPERM: c_uint = 2;

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
#[cfg_attr(not(any(direct_clone, landing_pads)), unsafe(no_mangle))]
pub unsafe extern "C" fn splork_clone3(
    args: *mut clone_args,
    size: usize,
    r#fn: Option<unsafe extern "C" fn(*mut c_void) -> c_int>,
    arg: *mut c_void,
) -> pid_t {
    // SAFETY: passed on to the caller.
    unsafe { start::<Known>(args, size, r#fn, arg, None) }
}

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
#[cfg_attr(not(landing_pads), unsafe(no_mangle))]
pub unsafe extern "C" fn splork_clone3_or_clone(
    args: *mut clone_args,
    size: usize,
    r#fn: Option<unsafe extern "C" fn(*mut c_void) -> c_int>,
    arg: *mut c_void,
    when: c_uint,
) -> pid_t {
    // SAFETY: passed on to the caller.
    unsafe { start::<Settings>(args, size, r#fn, arg, Some(when)) }
}

/// clone3, or with `when` splork_clone3_or_clone.
///
/// # Safety
/// As clone3(2).
#[inline(always)]
pub unsafe fn start<A: Ask>(
    args: *mut clone_args,
    size: usize,
    r#fn: Option<ChildFn>,
    arg: *mut c_void,
    when: Option<c_uint>,
) -> pid_t {
    // SAFETY: passed on to the caller.
    unsafe {
        if A::settings_active() {
            return preload::clone3(args, size, r#fn, arg, when) as pid_t;
        }
        errno::ret(raw(args, size, r#fn, arg, when.unwrap_or(SPLORK_WHEN_ENOSYS))) as pid_t
    }
}

/// The raw result.
///
/// # Safety
/// As clone3(2).
pub unsafe fn raw(args: *mut clone_args, size: usize, r#fn: Option<ChildFn>, arg: *mut c_void, when: c_uint) -> isize {
    let Some(r#fn) = r#fn else {
        return -(libc::EINVAL as isize);
    };
    if args.is_null() || when & !(SPLORK_WHEN_ENOSYS | SPLORK_WHEN_EPERM) != 0 {
        return -(libc::EINVAL as isize);
    }
    let Some(number) = calls::number::clone3 else {
        return -(libc::ENOTSUP as isize);
    };
    let words = [args.addr() as c_long, size as c_long, 0, 0, 0, 0];
    // SAFETY: the caller vouches for the request; the kernel checks that it is readable.
    let raw = unsafe { arch::spawn(number as c_long, words.as_ptr(), r#fn, arg) };
    let fall_back = match raw.wrapping_neg() as c_int {
        libc::ENOSYS => when & SPLORK_WHEN_ENOSYS != 0,
        libc::EPERM => when & SPLORK_WHEN_EPERM != 0,
        _ => false,
    };
    // SAFETY: as above.
    if fall_back { unsafe { by_clone(args, size, r#fn, arg, raw) } } else { raw }
}

/// The raw result of clone, or `raw` where clone cannot say the same.
///
/// # Safety
/// As clone3(2).
#[cold]
#[inline(never)]
unsafe fn by_clone(args: *mut clone_args, size: usize, r#fn: ChildFn, arg: *mut c_void, raw: isize) -> isize {
    // SAFETY: the request is readable, or the caller broke the contract.
    let Some(args) = (unsafe { fallback::as_clone(args, size) }) else {
        return raw;
    };
    // SAFETY: the same request in clone's words.
    unsafe { arch::spawn(libc::SYS_clone as c_long, args.as_ptr(), r#fn, arg) }
}

/// What arch::direct_clone3 goes on with where there is no clone3.
///
/// # Safety
/// As clone3(2).
#[cfg(direct_clone)]
pub unsafe extern "C" fn without_clone3(args: *mut clone_args, size: usize, r#fn: ChildFn, arg: *mut c_void) -> pid_t {
    // SAFETY: passed on to the caller.
    errno::ret_int(unsafe { by_clone(args, size, r#fn, arg, -(libc::ENOSYS as isize)) })
}
