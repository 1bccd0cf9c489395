//! A clone3 request as arguments of clone, if clone can do exactly the same.

use core::ffi::{c_int, c_long};
use core::mem::size_of;

use crate::arch;
use crate::asked::clone_args::clone_args;
use crate::asked::expressible::expressible;
use crate::asked::flags::CLONE_PIDFD;
use crate::number::LAST_SIGNAL;

/// CLONE_ARGS_SIZE_VER0: clone3 takes nothing smaller.
const SMALLEST: usize = 64;
/// clone3 takes nothing above a page, and 4 KiB is the smallest page.
const LARGEST: usize = 4096;

/// Why no child is made: the errno that clone3 would give, or None if clone cannot do the same.
pub type Refusal = Option<c_int>;

/// The arguments of clone that ask for exactly the same. An error if there are none, or if clone3 would have failed.
pub fn as_clone(args: *const clone_args, size: usize) -> Result<[c_long; 6], Refusal> {
    if !(SMALLEST..=LARGEST).contains(&size) {
        return Err(None);
    }
    // At most one page long, so it lies on two pages at most: it is enough to look at its first and last byte.
    for byte in [args.addr(), args.addr().wrapping_add(size - 1)] {
        ask(libc::FUTEX_CMP_REQUEUE, byte, libc::EFAULT)?;
    }
    // SAFETY: the kernel has just read there.
    let request = unsafe { read(args, size) }.ok_or(None)?;
    if !expressible(&request, LAST_SIGNAL) || (request.flags & CLONE_PIDFD != 0 && !kernel_has_pidfds()) {
        return Err(None);
    }
    let stack = stack_top(&request)?;
    // clone stores the pidfd through the same pointer as the thread ID.
    let parent_tid = if request.flags & CLONE_PIDFD != 0 { request.pidfd } else { request.parent_tid };
    let word = |field: u64| usize::try_from(field).map_err(|_| None);
    let flags = word(request.flags | request.exit_signal)?;
    let stack = arch::kernels_stack(stack);
    Ok(arch::clone_args(flags, stack, word(parent_tid)?, word(request.child_tid)?, word(request.tls)?))
}

/// Asks the kernel about an address by a futex operation that has no effect: it wakes no thread, waits for none and moves
/// none. FUTEX_CMP_REQUEUE also reads at the address; the other only checks that it is in user space. futex, because no
/// seccomp filter forbids it: every libc needs it.
fn ask(operation: c_int, byte: usize, refusal: c_int) -> Result<(), Refusal> {
    // Any word of the page but the first one: x86-64's kernel takes the very end of user space for a valid address.
    let word = (byte | 4) & !3;
    let operation = (operation | libc::FUTEX_PRIVATE_FLAG) as usize;
    // SAFETY: nothing is written.
    let raw = unsafe { arch::syscall6(libc::SYS_futex as usize, word, operation, 0, 0, word, 0) };
    match -raw as c_int {
        0 | libc::EAGAIN => Ok(()),
        libc::EFAULT => Err(Some(refusal)),
        _ => Err(None),
    }
}

/// The request as the kernel would read it: missing fields are zero, and fields that it does not know must be zero.
///
/// # Safety
/// `size` bytes at `args` are readable.
unsafe fn read(args: *const clone_args, size: usize) -> Option<clone_args> {
    let bytes = args.cast::<u8>();
    // SAFETY: all fields are integers, so zero is a value; the copy stays within both objects.
    unsafe {
        let mut request: clone_args = core::mem::zeroed();
        let copy = (&raw mut request).cast::<u8>();
        for at in 0..size.min(size_of::<clone_args>()) {
            // Volatile, or the compiler makes it a call of memcpy: one more symbol for the loader to look up at each start.
            copy.add(at).write(bytes.add(at).read_volatile());
        }
        let tail_is_zero = (size_of::<clone_args>()..size).all(|at| bytes.add(at).read() == 0);
        tail_is_zero.then_some(request)
    }
}

/// clone takes the stack's top. clone3 takes its lowest address and its size: both or neither, all of it in user space.
fn stack_top(request: &clone_args) -> Result<usize, Refusal> {
    if (request.stack == 0) != (request.stack_size == 0) {
        return Err(None);
    }
    let top = request.stack.checked_add(request.stack_size).and_then(|top| usize::try_from(top).ok());
    let top = top.ok_or(Some(libc::EINVAL))?;
    if top != 0 {
        ask(libc::FUTEX_REQUEUE, top - 1, libc::EINVAL)?;
    }
    Ok(top)
}

/// Whether clone knows CLONE_PIDFD: kernels before 5.2 ignore it. pidfd_open came with clone3, in 5.3. So if it fails with
/// anything but ENOSYS, the kernel is new enough, and only a filter forbids clone3.
fn kernel_has_pidfds() -> bool {
    const NO_PROCESS: usize = usize::MAX; // pid -1: EINVAL, nothing opened
    // SAFETY: no memory is passed.
    unsafe { arch::syscall2(libc::SYS_pidfd_open as usize, NO_PROCESS, 0) != -(libc::ENOSYS as isize) }
}
