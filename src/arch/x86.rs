//! i386, System V psABI, with SSE2 as Rust's i686 targets have it.
//!
//! * system call: `int 0x80`; number in eax, arguments in ebx ecx edx esi edi ebp, result in eax, errors -4095..-1.
//!   Never sysenter or the vDSO: they keep registers on the user's stack, and the child's is another one
//! * the kernel keeps every other register, the FPU's and SSE's included, and gives the child the same ones but eax = 0
//!   and, where a stack was asked for, esp
//! * C callee-saved: ebx esi edi ebp; arguments on the stack, which is 16-aligned where a `call` executes
//! * six arguments and the number take every general register but esp, so fn and arg ride along in SSE registers:
//!   fork has to copy these
//!
//! ```text
//! C:       spawn(number 4(esp), args 8(esp), fn 12(esp), arg 16(esp))
//! kernel:  number eax, args[0..6] ebx ecx edx esi edi ebp       fn and arg ride along in xmm0 and xmm1
//!
//! C:       clone(fn 4(esp), stack 8(esp), flags 12(esp), arg 16(esp), parent_tid 20(esp), tls 24(esp), child_tid 28(esp))
//! kernel:  SYS_clone eax, flags ebx, stack ecx, parent_tid edx, tls esi, child_tid edi
//!                                                              fn and arg ride along in xmm0 and xmm1
//!
//! C:       clone3(args 4(esp), size 8(esp), fn 12(esp), arg 16(esp))
//! kernel:  SYS_clone3 eax, args ebx, size ecx                   fn and arg ride along in edx and xmm1
//! ```

use core::arch::naked_asm;
use core::ffi::{c_long, c_void};

use crate::ChildFn;

#[path = "x86/from_stack.rs"]
mod from_stack;

pub const STACK_ALIGN: usize = 16;

pub use super::backwards as clone_args;

macro_rules! syscalls {
    ($($name:ident($($reg:tt = $arg:ident),*);)*) => {$(
        /// # Safety
        /// As the system call itself.
        #[inline(always)]
        #[allow(dead_code)] // which counts are used is the table's affair
        pub unsafe fn $name(number: usize, $($arg: usize),*) -> isize {
            let raw: isize;
            // SAFETY: the caller vouches for the call; the kernel changes no other register.
            unsafe {
                core::arch::asm!(
                    "int 0x80",
                    inlateout("eax") number as isize => raw,
                    $(in($reg) $arg,)*
                    options(nostack),
                );
            }
            raw
        }
    )*};
}

syscalls! {
    syscall0();
    syscall1("ebx" = a);
    syscall2("ebx" = a, "ecx" = b);
    syscall3("ebx" = a, "ecx" = b, "edx" = c);
}

/// # Safety
/// As the system call itself.
#[inline(always)]
#[allow(dead_code)] // which counts are used is the table's affair
pub unsafe fn syscall4(number: usize, a: usize, b: usize, c: usize, d: usize) -> isize {
    // SAFETY: passed on to the caller.
    unsafe { syscall6(number, a, b, c, d, 0, 0) }
}

/// # Safety
/// As the system call itself.
#[inline(always)]
#[allow(dead_code)] // which counts are used is the table's affair
pub unsafe fn syscall5(number: usize, a: usize, b: usize, c: usize, d: usize, e: usize) -> isize {
    // SAFETY: passed on to the caller.
    unsafe { syscall6(number, a, b, c, d, e, 0) }
}

