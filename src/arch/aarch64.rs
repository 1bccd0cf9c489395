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
use core::ffi::{c_long, c_ulong, c_void};

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
        "stp x19, x20, [sp, #-48]!",
        ".cfi_adjust_cfa_offset 48",
        ".cfi_rel_offset x19, 0",
        ".cfi_rel_offset x20, 8",
        "stp x21, x22, [sp, #16]",
        ".cfi_rel_offset x21, 16",
        ".cfi_rel_offset x22, 24",
        "str x30, [sp, #32]",
        ".cfi_rel_offset x30, 32",
        "mov x19, x2",                  // fn, kept by the kernel for the child
        "mov x20, x3",                  // arg, likewise
        "mov x21, x0",                  // number
        "mov x22, x1",                  // the array
        "bl {leave_za}",                // the child must not have a share in the caller's ZA
        "mov x8, x21",
        "ldp x0, x1, [x22]",            // args[0], args[1]
        "ldp x2, x3, [x22, #16]",       // args[2], args[3]
        "ldp x4, x5, [x22, #32]",       // args[4], args[5]
        "svc #0",
        "cbz x0, 2f",
        ".cfi_remember_state",
        "ldr x30, [sp, #32]",
        ".cfi_restore x30",
        "ldp x21, x22, [sp, #16]",
        ".cfi_restore x21",
        ".cfi_restore x22",
        "ldp x19, x20, [sp], #48",
        ".cfi_adjust_cfa_offset -48",
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
        leave_za = sym leave_za,
        align = const STACK_ALIGN,
        exit = const libc::SYS_exit,
    )
}

/// A caller's ZA, the matrix of SME, may be dormant: live, with TPIDR2_EL0 pointing to where on the caller's stack
/// whoever needs ZA first is to save it. Without CLONE_SETTLS kernels hand the child both, and with CLONE_VM it would
/// write to that stack. So it is saved here, as C's rules allow (AAPCS64, "ZA lazy saving scheme"), and as glibc does
/// since 2.43.
unsafe extern "C" fn leave_za() {
    // Every processor with SME has FlagM. Asked first: kernels before 5.2 tell no HWCAP2, and then musl sets errno.
    const HWCAP_FLAGM: c_ulong = 1 << 27;
    const HWCAP2_SME: c_ulong = 1 << 23;
    // SAFETY: it reads what the kernel told the process.
    let has = |kind, bit| unsafe { libc::getauxval(kind) } & bit != 0;
    if has(libc::AT_HWCAP, HWCAP_FLAGM) && has(libc::AT_HWCAP2, HWCAP2_SME) {
        // SAFETY: the processor has the instructions.
        unsafe { save_za() }
    }
}

/// `__arm_za_disable`, but for a ZA that is in use by the caller itself, which is not to call us.
///
/// # Safety
/// There is SME, and TPIDR2_EL0 is what C's rules say.
#[unsafe(naked)]
unsafe extern "C" fn save_za() {
    naked_asm!(
        "mrs x9, S3_3_C13_C0_5",        // TPIDR2_EL0: 0 where nothing is dormant
        "cbz x9, 5f",
        "ldrh w10, [x9, #10]",          // reserved, with the word behind it
        "ldr w11, [x9, #12]",
        "orr w10, w10, w11",
        "cbnz w10, 6f",
        "ldr x16, [x9]",                // za_save_buffer
        "ldrh w10, [x9, #8]",           // num_za_save_slices
        "cbz x16, 4f",
        ".inst 0x04bf582b",             // rdsvl x11, #1: bytes in a slice
        "mov w15, wzr",
        "3:",
        "cmp w15, w10",
        "b.hs 4f",
        ".inst 0xe1206200",             // str za[w15, 0], [x16]
        "add x16, x16, x11",
        "add w15, w15, #1",
        "b 3b",
        "4:",
        "msr S3_3_C13_C0_5, xzr",       // tells the caller to restore it
        ".inst 0xd503447f",             // smstop za
        "5:",
        "ret",
        "6:",
        "brk #0",                       // a block that nobody knows how to save: the ABI says to stop
    )
}

macro_rules! entry {
    ($(#[$attribute:meta])* $name:ident = $function:path) => {
        #[unsafe(naked)]
        $(#[$attribute])*
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
