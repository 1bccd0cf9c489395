//! libsplork: `clone` as glibc has it, variations of it, and the system calls that libc lacks, as C functions.
//!
//! Every function here may run between clone and exec and in a signal handler. So there is no allocation, no
//! lock, no lazy initialisation, no panic path and no thread-local of our own. `errno` is the only state that a call
//! changes, and `errno.rs` its only writer. The settings of `preload.rs` are read before main; the archive is built
//! without them.
#![no_std]
#![allow(non_camel_case_types)] // the names are C's

mod arch;
mod asked;
mod calls;
mod clone;
mod clone3;
mod errno;
mod fallback;
mod futex;
mod number;
#[cfg(feature = "preload")]
mod preload;
mod raw;
mod register;
mod spawn;
mod written;

/// What the child of a clone-like call runs: C's `int (*fn)(void *)`.
pub type ChildFn = unsafe extern "C" fn(*mut core::ffi::c_void) -> core::ffi::c_int;

/// Nothing in a release build can panic (tests/artefacts.rs looks); a debug build has overflow checks.
#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    // SAFETY: abort(3) takes nothing and never returns.
    unsafe { libc::abort() }
}
