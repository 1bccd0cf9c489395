//! syscall0 to syscall6 by the .S in arch/, for an architecture that stable Rust does not assemble.

macro_rules! syscalls {
    ($($name:ident($($arg:ident),*) $symbol:ident;)*) => {$(
        /// # Safety
        /// As the system call itself.
        #[inline(always)]
        #[allow(dead_code)] // which counts are used is the table's affair
        pub unsafe fn $name(number: usize, $($arg: usize),*) -> isize {
            // SAFETY: the caller vouches for the call.
            unsafe { splork_arch::$symbol($($arg,)* number) }
        }
    )*};
}

syscalls! {
    syscall0() splork_arch_syscall0;
    syscall1(a) splork_arch_syscall1;
    syscall2(a, b) splork_arch_syscall2;
    syscall3(a, b, c) splork_arch_syscall3;
    syscall4(a, b, c, d) splork_arch_syscall4;
    syscall5(a, b, c, d, e) splork_arch_syscall5;
    syscall6(a, b, c, d, e, f) splork_arch_syscall6;
}
