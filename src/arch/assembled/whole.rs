//! clone and clone3 of architectures that have them whole in a .S in arch/, and what that calls of the library.
//!
//! rustc lets the shared library export what is defined in Rust alone. So these functions are defined here, and the linker
//! is told, by arch/build.rs and build.rs, that their names mean the assembly. Without that they work as well, by one call more. In
//! the archive assembly has C's names itself.

use core::ffi::{c_int, c_void};

use libc::pid_t;

use crate::asked::clone_args::clone_args as request;
#[cfg(feature = "preload")]
use crate::preload;
use crate::register::Raw;
use crate::{ChildFn, errno, raw};

#[cfg(feature = "preload")]
macro_rules! clones {
    ($($name:ident)*) => {$(
        /// # Safety
        /// As clone(2).
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $name(
            r#fn: Option<ChildFn>,
            stack: *mut c_void,
            flags: c_int,
            arg: *mut c_void,
            parent_tid: *mut pid_t,
            tls: *mut c_void,
            child_tid: *mut pid_t,
        ) -> c_int {
            // SAFETY: passed on to the caller.
            unsafe { splork_arch::splork_arch_clone(r#fn, stack, flags, arg, parent_tid, tls, child_tid) }
        }
    )*};
}

#[cfg(feature = "preload")]
clones!(clone __clone);

/// # Safety
/// As clone3(2).
#[cfg(feature = "preload")]
#[unsafe(export_name = "splork_clone3")]
pub unsafe extern "C" fn clone3(
    args: *mut request,
    size: usize,
    r#fn: Option<ChildFn>,
    arg: *mut c_void,
) -> pid_t {
    // SAFETY: passed on to the caller.
    unsafe { splork_arch::splork_arch_clone3(args.cast(), size, r#fn, arg) }
}

#[cfg(not(feature = "preload"))]
unsafe extern "C" {
    /// As clone(2).
    pub fn clone(
        r#fn: Option<ChildFn>,
        stack: *mut c_void,
        flags: c_int,
        arg: *mut c_void,
        parent_tid: *mut pid_t,
        tls: *mut c_void,
        child_tid: *mut pid_t,
    ) -> c_int;

    /// As clone3(2).
    #[link_name = "splork_clone3"]
    pub fn clone3(args: *mut request, size: usize, r#fn: Option<ChildFn>, arg: *mut c_void) -> pid_t;
}

// By these names assembly calls what follows. It hides them, so nobody else sees them.

/// # Safety
/// None is needed.
#[unsafe(no_mangle)]
unsafe extern "C" fn splork_arch_fail(raw: Raw) -> c_int {
    errno::fail_raw_int(raw)
}

/// # Safety
/// As clone3(2).
#[unsafe(no_mangle)]
unsafe extern "C" fn splork_arch_without_clone3(
    args: *mut request,
    size: usize,
    r#fn: ChildFn,
    arg: *mut c_void,
) -> pid_t {
    // SAFETY: passed on to the caller.
    unsafe { raw::without_clone3(args, size, r#fn, arg) }
}

/// # Safety
/// As clone(2).
#[cfg(feature = "preload")]
#[unsafe(no_mangle)]
unsafe extern "C" fn splork_arch_clone_with_settings(
    r#fn: Option<ChildFn>,
    stack: *mut c_void,
    flags: c_int,
    arg: *mut c_void,
    parent_tid: *mut pid_t,
    tls: *mut c_void,
    child_tid: *mut pid_t,
) -> c_int {
    // SAFETY: passed on to the caller.
    unsafe { preload::clone_with_settings(r#fn, stack, flags, arg, parent_tid, tls, child_tid) }
}

/// # Safety
/// As clone3(2).
#[cfg(feature = "preload")]
#[unsafe(no_mangle)]
unsafe extern "C" fn splork_arch_clone3_with_settings(
    args: *mut request,
    size: usize,
    r#fn: Option<ChildFn>,
    arg: *mut c_void,
) -> pid_t {
    // SAFETY: passed on to the caller.
    unsafe { preload::clone3_with_settings(args, size, r#fn, arg) }
}