/// A function of its own, so that the unwind tables know where it keeps the caller's registers: the compiler needs esi and
/// may need ebp for itself, and no other is free.
///
/// # Safety
/// As the system call itself.
#[unsafe(naked)]
#[allow(dead_code)] // which counts are used is the table's affair
pub unsafe extern "C" fn syscall6(
    number: usize,
    a: usize,
    b: usize,
    c: usize,
    d: usize,
    e: usize,
    f: usize,
) -> isize {
    naked_asm!(
        ".cfi_startproc",
        "push ebx",
        ".cfi_adjust_cfa_offset 4",
        ".cfi_rel_offset ebx, 0",
        "push esi",
        ".cfi_adjust_cfa_offset 4",
        ".cfi_rel_offset esi, 0",
        "push edi",
        ".cfi_adjust_cfa_offset 4",
        ".cfi_rel_offset edi, 0",
        "push ebp",
        ".cfi_adjust_cfa_offset 4",
        ".cfi_rel_offset ebp, 0",
        "mov eax, [esp + 20]",          // number
        "mov ebx, [esp + 24]",          // a
        "mov ecx, [esp + 28]",          // b
        "mov edx, [esp + 32]",          // c
        "mov esi, [esp + 36]",          // d
        "mov edi, [esp + 40]",          // e
        "mov ebp, [esp + 44]",          // f
        "int 0x80",
        "pop ebp",
        ".cfi_adjust_cfa_offset -4",
        ".cfi_restore ebp",
        "pop edi",
        ".cfi_adjust_cfa_offset -4",
        ".cfi_restore edi",
        "pop esi",
        ".cfi_adjust_cfa_offset -4",
        ".cfi_restore esi",
        "pop ebx",
        ".cfi_adjust_cfa_offset -4",
        ".cfi_restore ebx",
        "ret",
        ".cfi_endproc",
    )
}

pub use super::saves_no_state as spawn_saves_state;

/// The child, on its own stack, with fn and arg in these registers.
macro_rules! child {
    ($fn:literal, $arg:literal) => {
        concat!(
            ".cfi_undefined eip\n",         // unwinders stop here
            "xor ebp, ebp\n",               // so do those that follow frame pointers
            "and esp, -{align}\n",          // a stack at any address will do
            "sub esp, {align}\n",           // room for the argument, and still aligned
            "movd [esp], ", $arg, "\n",
            "call ", $fn, "\n",             // fn(arg): a call, so that a shadow stack stays in step
            "mov ebx, eax\n",               // its result is the exit status
            "mov eax, {exit}\n",            // exit, not exit_group: this task only
            "int 0x80\n",
            "hlt\n",                        // a seccomp filter can make exit return: stop hard
        )
    };
}

#[path = "x86/clone.rs"]
mod clone;

/// # Safety
/// As the clone-like call itself; the child's stack must stay valid while the child runs on it.
#[unsafe(naked)]
pub unsafe extern "C" fn spawn(number: c_long, args: *const c_long, r#fn: ChildFn, arg: *mut c_void) -> isize {
    naked_asm!(
        ".cfi_startproc",
        "endbr32",
        "push ebx",
        ".cfi_adjust_cfa_offset 4",
        ".cfi_rel_offset ebx, 0",
        "push esi",
        ".cfi_adjust_cfa_offset 4",
        ".cfi_rel_offset esi, 0",
        "push edi",
        ".cfi_adjust_cfa_offset 4",
        ".cfi_rel_offset edi, 0",
        "push ebp",
        ".cfi_adjust_cfa_offset 4",
        ".cfi_rel_offset ebp, 0",
        "movd xmm0, [esp + 28]",        // fn, kept by the kernel for the child
        "movd xmm1, [esp + 32]",        // arg, likewise
        "mov eax, [esp + 20]",          // number
        "mov ebp, [esp + 24]",          // the array
        "mov ebx, [ebp]",               // args[0]
        "mov ecx, [ebp + 4]",           // args[1]
        "mov edx, [ebp + 8]",           // args[2]
        "mov esi, [ebp + 12]",          // args[3]
        "mov edi, [ebp + 16]",          // args[4]
        "mov ebp, [ebp + 20]",          // args[5], last: ebp held the array
        "int 0x80",
        "test eax, eax",
        "jz 2f",
        ".cfi_remember_state",
        "pop ebp",
        ".cfi_adjust_cfa_offset -4",
        ".cfi_restore ebp",
        "pop edi",
        ".cfi_adjust_cfa_offset -4",
        ".cfi_restore edi",
        "pop esi",
        ".cfi_adjust_cfa_offset -4",
        ".cfi_restore esi",
        "pop ebx",
        ".cfi_adjust_cfa_offset -4",
        ".cfi_restore ebx",
        "ret",
        "2:",                           // the child, on its own stack
        ".cfi_restore_state",
        "movd edx, xmm0",               // fn
        child!("edx", "xmm1"),
        ".cfi_endproc",
        align = const STACK_ALIGN,
        exit = const libc::SYS_exit,
    )
}

pub use self::clone::{clone, clone3};

pub(crate) use from_stack::{export, fail, load};

pub(crate) use super::function_itself as landing_pad;
