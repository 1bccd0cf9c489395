//! syscall0 to syscall6 on RISC-V, of either width. riscv64.rs has the conventions.

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
                    "ecall",
                    in("a7") number,
                    $(in($reg) $arg,)*
                    lateout("a0") raw,
                    // The kernel may discard vector state in any call.
                    out("v0") _, out("v1") _, out("v2") _, out("v3") _, out("v4") _, out("v5") _, out("v6") _,
                    out("v7") _, out("v8") _, out("v9") _, out("v10") _, out("v11") _, out("v12") _, out("v13") _,
                    out("v14") _, out("v15") _, out("v16") _, out("v17") _, out("v18") _, out("v19") _,
                    out("v20") _, out("v21") _, out("v22") _, out("v23") _, out("v24") _, out("v25") _,
                    out("v26") _, out("v27") _, out("v28") _, out("v29") _, out("v30") _, out("v31") _,
                    options(nostack),
                );
            }
            raw
        }
    )*};
}

syscalls! {
    syscall0();
    syscall1("a0" = a);
    syscall2("a0" = a, "a1" = b);
    syscall3("a0" = a, "a1" = b, "a2" = c);
    syscall4("a0" = a, "a1" = b, "a2" = c, "a3" = d);
    syscall5("a0" = a, "a1" = b, "a2" = c, "a3" = d, "a4" = e);
    syscall6("a0" = a, "a1" = b, "a2" = c, "a3" = d, "a4" = e, "a5" = f);
}
