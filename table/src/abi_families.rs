//! Architectures with an ABI of each width, for conditions in C.

/// ABIs that C tells apart by width only: where all of a family's have the same number, one condition is enough.
pub static FAMILIES: [(&[&str], &str); 6] = [
    (&["loongarch32", "loongarch64"], "defined(__loongarch__)"),
    (&["parisc", "parisc64"], "defined(__hppa__)"),
    (&["powerpc", "powerpc64"], "defined(__powerpc__)"),
    (&["riscv32", "riscv64"], "defined(__riscv)"),
    (&["s390", "s390x"], "defined(__s390__)"),
    (&["sparc", "sparc64"], "defined(__sparc__)"),
];
