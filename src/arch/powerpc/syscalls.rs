//! syscall0 to syscall6 on PowerPC, of either width. powerpc.rs and powerpc64.rs have the conventions.

macro_rules! syscalls {
    ($($name:ident($($reg:tt = $arg:ident),*) unused($($unused:tt),*);)*) => {$(
        /// # Safety
        /// As the system call itself.
        #[inline(always)]
        #[allow(dead_code)] // which counts are used is the table's affair
        pub unsafe fn $name(number: usize, a: usize, $($arg: usize),*) -> isize {
            let raw: isize;
            // SAFETY: the caller vouches for the call; every register that the kernel changes is named.
            unsafe {
                core::arch::asm!(
                    "sc",
                    "bns+ 2f",          // summary overflow clear: r3 is a result
                    "neg 3, 3",         // errno, as other architectures return it
                    "2:",
                    inlateout("r0") number => _,
                    inlateout("r3") a => raw,
                    $(inlateout($reg) $arg => _,)*
                    $(lateout($unused) _,)*
                    lateout("r9") _, lateout("r10") _, lateout("r11") _, lateout("r12") _,
                    lateout("ctr") _, lateout("xer") _, lateout("cr0") _,
                    options(nostack),
                );
            }
            raw
        }
    )*};
}

syscalls! {
    syscall1() unused("r4", "r5", "r6", "r7", "r8");
    syscall2("r4" = b) unused("r5", "r6", "r7", "r8");
    syscall3("r4" = b, "r5" = c) unused("r6", "r7", "r8");
    syscall4("r4" = b, "r5" = c, "r6" = d) unused("r7", "r8");
    syscall5("r4" = b, "r5" = c, "r6" = d, "r7" = e) unused("r8");
    syscall6("r4" = b, "r5" = c, "r6" = d, "r7" = e, "r8" = f) unused();
}

/// # Safety
/// As the system call itself.
#[inline(always)]
#[allow(dead_code)]
pub unsafe fn syscall0(number: usize) -> isize {
    // SAFETY: passed on to the caller; a call without arguments does not look at r3.
    unsafe { syscall1(number, 0) }
}
