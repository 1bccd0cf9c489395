//! clone and clone3 on x86-64 without a store. x86_64.rs has the conventions.
//!
//! ```text
//! C:       clone(fn rdi, stack rsi, flags edx, arg rcx, parent_tid r8, tls r9, child_tid [rsp + 8])
//! kernel:  SYS_clone rax, flags rdi, stack rsi, parent_tid rdx, child_tid r10, tls r8
//!                                                              fn and arg ride along in xmm0 and xmm1
//!
//! C:       clone3(args rdi, size rsi, fn rdx, arg rcx)
//! kernel:  SYS_clone3 rax, args rdi, size rsi                  fn and arg ride along in rdx and r8
//! ```

macro_rules! direct_clone {
    ($($name:tt)*) => {
        crate::arch::direct!(
            [
                "test rdi, rdi",            // fn
                "jz 3f",
                "and rsi, -{align}",        // stack: rounding comes first, as in glibc
                "jz 3f",
                "movq xmm0, rdi",           // fn, kept by the kernel for the child
                "movq xmm1, rcx",           // arg, likewise
                "mov edi, edx",             // flags, zero-extended
                "mov rdx, r8",              // parent_tid
                "mov r10, [rsp + 8]",       // child_tid
                "mov r8, r9",               // tls
                "mov eax, {clone}",
            ]
            []
            [
                "movq rdx, xmm0",           // fn
                "movq rdi, xmm1",           // arg
            ]
            [clone = const libc::SYS_clone, align = const crate::arch::STACK_ALIGN,]
            $($name)*
        );
    };
}
pub(crate) use direct_clone;

macro_rules! direct_clone3 {
    ($($name:tt)*) => {
        crate::arch::direct!(
            [
                "test rdi, rdi",            // args
                "jz 3f",
                "test rdx, rdx",            // fn, kept by the kernel for the child where it is
                "jz 3f",
                "mov r8, rcx",              // arg, likewise: the kernel overwrites rcx
                "mov eax, {clone3}",
            ]
            [
                "mov rcx, r8",              // arg, as C has it
                "cmp eax, -{enosys}",
                "je {without_clone3}",      // args, size and fn are where they were
            ]
            [
                "and rsp, -{align}",        // a stack at any address will do
                "mov rdi, r8",              // arg
            ]
            [
                clone3 = const libc::SYS_clone3,
                enosys = const libc::ENOSYS,
                without_clone3 = sym crate::raw::without_clone3,
                align = const crate::arch::STACK_ALIGN,
            ]
            $($name)*
        );
    };
}
pub(crate) use direct_clone3;

/// Before the call, after one that failed, in the child until fn is in rdx and arg in rdi; and their operands.
macro_rules! direct {
    ($before:tt $failed:tt $child:tt $operands:tt $(#[$attribute:meta])* $name:ident) => {
        crate::arch::direct!(@ [$(#[$attribute])*] $name [] $before $failed $child [] $operands);
    };
    ($before:tt $failed:tt $child:tt $operands:tt
     $(#[$attribute:meta])* $name:ident, where $setting:path: $asked:path) => {
        crate::arch::direct!(@ [$(#[$attribute])*] $name
            ["cmp byte ptr [rip + {setting}], 0", "jne {asked}",]   // all registers as the caller left them
            $before $failed $child
            [setting = sym $setting, asked = sym $asked,] $operands);
    };
    (@ [$($attribute:tt)*] $name:ident [$($ask:tt)*] [$($before:tt)*] [$($failed:tt)*] [$($child:tt)*]
     [$($settings:tt)*] [$($operands:tt)*]) => {
        #[unsafe(naked)]
        $($attribute)*
        unsafe extern "C" fn $name() {
            core::arch::naked_asm!(
                ".cfi_startproc",
                "endbr64",
                $($ask)*
                $($before)*
                "syscall",
                "test rax, rax",
                "jle 2f",                   // one branch for what is rare
                "ret",
                "2:",
                "jz 4f",
                $($failed)*
                "mov rdi, rax",             // the kernel's error
                "jmp {fail}",
                "3:",
                "mov rdi, -{einval}",
                "jmp {fail}",
                "4:",                       // the child, on its own stack
                ".cfi_undefined rip",       // unwinders stop here
                "xor ebp, ebp",             // so do those that follow frame pointers
                $($child)*
                "call rdx",                 // fn(arg): a call, so that a shadow stack stays in step
                "mov edi, eax",             // its result is the exit status
                "mov eax, {exit}",          // exit, not exit_group: this task only
                "syscall",
                "hlt",                      // a seccomp filter can make exit return: stop hard
                ".cfi_endproc",
                einval = const libc::EINVAL,
                exit = const libc::SYS_exit,
                fail = sym crate::errno::fail_raw_int,
                $($settings)*
                $($operands)*
            )
        }
    };
}
pub(crate) use direct;
