//! syscall0 to syscall6 on x86-64, with 64-bit longs or as x32. Both files above have the conventions.

use crate::register::{Raw, Register};

macro_rules! syscalls {
    ($($name:ident($($reg:tt = $arg:ident),*);)*) => {$(
        /// # Safety
        /// As the system call itself.
        #[inline(always)]
        #[allow(dead_code)] // which counts are used is the table's affair
        pub unsafe fn $name(number: usize, $($arg: Register),*) -> Raw {
            let raw: Raw;
            // SAFETY: the caller vouches for the call; every register that the kernel changes is named.
            unsafe {
                core::arch::asm!(
                    "syscall",
                    inlateout("rax") number as Raw => raw,
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
