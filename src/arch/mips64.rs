//! MIPS, 64-bit, n64. Stable Rust does not assemble for it: arch/mips64.S has conventions, register map and trampolines;
//! here is what C and the other files call.
//!
//! clone and clone3 are entries compiled by Rust, for a .S could not export them: the linker is told the names that Rust has.
//! They ask for settings and write errno. LLVM makes no tail calls for MIPS, so each has a frame, which the child does not
//! look at.

use core::ffi::{c_int, c_long, c_void};

use libc::pid_t;

use crate::asked::clone_args::clone_args as request;
#[cfg(feature = "preload")]
use crate::preload;
use crate::{ChildFn, errno, raw};

pub const STACK_ALIGN: usize = 16;

/// CONFIG_CLONE_BACKWARDS: tls comes before child_tid.
#[inline(always)]
pub fn clone_args(flags: usize, stack: usize, parent_tid: usize, child_tid: usize, tls: usize) -> [c_long; 6] {
    [flags, stack, parent_tid, tls, child_tid, 0].map(|arg| arg as c_long)
}

macro_rules! syscalls {
    ($($name:ident($($arg:ident),*) $symbol:ident;)*) => {$(
        /// # Safety
        /// As the system call itself.
        #[inline(always)]
        #[allow(dead_code)] // which counts are used is the table's affair
        pub unsafe fn $name(number: usize, $($arg: usize),*) -> isize {
            // SAFETY: the caller vouches for the call.
            unsafe { splork_arch::$symbol($($arg,)* number) }
        }
    )*};
}

syscalls! {
    syscall0() splork_arch_syscall0;
    syscall1(a) splork_arch_syscall1;
    syscall2(a, b) splork_arch_syscall2;
    syscall3(a, b, c) splork_arch_syscall3;
    syscall4(a, b, c, d) splork_arch_syscall4;
    syscall5(a, b, c, d, e) splork_arch_syscall5;
    syscall6(a, b, c, d, e, f) splork_arch_syscall6;
}

/// Nothing that a child could have a share in.
#[allow(dead_code)] // the constructor alone asks
pub fn spawn_saves_state() -> bool {
    false
}

pub use splork_arch::splork_arch_spawn as spawn;

/// # Safety
/// As clone(2).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn clone(
    r#fn: Option<ChildFn>,
    stack: *mut c_void,
    flags: c_int,
    arg: *mut c_void,
    parent_tid: *mut pid_t,
    tls: *mut c_void,
    child_tid: *mut pid_t,
) -> c_int {
    // SAFETY: passed on to the caller.
    unsafe { start(r#fn, stack, flags, arg, parent_tid, tls, child_tid) }
}

/// As `second_name!` has it.
///
/// # Safety
/// As clone(2).
#[cfg(feature = "preload")]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn __clone(
    r#fn: Option<ChildFn>,
    stack: *mut c_void,
    flags: c_int,
    arg: *mut c_void,
    parent_tid: *mut pid_t,
    tls: *mut c_void,
    child_tid: *mut pid_t,
) -> c_int {
    // SAFETY: passed on to the caller.
    unsafe { start(r#fn, stack, flags, arg, parent_tid, tls, child_tid) }
}

#[inline(always)]
unsafe fn start(
    r#fn: Option<ChildFn>,
    stack: *mut c_void,
    flags: c_int,
    arg: *mut c_void,
    parent_tid: *mut pid_t,
    tls: *mut c_void,
    child_tid: *mut pid_t,
) -> c_int {
    #[cfg(feature = "preload")]
    if preload::settings_active() {
        // SAFETY: passed on to the caller.
        return unsafe { preload::clone_with_settings(r#fn, stack, flags, arg, parent_tid, tls, child_tid) };
    }
    let flags = flags as u32 as usize;
    // SAFETY: likewise.
    errno::ret(unsafe { splork_arch::splork_arch_clone(r#fn, stack, flags, arg, parent_tid, tls, child_tid) }) as c_int
}

/// # Safety
/// As clone3(2).
#[unsafe(export_name = "splork_clone3")]
pub unsafe extern "C" fn clone3(
    args: *mut request,
    size: usize,
    r#fn: Option<ChildFn>,
    arg: *mut c_void,
) -> pid_t {
    #[cfg(feature = "preload")]
    if preload::settings_active() {
        // SAFETY: passed on to the caller.
        return unsafe { preload::clone3_with_settings(args, size, r#fn, arg) };
    }
    // SAFETY: likewise.
    errno::ret(unsafe { splork_arch::splork_arch_clone3(args.cast(), size, r#fn, arg, raw::by_clone_alone) }) as pid_t
}

pub(crate) use super::{export_compiled as export, function_itself as landing_pad};
