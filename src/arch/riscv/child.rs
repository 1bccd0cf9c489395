//! What the child does on RISC-V, of either width. riscv64.rs has the conventions.

/// The child, on its own stack, with fn and arg in these registers.
macro_rules! child {
    ($fn:literal, $arg:literal) => {
        concat!(
            ".cfi_undefined ra\n",          // unwinders stop here
            "mv s0, zero\n",                // so do those that follow frame pointers
            "mv ra, zero\n",
            "andi sp, sp, -{align}\n",      // a stack at any address will do
            "mv a0, ", $arg, "\n",
            "jalr ", $fn, "\n",             // fn(arg)
            "li a7, {exit}\n",              // exit, not exit_group: this task only; fn's result is the status
            "ecall\n",
            "ebreak\n",                     // a seccomp filter can make exit return: stop hard
        )
    };
}
