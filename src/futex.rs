//! futex. 32-bit ABIs have two system calls for it, futex and futex_time64: the fourth argument, where it is a time, has
//! 32 bits in one and 64 bits in the other.

use core::ffi::{c_int, c_long, c_void};

use crate::{arch, errno, number};

/// The kernel's struct __kernel_timespec.
#[repr(C)]
pub struct timespec {
    tv_sec: i64,
    tv_nsec: i64,
}

/// The time that the older call reads: the kernel's struct old_timespec32.
#[repr(C)]
struct old_timespec {
    tv_sec: i32,
    tv_nsec: i32,
}

/// Flags in the operation argument; the other bits are the operation.
const FLAGS: c_int = libc::FUTEX_PRIVATE_FLAG | libc::FUTEX_CLOCK_REALTIME;
/// Younger than the libc crate's list (Linux 5.14).
const FUTEX_LOCK_PI2: c_int = 13;

/// As the table says.
///
/// # Safety
/// As futex(2).
#[inline(always)]
pub unsafe extern "C" fn splork_futex(
    uaddr: *mut c_void,
    futex_op: c_int,
    val: u32,
    timeout: *const timespec,
    uaddr2: *mut c_void,
    val3: u32,
) -> c_long {
    let make = |number: usize, fourth: usize| {
        // SAFETY: the caller vouches for the call.
        unsafe {
            arch::syscall6(
                number,
                uaddr as usize,
                futex_op as usize,
                val as usize,
                fourth,
                uaddr2 as usize,
                val3 as usize,
            )
        }
    };
    let fourth = timeout as usize;
    let raw = match (number::futex, number::futex_time64) {
        (Some(futex), Some(time64)) if has_timeout(futex_op) && !timeout.is_null() => match make(time64, fourth) {
            // SAFETY: the operation reads a time there.
            NO_SUCH_CALL => match unsafe { narrowed(timeout) } {
                Some(old) => make(futex, &raw const old as usize),
                None => NO_SUCH_CALL,
            },
            raw => raw,
        },
        (Some(number), _) | (None, Some(number)) => make(number, fourth),
        (None, None) => -(libc::ENOTSUP as isize),
    };
    errno::ret(raw) as c_long
}

const NO_SUCH_CALL: isize = -(libc::ENOSYS as isize);

/// Whether the fourth argument is the address of a time, and not a number that has nothing to do with addresses.
fn has_timeout(futex_op: c_int) -> bool {
    matches!(
        futex_op & !FLAGS,
        libc::FUTEX_WAIT | libc::FUTEX_LOCK_PI | libc::FUTEX_WAIT_BITSET | libc::FUTEX_WAIT_REQUEUE_PI | FUTEX_LOCK_PI2
    )
}

/// The same time in 32 bits, if it fits. An invalid number of nanoseconds stays invalid, so that the kernel refuses it.
///
/// # Safety
/// `time` must be readable.
unsafe fn narrowed(time: *const timespec) -> Option<old_timespec> {
    // SAFETY: the caller says that it is readable. It may be unaligned, which the kernel accepts.
    let time = unsafe { time.read_unaligned() };
    let tv_sec = i32::try_from(time.tv_sec).ok()?;
    Some(old_timespec { tv_sec, tv_nsec: time.tv_nsec as i32 })
}
