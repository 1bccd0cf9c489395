//! How many instructions a parent may execute in clone: from its first to its return, where it succeeds, the test for
//! settings included. Comments and exit codes lie, counts in the disassembly don't.

use crate::disassembly::Disassembly;
use crate::{Stop, Test, ensure};

/// By the table's names. What glibc 2.36's takes, but riscv64 (glibc 15) and s390x (18), where flags are extended and a
/// setting is asked, riscv32 and loongarch64, for which Debian 12 has no glibc (its source has 15 for riscv32, whose archive
/// is counted alone; musl 12), and SPARC (18 and 19, without the flush of the windows): there four instructions load a
/// setting, for an address of one's own is three away.
pub const MOST: [(&str, u64); 16] = [
    ("x86_64", 18),
    ("x32", 18),
    ("i386", 31),
    ("arm64", 18),
    ("arm", 21),
    ("m68k", 29),
    ("riscv64", 17),
    ("riscv32", 15),
    ("powerpc", 24),
    ("powerpc64", 35),
    ("s390x", 19),
    ("loongarch64", 16),
    ("mips_n64", 28),
    ("mips_o32", 28),
    ("sparc64", 23),
    ("sparc", 22),
];

/// Linux 6.1 has no clone3 there, so splork's clone3 calls clone directly.
const NO_CLONE3: [&str; 2] = ["sparc", "sparc64"];

/// The number of instructions in clone3; 0 if it makes no system call of its own.
pub fn clone3(abi: &str, code: &Disassembly) -> Option<u64> {
    if NO_CLONE3.contains(&abi) { Some(0) } else { code.count("splork_clone3") }
}

pub fn most(abi: &str) -> Result<u64, Stop> {
    let found = MOST.iter().find(|(name, _)| *name == abi);
    found
        .map(|(_, most)| *most)
        .ok_or_else(|| Stop::Fails(format!("no figure for {abi} in tests/support/clone_length.rs")))
}

/// On arm64 the archive asks getauxval whether a ZA may be dormant, and saves the arguments meanwhile.
const ASKS_FOR_ZA: u64 = 20;

/// Of the shared library or of the archive. clone3 has less to do than clone.
pub fn clone_is_short(abi: &str, library: &str, code: &Disassembly) -> Test {
    let asks = abi == "arm64" && library.ends_with(".a");
    let most = most(abi)? + if asks { ASKS_FOR_ZA } else { 0 };
    let count = |name| {
        let missing = || Stop::Fails(format!("{library}: no way through {name} over a system call to its return"));
        code.count(name).ok_or_else(missing)
    };
    let clone = count("clone")?;
    let clone3 = clone3(abi, code).ok_or("no way through splork_clone3 over a system call to its return");
    let clone3 = clone3.map_err(|how| Stop::Fails(format!("{library}: {how}")))?;
    println!("{abi}, {library}: clone {clone}, clone3 {clone3}{}", parts(code));
    ensure!(clone <= most, "{library}: clone takes {clone} instructions, and may take {most}");
    ensure!(clone3 <= clone, "{library}: clone3 takes {clone3} instructions, more than clone's {clone}");
    Ok(())
}

/// If a compiled entry comes before the trampoline, as on PowerPC's ELFv1: how many of the instructions are the trampoline's,
/// and why there is one.
pub fn parts(code: &Disassembly) -> String {
    let count = |name| code.count(code.symbol_ending_in(name)?);
    match (count("splork_arch_clone"), count("splork_arch_clone3")) {
        (Some(clone), Some(clone3)) if Some(clone) != code.count("clone") => {
            format!(", {clone} and {clone3} of them in assembly, for which rustc makes no descriptors")
        }
        _ => String::new(),
    }
}
