//! Processor time.

use std::time::Duration;

/// What the processes that have ended took of the processors. Others who use the machine matter less to it than to the
/// clock.
pub fn cpu_time() -> Duration {
    // SAFETY: all of it is integers.
    let mut usage: libc::rusage = unsafe { std::mem::zeroed() };
    // SAFETY: usage is there to be written to; the call cannot fail otherwise.
    unsafe { libc::getrusage(libc::RUSAGE_CHILDREN, &mut usage) };
    let time = |time: libc::timeval| Duration::new(time.tv_sec as u64, time.tv_usec as u32 * 1000);
    time(usage.ru_utime) + time(usage.ru_stime)
}
