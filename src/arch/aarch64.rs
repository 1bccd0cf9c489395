//! AArch64, AAPCS64.
//!
//! * system call: `svc #0`; number in x8, arguments in x0-x5, result in x0, errors -4095..-1
//! * the kernel keeps x1-x30 and gives the child the same registers but x0 = 0 and, where a stack was asked for, sp;
//!   it drops SVE state beyond the low 128 bits and leaves streaming mode
//! * C callee-saved: x19-x29, d8-d15; the stack is 16-aligned wherever sp is used; x18 is the platform's
//!
//! ```text
//! C:       spawn(number x0, args x1, fn x2, arg x3)
//! kernel:  number x8, args[0..6] x0-x5                          fn and arg ride along in x19 and x20
//! ```

use core::arch::{global_asm, naked_asm};
use core::ffi::{c_long, c_void};

use crate::ChildFn;

pub const STACK_ALIGN: usize = 16;

/// CONFIG_CLONE_BACKWARDS: tls comes before child_tid.
#[inline(always)]
pub fn clone_args(flags: usize, stack: usize, parent_tid: usize, child_tid: usize, tls: usize) -> [c_long; 6] {
    [flags, stack, parent_tid, tls, child_tid, 0].map(|arg| arg as c_long)
}

macro_rules! syscalls {
    ($($name:ident($($reg:tt = $arg:ident),*);)*) => {$(
        /// # Safety
        /// As the system call itself.
        #[inline(always)]
        #[allow(dead_code)] // which counts are used is the table's affair
        pub unsafe fn $name(number: usize, $($arg: usize),*) -> isize {
            let raw: isize;
            // SAFETY: the caller vouches for the call; every register that the kernel changes is named.
            unsafe {
                core::arch::asm!(
                    "svc #0",
                    in("x8") number,
                    $(in($reg) $arg,)*
                    lateout("x0") raw,
                    options(nostack),
                );
            }
            raw
        }
    )*};
}

syscalls! {
    syscall0();
    syscall1("x0" = a);
    syscall2("x0" = a, "x1" = b);
    syscall3("x0" = a, "x1" = b, "x2" = c);
    syscall4("x0" = a, "x1" = b, "x2" = c, "x3" = d);
    syscall5("x0" = a, "x1" = b, "x2" = c, "x3" = d, "x4" = e);
    syscall6("x0" = a, "x1" = b, "x2" = c, "x3" = d, "x4" = e, "x5" = f);
}

/// # Safety
/// As the clone-like call itself; the child's stack must stay valid while the child runs on it.
#[unsafe(naked)]
pub unsafe extern "C" fn spawn(number: c_long, args: *const c_long, r#fn: ChildFn, arg: *mut c_void) -> isize {
    naked_asm!(
        ".cfi_startproc",
        "hint #34",                     // bti c: a landing pad for indirect calls
        "stp x19, x20, [sp, #-16]!",
        ".cfi_adjust_cfa_offset 16",
        ".cfi_rel_offset x19, 0",
        ".cfi_rel_offset x20, 8",
        "mov x19, x2",                  // fn, kept by the kernel for the child
        "mov x20, x3",                  // arg, likewise
        "mov x8, x0",                   // number
        "mov x9, x1",                   // the array
        "ldp x0, x1, [x9]",             // args[0], args[1]
        "ldp x2, x3, [x9, #16]",        // args[2], args[3]
        "ldp x4, x5, [x9, #32]",        // args[4], args[5]
        "svc #0",
        "cbz x0, 2f",
        ".cfi_remember_state",
        "ldp x19, x20, [sp], #16",
        ".cfi_adjust_cfa_offset -16",
        ".cfi_restore x19",
        ".cfi_restore x20",
        "ret",
        "2:",                           // the child, on its own stack
        ".cfi_restore_state",
        ".cfi_undefined x30",           // unwinders stop here
        "mov x29, xzr",                 // so do those that follow frame pointers
        "mov x30, xzr",
        "mov x9, sp",
        "and sp, x9, #-{align}",        // a stack at any address will do
        "mov x0, x20",                  // arg
        "blr x19",                      // fn(arg): a call, so that a guarded control stack stays in step
        "mov x8, {exit}",               // exit, not exit_group: this task only; fn's result is the status
        "svc #0",
        "brk #0",                       // a seccomp filter can make exit return: stop hard
        ".cfi_endproc",
        align = const STACK_ALIGN,
        exit = const libc::SYS_exit,
    )
}

macro_rules! entry {
    ($name:ident = $function:path) => {
        #[unsafe(naked)]
        #[unsafe(no_mangle)]
        unsafe extern "C" fn $name() {
            core::arch::naked_asm!(
                ".cfi_startproc",
                "hint #34",                 // bti c
                "b {function}",             // all registers as the caller left them
                ".cfi_endproc",
                function = sym $function,
            )
        }
    };
}
pub(crate) use entry;

// BTI: every exported entry and the trampoline start with `bti c`, and nothing else is reached by an indirect branch.
global_asm!(
    ".pushsection .note.gnu.property, \"a\", %note",
    ".balign 8",
    ".long 4, 16, {note_type}",         // sizes of name and descriptor, then the type
    ".asciz \"GNU\"",
    ".long {feature_1_and}, 4, {bti}, 0", // property, its size, its bits, padding
    ".popsection",
    note_type = const 5,                // NT_GNU_PROPERTY_TYPE_0
    feature_1_and = const 0xc0000000u32, // GNU_PROPERTY_AARCH64_FEATURE_1_AND
    bti = const 1,                      // GNU_PROPERTY_AARCH64_FEATURE_1_BTI
);
