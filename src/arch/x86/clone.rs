//! clone and clone3 on i386, whole. x86.rs has the conventions.

use core::ffi::{c_int, c_void};

use libc::pid_t;

use super::STACK_ALIGN;
use crate::ChildFn;
use crate::arch::{asking, second_name};
use crate::asked::clone_args::clone_args as request;

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
        [".cfi_startproc", "endbr32",]
        [
            "call 1f",                  // there is no other way to learn one's address
            ".cfi_adjust_cfa_offset 4",
            "1:",
            "pop eax",
            ".cfi_adjust_cfa_offset -4",
            "add eax, offset _GLOBAL_OFFSET_TABLE_ + 1", // from here, the byte of pop before
            "cmp byte ptr [eax + {settings_active}@GOTOFF], 0",
            "jne {with_settings}",
        ]
        []
        "cmp dword ptr [esp + 4], 0",   // fn
        "je 3f",
        "mov ecx, [esp + 8]",           // stack
        "and ecx, -{align}",            // rounding comes first, as in glibc
        "jz 3f",
        "movd xmm0, [esp + 4]",         // fn, kept by the kernel for the child
        "movd xmm1, [esp + 16]",        // arg, likewise
        "push ebx",
        ".cfi_adjust_cfa_offset 4",
        ".cfi_rel_offset ebx, 0",
        "push esi",
        ".cfi_adjust_cfa_offset 4",
        ".cfi_rel_offset esi, 0",
        "push edi",
        ".cfi_adjust_cfa_offset 4",
        ".cfi_rel_offset edi, 0",
        "mov ebx, [esp + 12 + 12]",     // flags, above what was pushed
        "mov edx, [esp + 12 + 20]",     // parent_tid
        "mov esi, [esp + 12 + 24]",     // tls
        "mov edi, [esp + 12 + 28]",     // child_tid
        "mov eax, {clone}",
        "int 0x80",
        "test eax, eax",
        "jle 2f",                       // one branch for what is rare
        ".cfi_remember_state",
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
        "2:",
        ".cfi_restore_state",
        ".cfi_remember_state",
        "jz 4f",                        // from here absolute offsets: LLVM's assembler counts past what was restored
        "pop edi",
        ".cfi_def_cfa_offset 12",
        ".cfi_restore edi",
        "pop esi",
        ".cfi_def_cfa_offset 8",
        ".cfi_restore esi",
        "pop ebx",
        ".cfi_def_cfa_offset 4",
        ".cfi_restore ebx",
        "mov ecx, eax",                 // the kernel's error
        "jmp {fail}",
        "3:",
        "mov ecx, -{einval}",
        "jmp {fail}",
        "4:",
        ".cfi_restore_state",
        "movd edx, xmm0",               // fn
        child!("edx", "xmm1"),
        ".cfi_endproc",
        ;
        clone = const libc::SYS_clone,
        align = const STACK_ALIGN,
        einval = const libc::EINVAL,
        exit = const libc::SYS_exit,
        fail = sym super::fail,
    )
}

second_name!(".cfi_startproc", "endbr32", "jmp {clone}", ".cfi_endproc");

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
        [".cfi_startproc", "endbr32",]
        [
            "call 1f",                  // there is no other way to learn one's address
            ".cfi_adjust_cfa_offset 4",
            "1:",
            "pop eax",
            ".cfi_adjust_cfa_offset -4",
            "add eax, offset _GLOBAL_OFFSET_TABLE_ + 1", // from here, the byte of pop before
            "cmp byte ptr [eax + {settings_active}@GOTOFF], 0",
            "jne {with_settings}",
        ]
        []
        "cmp dword ptr [esp + 4], 0",   // args
        "je 3f",
        "mov edx, [esp + 12]",          // fn, kept by the kernel for the child
        "test edx, edx",
        "jz 3f",
        "movd xmm1, [esp + 16]",        // arg, likewise
        "mov ecx, [esp + 8]",           // size
        "push ebx",
        ".cfi_adjust_cfa_offset 4",
        ".cfi_rel_offset ebx, 0",
        "mov ebx, [esp + 4 + 4]",       // args, above what was pushed
        "mov eax, {clone3}",
        "int 0x80",
        "test eax, eax",
        "jle 2f",                       // one branch for what is rare
        ".cfi_remember_state",
        "pop ebx",
        ".cfi_adjust_cfa_offset -4",
        ".cfi_restore ebx",
        "ret",
        "2:",
        ".cfi_restore_state",
        ".cfi_remember_state",
        "jz 4f",
        "pop ebx",
        ".cfi_def_cfa_offset 4",
        ".cfi_restore ebx",
        "cmp eax, -{enosys}",
        "je {without_clone3}",          // the arguments are where they were
        "mov ecx, eax",                 // the kernel's error
        "jmp {fail}",
        "3:",
        "mov ecx, -{einval}",
        "jmp {fail}",
        "4:",
        ".cfi_restore_state",
        child!("edx", "xmm1"),
        ".cfi_endproc",
        ;
        clone3 = const libc::SYS_clone3,
        align = const STACK_ALIGN,
        einval = const libc::EINVAL,
        enosys = const libc::ENOSYS,
        exit = const libc::SYS_exit,
        without_clone3 = sym crate::raw::without_clone3,
        fail = sym super::fail,
    )
}
