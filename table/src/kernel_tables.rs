//! The files of a Linux source tree that number its calls.

/// ABIs, each with the words that stand for it in a table's second column: what all of the table's ABIs share is under
/// the first, what is the ABI's alone under the last.
pub type Abis = &'static [(&'static str, &'static [&'static str])];

/// A .tbl file: a line for each number, with the ABIs that it is for, the name and the entry points.
pub struct KernelTable {
    pub path: &'static str,
    pub abis: Abis,
    /// Whether 32-bit programs on a 64-bit kernel come through it, by entry points in a column of their own.
    pub has_compat: bool,
}

const fn own(path: &'static str, abis: Abis) -> KernelTable {
    KernelTable { path, abis, has_compat: false }
}

const fn with_compat(path: &'static str, abis: Abis) -> KernelTable {
    KernelTable { path, abis, has_compat: true }
}

pub static KERNEL_TABLES: [KernelTable; 15] = [
    own("arch/x86/entry/syscalls/syscall_64.tbl", &[("x86_64", &["common", "64"]), ("x32", &["common", "x32"])]),
    with_compat("arch/x86/entry/syscalls/syscall_32.tbl", &[("i386", &["i386"])]),
    own("arch/alpha/kernel/syscalls/syscall.tbl", &[("alpha", &["common"])]),
    own("arch/arm/tools/syscall.tbl", &[("arm", &["common", "eabi"])]),
    own("arch/m68k/kernel/syscalls/syscall.tbl", &[("m68k", &["common"])]),
    own("arch/microblaze/kernel/syscalls/syscall.tbl", &[("microblaze", &["common"])]),
    with_compat("arch/mips/kernel/syscalls/syscall_o32.tbl", &[("mips_o32", &["o32"])]),
    own("arch/mips/kernel/syscalls/syscall_n32.tbl", &[("mips_n32", &["n32"])]),
    own("arch/mips/kernel/syscalls/syscall_n64.tbl", &[("mips_n64", &["n64", "common"])]),
    with_compat(
        "arch/parisc/kernel/syscalls/syscall.tbl",
        &[("parisc", &["common", "32"]), ("parisc64", &["common", "64"])],
    ),
    with_compat(
        "arch/powerpc/kernel/syscalls/syscall.tbl",
        &[("powerpc", &["common", "nospu", "32"]), ("powerpc64", &["common", "nospu", "64"])],
    ),
    with_compat("arch/s390/kernel/syscalls/syscall.tbl", &[("s390", &["common", "32"]), ("s390x", &["common", "64"])]),
    own("arch/sh/kernel/syscalls/syscall.tbl", &[("sh", &["common"])]),
    with_compat(
        "arch/sparc/kernel/syscalls/syscall.tbl",
        &[("sparc", &["common", "32"]), ("sparc64", &["common", "64"])],
    ),
    own("arch/xtensa/kernel/syscalls/syscall.tbl", &[("xtensa", &["common"])]),
];

/// 32-bit ARM programs on an arm64 kernel. From Linux 6.11 on; two headers before.
pub static ARM_ON_ARM64: KernelTable = with_compat("arch/arm64/tools/syscall_32.tbl", &[("arm", &["common"])]);

/// The table of most newer architectures. From Linux 6.11 on; a header before.
pub const GENERIC: &str = "scripts/syscall.tbl";
pub const GENERIC_HEADER: &str = "include/uapi/asm-generic/unistd.h";

/// The words are what each arch/*/kernel/Makefile.syscalls says.
pub static GENERIC_ABIS: [(&str, &[&str]); 10] = [
    ("arc", &["common", "32", "arc", "time32", "renameat", "stat64", "rlimit"]),
    ("arm64", &["common", "64", "renameat", "rlimit", "memfd_secret"]),
    ("csky", &["common", "32", "csky", "time32", "stat64", "rlimit"]),
    ("hexagon", &["common", "32", "hexagon", "time32", "stat64", "rlimit", "renameat"]),
    ("loongarch32", &["common", "32"]),
    ("loongarch64", &["common", "64"]),
    ("nios2", &["common", "32", "nios2", "time32", "stat64", "renameat", "rlimit"]),
    ("openrisc", &["common", "32", "or1k", "time32", "stat64", "rlimit", "renameat"]),
    ("riscv32", &["common", "32", "riscv", "memfd_secret"]),
    ("riscv64", &["common", "64", "riscv", "rlimit", "memfd_secret"]),
];
