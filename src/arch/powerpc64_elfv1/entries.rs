//! clone and clone3 as ELFv1 exports them, with descriptors: compiled, to test for settings. The compiler makes jumps of the
//! calls, so there is no frame that the child could look for.

use core::ffi::{c_int, c_void};

use libc::pid_t;

use super::trampolines::{splork_arch_clone, splork_arch_clone3};
use crate::ChildFn;
use crate::asked::clone_args::clone_args as request;
#[cfg(feature = "preload")]
use crate::preload;

/// clone by each of its names.
macro_rules! clones {
    ($($(#[$attribute:meta])* $name:ident;)*) => {$(
        /// # Safety
        /// As clone(2).
        $(#[$attribute])*
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
            #[cfg(feature = "preload")]
            if preload::settings_active() {
                // SAFETY: passed on to the caller.
                return unsafe { preload::clone_with_settings(r#fn, stack, flags, arg, parent_tid, tls, child_tid) };
            }
            // SAFETY: likewise.
            unsafe { splork_arch_clone(r#fn, stack, flags, arg, parent_tid, tls, child_tid) }
        }
    )*};
}

clones! {
    clone;
    /// The same as `second_name!` in mod.rs.
    #[cfg(feature = "preload")]
    __clone;
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
    unsafe { splork_arch_clone3(args, size, r#fn, arg) }
}
