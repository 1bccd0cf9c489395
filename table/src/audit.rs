//! One kernel can run programs of several ABIs. A seccomp filter tells them apart by AUDIT_ARCH_ of linux/audit.h: one
//! row for each.
//!
//! A number there has its meaning by the architecture alone, but on x86: x32's numbers are x86-64's architecture with
//! bit 30 set, which the ABI's own numbers have too.

use std::ops::RangeInclusive;

/// The programs of one AUDIT_ARCH_.
#[derive(Debug)]
pub struct Audit {
    /// Without the bit for little-endian.
    arch: u32,
    /// The rows of the list of ABIs that it numbers.
    pub abis: &'static [&'static str],
}

const BITS_64: u32 = 0x8000_0000;
const LITTLE_ENDIAN: u32 = 0x4000_0000;
const MIPS_N32: u32 = 0x2000_0000;

impl Audit {
    /// The value of the field `arch` in struct seccomp_data.
    pub fn arch(&self, is_little_endian: bool) -> u32 {
        self.arch | if is_little_endian { LITTLE_ENDIAN } else { 0 }
    }
}

const fn row(arch: u32, abis: &'static [&'static str]) -> Audit {
    Audit { arch, abis }
}

/// One kernel's programs a row. The low bits are ELF's numbers of machines.
static KERNELS: [&[Audit]; 10] = [
    &[row(62 | BITS_64, &["x86_64", "x32"]), row(3, &["i386"])],
    &[row(183 | BITS_64, &["arm64"]), row(40, &["arm"])],
    &[row(243 | BITS_64, &["riscv64"]), row(243, &["riscv32"])],
    &[row(22 | BITS_64, &["s390x"]), row(22, &["s390"])],
    &[row(21 | BITS_64, &["powerpc64"]), row(20, &["powerpc"])],
    &[row(258 | BITS_64, &["loongarch64"]), row(258, &["loongarch32"])],
    &[row(8 | BITS_64, &["mips_n64"]), row(8 | BITS_64 | MIPS_N32, &["mips_n32"]), row(8, &["mips_o32"])],
    &[row(15 | BITS_64, &["parisc64"]), row(15, &["parisc"])],
    &[row(43 | BITS_64, &["sparc64"]), row(2, &["sparc"])],
    &[row(94, &["xtensa"])],
];

/// x32's numbers, and what is left for x86-64's own.
const X32: u32 = 0x4000_0000;

/// The numbers that are the ABI's in its architecture.
pub fn numbers(abi: &str) -> RangeInclusive<u32> {
    match abi {
        "x86_64" => 0..=X32 - 1,
        "x32" => X32..=u32::MAX,
        _ => 0..=u32::MAX,
    }
}

/// Numbers that no table of the kernel's has: ARM's own calls, __ARM_NR_ in asm/unistd.h.
pub fn private(abi: &str) -> Option<RangeInclusive<u32>> {
    (abi == "arm").then_some(0x000f_0000..=0x000f_ffff)
}

/// All that a kernel may run beside programs of this ABI, and those themselves; empty where none is known.
pub fn of_kernel_running(abi: &str) -> &'static [Audit] {
    let runs = |kernel: &&&[Audit]| kernel.iter().any(|audit| audit.abis.contains(&abi));
    KERNELS.iter().find(runs).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::abi::Abi;

    #[test]
    fn rows_name_abis_once() {
        let all: Vec<_> = KERNELS.iter().copied().flatten().flat_map(|audit| audit.abis).collect();
        for (index, abi) in all.iter().enumerate() {
            assert!(Abi::named(abi).is_some(), "{abi}");
            assert!(!all[..index].contains(abi), "{abi}");
        }
    }

    #[test]
    fn the_values_are_those_of_the_kernels_header() {
        let value = |abi: &str, little| {
            let programs = of_kernel_running(abi);
            programs.iter().find(|audit| audit.abis.contains(&abi)).unwrap().arch(little)
        };
        assert_eq!(value("x86_64", true), 0xc000_003e);
        assert_eq!(value("x32", true), 0xc000_003e);
        assert_eq!(value("i386", true), 0x4000_0003);
        assert_eq!(value("arm64", true), 0xc000_00b7);
        assert_eq!(value("arm", true), 0x4000_0028);
        assert_eq!(value("riscv64", true), 0xc000_00f3);
        assert_eq!(value("s390x", false), 0x8000_0016);
        assert_eq!(value("powerpc64", true), 0xc000_0015);
        assert_eq!(value("mips_n32", true), 0xe000_0008);
        assert!(of_kernel_running("hexagon").is_empty());
    }
}
