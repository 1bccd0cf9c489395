//! Any architecture without a file of its own: every call fails with ENOTSUP, so programs still build and run. There is no
//! clone: a program that the library is loaded into must go on using libc's.

use core::ffi::{c_long, c_void};

use libc::pid_t;

use crate::asked::clone_args::clone_args as request;
use crate::{ChildFn, clone3 as compiled};

const ENOTSUP: isize = libc::ENOTSUP as isize;

pub const STACK_ALIGN: usize = 16;

pub use super::default_order as clone_args;

macro_rules! syscalls {
    ($($name:ident($($arg:ident),*);)*) => {$(
        /// # Safety
        /// Always safe: nothing is called.
        #[inline(always)]
        #[allow(dead_code, unused_variables)]
        pub unsafe fn $name(number: usize, $($arg: usize),*) -> isize {
            -ENOTSUP
        }
    )*};
}

syscalls! {
    syscall0();
    syscall1(a);
    syscall2(a, b);
    syscall3(a, b, c);
    syscall4(a, b, c, d);
    syscall5(a, b, c, d, e);
    syscall6(a, b, c, d, e, f);
}

pub use super::saves_no_state as spawn_saves_state;

/// # Safety
/// Always safe: nothing is called.
#[allow(unused_variables)]
pub unsafe extern "C" fn spawn(number: c_long, args: *const c_long, r#fn: ChildFn, arg: *mut c_void) -> isize {
    -ENOTSUP
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
    // SAFETY: passed on to the caller.
    unsafe { compiled::start(args, size, r#fn, arg, None) }
}

pub(crate) use super::{export_compiled as export, function_itself as landing_pad};
