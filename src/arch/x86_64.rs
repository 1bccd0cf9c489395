//! x86-64, System V psABI, 64-bit pointers.
//!
//! * system call: `syscall`; number in rax, arguments in rdi rsi rdx r10 r8 r9, result in rax, errors -4095..-1
//! * the kernel overwrites rcx and r11, keeps every other register, and gives the child the same registers but
//!   rax = 0 and, where a stack was asked for, rsp
//! * C callee-saved: rbx rbp r12-r15; the stack is 16-aligned where a `call` executes
//!
//! ```text
//! C:       spawn(number rdi, args rsi, fn rdx, arg rcx)
//! kernel:  number rax, args[0..6] rdi rsi rdx r10 r8 r9        fn and arg ride along in rbx and r12
//! ```

use core::arch::{global_asm, naked_asm};
use core::ffi::{c_long, c_void};

use crate::ChildFn;

#[path = "x86_64/direct.rs"]
mod direct;
pub(crate) use direct::{direct, direct_clone, direct_clone3};

pub const STACK_ALIGN: usize = 16;

/// CONFIG_CLONE_BACKWARDS is not set: tls comes last.
#[inline(always)]
pub fn clone_args(flags: usize, stack: usize, parent_tid: usize, child_tid: usize, tls: usize) -> [c_long; 6] {
    [flags, stack, parent_tid, child_tid, tls, 0].map(|arg| arg as c_long)
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
                    "syscall",
                    inlateout("rax") number as isize => raw,
                    $(in($reg) $arg,)*
                    lateout("rcx") _,
                    lateout("r11") _,
                    options(nostack),
                );
            }
            raw
        }
    )*};
}

syscalls! {
    syscall0();
    syscall1("rdi" = a);
    syscall2("rdi" = a, "rsi" = b);
    syscall3("rdi" = a, "rsi" = b, "rdx" = c);
    syscall4("rdi" = a, "rsi" = b, "rdx" = c, "r10" = d);
    syscall5("rdi" = a, "rsi" = b, "rdx" = c, "r10" = d, "r8" = e);
    syscall6("rdi" = a, "rsi" = b, "rdx" = c, "r10" = d, "r8" = e, "r9" = f);
}

/// # Safety
/// As the clone-like call itself; the child's stack must stay valid while the child runs on it.
#[unsafe(naked)]
pub unsafe extern "C" fn spawn(number: c_long, args: *const c_long, r#fn: ChildFn, arg: *mut c_void) -> isize {
    naked_asm!(
        ".cfi_startproc",
        "endbr64",
        "push rbx",
        ".cfi_adjust_cfa_offset 8",
        ".cfi_rel_offset rbx, 0",
        "push r12",
        ".cfi_adjust_cfa_offset 8",
        ".cfi_rel_offset r12, 0",
        "mov rbx, rdx",                 // fn, kept by the kernel for the child
        "mov r12, rcx",                 // arg, likewise
        "mov rax, rdi",                 // number
        "mov rdi, [rsi]",               // args[0]
        "mov rdx, [rsi + 16]",          // args[2]
        "mov r10, [rsi + 24]",          // args[3]
        "mov r8, [rsi + 32]",           // args[4]
        "mov r9, [rsi + 40]",           // args[5]
        "mov rsi, [rsi + 8]",           // args[1], last: rsi held the array
        "syscall",
        "test rax, rax",
        "jz 2f",
        ".cfi_remember_state",
        "pop r12",
        ".cfi_adjust_cfa_offset -8",
        ".cfi_restore r12",
        "pop rbx",
        ".cfi_adjust_cfa_offset -8",
        ".cfi_restore rbx",
        "ret",
        "2:",                           // the child, on its own stack
        ".cfi_restore_state",
        ".cfi_undefined rip",           // unwinders stop here
        "xor ebp, ebp",                 // so do those that follow frame pointers
        "and rsp, -{align}",            // a stack at any address will do
        "mov rdi, r12",                 // arg
        "call rbx",                     // fn(arg): a call, so that a shadow stack stays in step
        "mov edi, eax",                 // its result is the exit status
        "mov eax, {exit}",              // exit, not exit_group: this task only
        "syscall",
        "hlt",                          // a seccomp filter can make exit return: stop hard
        ".cfi_endproc",
        align = const STACK_ALIGN,
        exit = const libc::SYS_exit,
    )
}

// Shadow stacks: nothing here returns through a stack it did not call on. (Not IBT: rustc puts no endbr64 into
// the compiled exports.)
global_asm!(
    ".pushsection .note.gnu.property, \"a\", @note",
    ".balign 8",
    ".long 4, 16, {note_type}",         // sizes of name and descriptor, then the type
    ".asciz \"GNU\"",
    ".long {feature_1_and}, 4, {shstk}, 0", // property, its size, its bits, padding
    ".popsection",
    note_type = const 5,                // NT_GNU_PROPERTY_TYPE_0
    feature_1_and = const 0xc0000002u32, // GNU_PROPERTY_X86_FEATURE_1_AND
    shstk = const 2,                    // GNU_PROPERTY_X86_FEATURE_1_SHSTK
);
