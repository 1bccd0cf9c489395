//! x32: x86-64's instructions and registers, 32-bit pointers and longs (System V psABI, ILP32).
//!
//! * system call: `syscall`; number in rax, arguments in rdi rsi rdx r10 r8 r9, result in rax, errors -4095..-1
//! * the kernel overwrites rcx and r11, keeps every other register, and gives the child the same registers but
//!   rax = 0 and, where a stack was asked for, rsp
//! * the kernel reads whole registers, and a 64-bit value has one. Pointers are zero-extended: each that comes from C is
//!   moved as 32 bits, for what is above them C does not say
//! * numbers have bit 30 set: by it the kernel knows an x32 call
//! * C callee-saved: rbx rbp r12-r15; the stack is 16-aligned where a `call` executes
//!
//! ```text
//! C:       spawn(number edi, args esi, fn edx, arg ecx)
//! kernel:  number rax, args[0..6] rdi rsi rdx r10 r8 r9        fn and arg ride along in xmm0 and xmm1
//!
//! C:       clone(fn edi, stack esi, flags edx, arg ecx, parent_tid r8d, tls r9d, child_tid [rsp + 8])
//! kernel:  SYS_clone rax, flags rdi, stack rsi, parent_tid rdx, child_tid r10, tls r8
//!                                                              fn and arg ride along in xmm0 and xmm1
//!
//! C:       clone3(args edi, size esi, fn edx, arg ecx)
//! kernel:  SYS_clone3 rax, args rdi, size rsi                  fn and arg ride along in rdx and r8
//! ```

use core::arch::naked_asm;
use core::ffi::{c_int, c_long, c_void};

use libc::pid_t;

use super::{asking, second_name};
use crate::ChildFn;
use crate::asked::clone_args::clone_args as request;
use crate::register::{Raw, Word};

pub const STACK_ALIGN: usize = 16;

pub use super::default_order as clone_args;

#[path = "x86_64/syscalls.rs"]
mod syscalls;
pub use syscalls::{syscall0, syscall1, syscall2, syscall3, syscall4, syscall5, syscall6};

pub use super::saves_no_state as spawn_saves_state;

/// # Safety
/// As the clone-like call itself; the child's stack must stay valid while the child runs on it.
#[unsafe(naked)]
pub unsafe extern "C" fn spawn(number: c_long, args: *const Word, r#fn: ChildFn, arg: *mut c_void) -> Raw {
    naked_asm!(
        ".cfi_startproc",
        "movd xmm0, edx",               // fn, zero-extended, kept by the kernel for the child
        "movd xmm1, ecx",               // arg, likewise
        "mov eax, edi",                 // number
        "mov esi, esi",                 // the array
        "mov rdi, [rsi]",               // args[0]
        "mov rdx, [rsi + 16]",          // args[2]
        "mov r10, [rsi + 24]",          // args[3]
        "mov r8, [rsi + 32]",           // args[4]
        "mov r9, [rsi + 40]",           // args[5]
        "mov rsi, [rsi + 8]",           // args[1], last: rsi held the array
        "syscall",
        "test rax, rax",
        "jz 2f",
        "ret",
        "2:",                           // the child, on its own stack
        ".cfi_undefined rip",           // unwinders stop here
        "xor ebp, ebp",                 // so do those that follow frame pointers
        "and rsp, -{align}",            // a stack at any address will do
        "movq rdi, xmm1",               // arg
        "movq rax, xmm0",
        "call rax",                     // fn(arg)
        "mov edi, eax",                 // its result is the exit status
        "mov eax, {exit}",              // exit, not exit_group: this task only
        "syscall",
        "hlt",                          // a seccomp filter can make exit return: stop hard
        ".cfi_endproc",
        align = const STACK_ALIGN,
        exit = const libc::SYS_exit,
    )
}

