//! What the library does when it is preloaded: SPLORK_CLONE replaces the program's clone() by another call, and
//! SPLORK_TRACE writes a line for each call of kind "clone".
//!
//! Only in the shared library, by the cargo feature `preload`: its constructor reads both variables once, before main. The
//! archive has no constructor. If neither variable is set, nothing of this runs later: the functions of kind "clone"
//! test one word, the others not even that.

mod arguments;
mod bytes;
pub mod clone_call;
mod clone_slots;
mod file;
mod heirs;
mod lost;
mod note;
mod route;
mod setting;
mod setting_error;
mod start;
mod sys;
mod trace;

use core::cell::UnsafeCell;
use core::ffi::{c_int, c_long, c_uint, c_void};
use core::sync::atomic::{AtomicU32, Ordering, fence};

use libc::pid_t;

use crate::asked::clone_args::clone_args;
use crate::number::SPLORK_WHEN_ENOSYS;
use crate::register::{Raw, Word};
use crate::{ChildFn, arch, errno, raw};
use file::File;
use route::Route;
use trace::Trace;

struct Settings {
    route: Route,
    /// The call that replaces clone.
    cgroup: File,
    trace: Trace,
}

struct Cell(UnsafeCell<Settings>);

// SAFETY: only the constructor writes, and the others read only after SETTINGS_ACTIVE is set. Constructors of other
// libraries may run earlier: for calls that they make, nothing is set.
unsafe impl Sync for Cell {}

static SETTINGS: Cell = Cell(UnsafeCell::new(Settings { route: Route::None, cgroup: File::CLOSED, trace: Trace::OFF }));

/// 0, or all bits set, so that assembly may test any part of it, or compare it with an address. All bits are also set if
/// `arch::spawn_saves_state()`.
pub static SETTINGS_ACTIVE: AtomicU32 = AtomicU32::new(0);

#[inline(always)]
pub fn settings_active() -> bool {
    SETTINGS_ACTIVE.load(Ordering::Relaxed) != 0
}

fn settings() -> &'static Settings {
    // Acquire, after SETTINGS_ACTIVE was read: another library may have started this thread before our constructor ran.
    fence(Ordering::Acquire);
    // SAFETY: see Cell.
    unsafe { &*SETTINGS.0.get() }
}

/// arch::clone jumps here if SETTINGS_ACTIVE is not 0.
///
/// # Safety
/// As clone(2).
#[allow(dead_code)] // an architecture may have clone compiled
#[cold]
#[inline(never)] // a compiled clone then needs no frame
pub unsafe extern "C" fn clone_with_settings(
    r#fn: Option<ChildFn>,
    stack: *mut c_void,
    flags: c_int,
    arg: *mut c_void,
    parent_tid: *mut pid_t,
    tls: *mut c_void,
    child_tid: *mut pid_t,
) -> c_int {
    let stack = stack.map_addr(|top| top & !(arch::STACK_ALIGN - 1));
    let top = arch::kernels_stack(stack.addr());
    let args = arch::clone_args(flags as u32 as usize, top, parent_tid.addr(), child_tid.addr(), tls.addr());
    // SAFETY: passed on to the caller.
    unsafe { call_with_settings(None, libc::SYS_clone as c_long, &args, r#fn, stack, arg) as c_int }
}

/// arch::clone3 jumps here if SETTINGS_ACTIVE is not 0.
///
/// # Safety
/// As clone3(2).
#[allow(dead_code)] // an architecture may have clone3 compiled
#[cold]
#[inline(never)] // a compiled clone then needs no frame
pub unsafe extern "C" fn clone3_with_settings(
    args: *mut clone_args,
    size: usize,
    r#fn: Option<ChildFn>,
    arg: *mut c_void,
) -> pid_t {
    // SAFETY: passed on to the caller.
    unsafe { clone3(args, size, r#fn, arg, None) as pid_t }
}

/// clone, or the call with that index in clone_call::CLONE_CALLS, with the settings obeyed. Returns C's result.
///
/// # Safety
/// As the call itself.
#[cold]
#[inline(never)]
pub unsafe fn call_with_settings(
    of_table: Option<usize>,
    number: c_long,
    args: &[Word; 6],
    r#fn: Option<ChildFn>,
    stack: *mut c_void,
    arg: *mut c_void,
) -> isize {
    let settings = settings();
    let raw = match (r#fn, of_table) {
        (None, _) => -(libc::EINVAL as Raw),
        _ if stack.is_null() => -(libc::EINVAL as Raw),
        // SAFETY: the caller vouches for the call.
        (Some(r#fn), None) => unsafe { settings.route.clone(args, &settings.cgroup, r#fn, arg) },
        // SAFETY: likewise.
        (Some(r#fn), Some(_)) => unsafe { arch::spawn(number, args.as_ptr(), r#fn, arg) },
    };
    settings.trace.call(of_table, args, r#fn, arg, raw);
    errno::ret(raw)
}

/// clone3, or with `when` splork_clone3_or_clone, with the settings obeyed. Returns C's result.
///
/// # Safety
/// As clone3(2).
#[cold]
#[inline(never)]
pub unsafe fn clone3(
    args: *mut clone_args,
    size: usize,
    r#fn: Option<ChildFn>,
    arg: *mut c_void,
    when: Option<c_uint>,
) -> isize {
    let trace = &settings().trace;
    let request = trace.request(args, size);
    // SAFETY: the caller vouches for the call.
    let raw = unsafe { raw::clone3(args, size, r#fn, arg, when.unwrap_or(SPLORK_WHEN_ENOSYS)) };
    trace.clone3(request.as_ref(), (args, size), r#fn, arg, when, raw);
    errno::ret(raw)
}

/// splork_spawn, with the settings obeyed. Returns C's result.
///
/// # Safety
/// As the call itself.
#[cold]
#[inline(never)]
pub unsafe fn spawn(number: c_long, args: *const c_long, r#fn: Option<ChildFn>, arg: *mut c_void) -> isize {
    // SAFETY: the caller answers for the call, and, if a child is to be started, for six words at args.
    let (copy, raw) = unsafe {
        let copy = r#fn.filter(|_| !args.is_null());
        let copy = copy.map(|_| raw::with_words(args, |words| words.cast::<[Word; 6]>().read()));
        (copy, raw::spawn(number, args, r#fn, arg))
    };
    settings().trace.spawn(number, copy.as_ref(), r#fn, arg, raw);
    errno::ret(raw)
}
