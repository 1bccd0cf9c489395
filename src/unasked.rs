//! Who asks SPLORK_CLONE and SPLORK_TRACE: what the shared library exports does. The archive has the functions of this
//! module in their place: a static program has no constructor of ours that could have read a setting.

use core::ffi::{c_long, c_uint, c_void};

use libc::pid_t;

use crate::fallback::clone_args;
use crate::{ChildFn, preload};

pub trait Ask {
    /// Whether there is a setting, as far as the function is to care.
    fn settings_active() -> bool;
}

/// One load and one branch.
pub struct Settings;

impl Ask for Settings {
    #[inline(always)]
    fn settings_active() -> bool {
        preload::settings_active()
    }
}

/// What the compiled function asks where assembly that asks stands before it.
#[cfg(direct_clone)]
pub type Known = Set;
#[cfg(not(direct_clone))]
pub type Known = Settings;

#[cfg(direct_clone)]
pub struct Set;

#[cfg(direct_clone)]
impl Ask for Set {
    #[inline(always)]
    fn settings_active() -> bool {
        true
    }
}

pub struct Nothing;

impl Ask for Nothing {
    #[inline(always)]
    fn settings_active() -> bool {
        false
    }
}

/// The function that tools/trim-archive.sh makes the archive's of this name; it knows it by the names of the modules.
/// Only a note refers to it, of the sort that linkers of programs and shared libraries leave out, and the function too.
macro_rules! unasked {
    ($name:ident($($arg:ident: $ty:ty),* $(,)?) -> $returns:ty = $body:expr) => {
        pub mod $name {
            use super::*;

            #[cfg(not(landing_pads))]
            compiled!(unasked($($arg: $ty),*) -> $returns = $body);
            #[cfg(landing_pads)]
            compiled!(compiled($($arg: $ty),*) -> $returns = $body);
            #[cfg(landing_pads)]
            crate::arch::entry!(unasked = compiled);

            crate::unasked::noted!(unasked);
        }
    };
}
pub(crate) use unasked;

macro_rules! noted {
    ($function:ident) => {
        #[cfg(not(no_assembly))]
        core::arch::global_asm!(
            ".pushsection .splork.unasked, \"e\", %progbits", // e: excluded
            ".dc.a {}",                                       // an address
            ".popsection",
            sym $function,
        );
    };
}
pub(crate) use noted;

macro_rules! compiled {
    ($name:ident($($arg:ident: $ty:ty),*) -> $returns:ty = $body:expr) => {
        pub unsafe extern "C" fn $name($($arg: $ty),*) -> $returns {
            // SAFETY: passed on to the caller.
            unsafe { $body }
        }
    };
}
pub(crate) use compiled;

#[cfg(direct_clone)]
pub mod clone {
    crate::arch::direct_clone!(unasked);
    super::noted!(unasked);
}

#[cfg(not(direct_clone))]
unasked!(clone(
    r#fn: Option<ChildFn>,
    stack: *mut c_void,
    flags: core::ffi::c_int,
    arg: *mut c_void,
    parent_tid: *mut pid_t,
    tls: *mut c_void,
    child_tid: *mut pid_t,
) -> core::ffi::c_int = crate::clone::start::<Nothing>(r#fn, stack, flags, arg, parent_tid, tls, child_tid));

#[cfg(direct_clone)]
pub mod splork_clone3 {
    crate::arch::direct_clone3!(unasked);
    super::noted!(unasked);
}

#[cfg(not(direct_clone))]
unasked!(splork_clone3(
    args: *mut clone_args,
    size: usize,
    r#fn: Option<ChildFn>,
    arg: *mut c_void,
) -> pid_t = crate::clone3::start::<Nothing>(args, size, r#fn, arg, None));

unasked!(splork_clone3_or_clone(
    args: *mut clone_args,
    size: usize,
    r#fn: Option<ChildFn>,
    arg: *mut c_void,
    when: c_uint,
) -> pid_t = crate::clone3::start::<Nothing>(args, size, r#fn, arg, Some(when)));

unasked!(splork_spawn(
    number: c_long,
    args: *const c_long,
    stack: *mut c_void,
    r#fn: Option<ChildFn>,
    arg: *mut c_void,
) -> c_long = crate::spawn::start::<Nothing>(number, args, stack, r#fn, arg));