/// # Safety
/// As clone(2).
#[unsafe(naked)]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn clone(
    r#fn: Option<ChildFn>,
    stack: *mut c_void,
    flags: c_int,
    arg: *mut c_void,
    parent_tid: *mut pid_t,
    tls: *mut c_void,
    child_tid: *mut pid_t,
) -> c_int {
    asking!(
        crate::preload::clone_with_settings,
        [".cfi_startproc",]
        ["cmp byte ptr [rip + {settings_active}], 0", "jne {with_settings}",]
        []
        "test edi, edi",                // fn
        "jz 3f",
        "and esi, -{align}",            // stack: rounding comes first, as in glibc
        "jz 3f",
        "movd xmm0, edi",               // fn, zero-extended, kept by the kernel for the child
        "movd xmm1, ecx",               // arg, likewise
        "mov edi, edx",                 // flags, zero-extended, as are the others
        "mov edx, r8d",                 // parent_tid
        "mov r10d, [rsp + 8]",          // child_tid
        "mov r8d, r9d",                 // tls
        "mov eax, {clone}",
        "syscall",
        "test rax, rax",
        "jle 2f",                       // one branch for what is rare
        "ret",
        "2:",
        "jz 4f",
        "mov rdi, rax",                 // the kernel's error
        "jmp {fail}",
        "3:",
        "mov rdi, -{einval}",
        "jmp {fail}",
        "4:",                           // the child, on its own stack
        ".cfi_undefined rip",           // unwinders stop here
        "xor ebp, ebp",                 // so do those that follow frame pointers
        "movq rdi, xmm1",               // arg
        "movq rax, xmm0",
        "call rax",                     // fn(arg)
        "mov edi, eax",                 // its result is the exit status
        "mov eax, {exit}",              // exit, not exit_group: this task only
        "syscall",
        "hlt",                          // a seccomp filter can make exit return: stop hard
        ".cfi_endproc",
        ;
        clone = const libc::SYS_clone,
        align = const STACK_ALIGN,
        einval = const libc::EINVAL,
        exit = const libc::SYS_exit,
        fail = sym crate::errno::fail_raw_int,
    )
}

second_name!(".cfi_startproc", "jmp {clone}", ".cfi_endproc");

/// # Safety
/// As clone3(2).
#[unsafe(naked)]
#[unsafe(export_name = "splork_clone3")]
pub unsafe extern "C" fn clone3(
    args: *mut request,
    size: usize,
    r#fn: Option<ChildFn>,
    arg: *mut c_void,
) -> pid_t {
    asking!(
        crate::preload::clone3_with_settings,
        [".cfi_startproc",]
        ["cmp byte ptr [rip + {settings_active}], 0", "jne {with_settings}",]
        []
        "and edi, edi",                 // args, zero-extended and tested
        "jz 3f",
        "mov esi, esi",                 // size, zero-extended
        "and edx, edx",                 // fn, likewise, kept by the kernel for the child where it is
        "jz 3f",
        "mov r8d, ecx",                 // arg, likewise: the kernel overwrites rcx
        "mov eax, {clone3}",
        "syscall",
        "test rax, rax",
        "jle 2f",                       // one branch for what is rare
        "ret",
        "2:",
        "jz 4f",
        "mov rcx, r8",                  // arg, as C has it
        "cmp eax, -{enosys}",
        "je {without_clone3}",          // args, size and fn are where they were
        "mov rdi, rax",                 // the kernel's error
        "jmp {fail}",
        "3:",
        "mov rdi, -{einval}",
        "jmp {fail}",
        "4:",                           // the child, on its own stack
        ".cfi_undefined rip",           // unwinders stop here
        "xor ebp, ebp",                 // so do those that follow frame pointers
        "and rsp, -{align}",            // a stack at any address will do
        "mov rdi, r8",                  // arg
        "call rdx",                     // fn(arg)
        "mov edi, eax",                 // its result is the exit status
        "mov eax, {exit}",              // exit, not exit_group: this task only
        "syscall",
        "hlt",                          // a seccomp filter can make exit return: stop hard
        ".cfi_endproc",
        ;
        clone3 = const libc::SYS_clone3,
        align = const STACK_ALIGN,
        einval = const libc::EINVAL,
        enosys = const libc::ENOSYS,
        exit = const libc::SYS_exit,
        without_clone3 = sym crate::raw::without_clone3,
        fail = sym crate::errno::fail_raw_int,
    )
}

pub(crate) use super::{export_compiled as export, function_itself as landing_pad};
