//! The Linux ABIs: how C tells them apart, how they number calls, how 64-bit values travel, and which
//! architecture file handles them. One row each; adding an architecture is a row here and a file in src/arch.
//!
//! Sources: each architecture's arch/*/include/uapi/asm/unistd.h and syscall tables, psABIs; checked against the
//! numbers of 29 tables (numbers of Linux 7.2).

use crate::abi_compilers::{FLAGS_ARE_LOST, UNWINDERS_OWN};
pub use crate::abi_families::FAMILIES;
pub use crate::byte_order::ByteOrder;

/// From a number in the kernel's table to `__NR_`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offset {
    /// `__NR_` is the table's number.
    None,
    /// The ABI counts from here, whatever the call.
    Base(u32),
    /// Calls whose number is the same on all ABIs are shifted by this. The ABI's kernel table has the shifted number.
    Unified(u32),
}

/// How a 64-bit value travels in the kernel's argument registers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wide {
    /// In one register.
    Whole,
    /// In two; the first holds the low or the high half, and may have to be an even-numbered slot.
    Pair { high_first: bool, even: bool },
}

const LOW_HIGH: Wide = Wide::Pair { high_first: false, even: false };
const LOW_HIGH_EVEN: Wide = Wide::Pair { high_first: false, even: true };
const HIGH_LOW: Wide = Wide::Pair { high_first: true, even: false };
const HIGH_LOW_EVEN: Wide = Wide::Pair { high_first: true, even: true };

/// The kernel's _NSIG, but on MIPS.
pub const LAST_SIGNAL: u32 = 64;

#[derive(Debug, Clone, Copy)]
pub struct Abi {
    /// What tables call it.
    pub name: &'static str,
    /// True in C exactly for this ABI.
    pub condition: &'static str,
    pub offset: Offset,
    pub wide: Wide,
    /// Whether Linux runs in either byte order there, so that the halves of 64 bits lie as in memory. `wide` is the
    /// little-endian one's; `in_order` gives both.
    pub in_either_order: bool,
    /// Rust's target_arch and pointer width in bits; several ABIs may share one, the first row wins.
    pub target: (&'static str, u32),
    /// Its file in src/arch, if it has one.
    pub arch_file: Option<&'static str>,
    /// By Rust's target_abi, the file for functions that are called in another way.
    pub other_file: Option<(&'static str, &'static str)>,
    /// What the shared library's link needs beyond the common.
    pub link_arguments: &'static [&'static str],
    /// How far below the top of a stack the kernel wants the word for it, in bytes.
    pub stack_bias: usize,
    /// The bytes of its struct, which fstatfs asks for where it is fstatfs64: on 32 bits with the generic numbers.
    pub statfs_size: Option<usize>,
    /// The highest signal number, the kernel's _NSIG.
    pub last_signal: u32,
    /// Which of them is SIGSTKFLT, if there is one.
    pub sigstkflt: Option<u32>,
    /// Where Rust has a target: what is wrong with the code that it makes. The library is made from C.
    pub miscompiled: Option<&'static str>,
    /// The C that makes calls in place, for SPLORK_INLINE; without it libc's syscall() does.
    pub inline: Option<&'static str>,
}

impl Abi {
    const fn new(
        name: &'static str,
        condition: &'static str,
        offset: Offset,
        wide: Wide,
        target: (&'static str, u32),
    ) -> Abi {
        Abi {
            name,
            condition,
            offset,
            wide,
            in_either_order: false,
            target,
            arch_file: None,
            other_file: None,
            link_arguments: &[],
            stack_bias: 0,
            statfs_size: None,
            last_signal: LAST_SIGNAL,
            sigstkflt: Some(16),
            miscompiled: None,
            inline: None,
        }
    }

    /// The same with what handles it: its file in src/arch and its C in src/inline.
    const fn handled_by(self, arch_file: &'static str, inline: &'static str) -> Abi {
        Abi { arch_file: Some(arch_file), inline: Some(inline), ..self }
    }

    /// The same with its C only: Rust has no target for it, or none with a libc.
    const fn inlined(self, inline: &'static str) -> Abi {
        Abi { inline: Some(inline), ..self }
    }

    /// The same where Rust makes code, but none that can be used.
    const fn miscompiled(self, how: &'static str) -> Abi {
        Abi { miscompiled: Some(how), ..self }
    }

    /// The same where a stack's address is not that of its top.
    const fn biased(self, stack_bias: usize) -> Abi {
        Abi { stack_bias, ..self }
    }

    /// The same where fstatfs asks how many bytes its struct has: these.
    const fn statfs_of(self, statfs_size: usize) -> Abi {
        Abi { statfs_size: Some(statfs_size), ..self }
    }

    /// The same with another file in src/arch for this target_abi.
    const fn other_file(self, target_abi: &'static str, arch_file: &'static str) -> Abi {
        Abi { other_file: Some((target_abi, arch_file)), ..self }
    }

    const fn linked_with(self, link_arguments: &'static [&'static str]) -> Abi {
        Abi { link_arguments, ..self }
    }

    /// The same where signals are not numbered as elsewhere.
    const fn signals(self, last_signal: u32, sigstkflt: Option<u32>) -> Abi {
        Abi { last_signal, sigstkflt, ..self }
    }

    /// The same where Linux runs in either byte order, and that matters to pairs.
    const fn either_order(self) -> Abi {
        Abi { in_either_order: true, ..self }
    }

    /// The ABI as programs of this byte order have it.
    pub fn in_order(&self, order: ByteOrder) -> Abi {
        let wide = match self.wide {
            Wide::Pair { even, .. } if self.in_either_order => Wide::Pair { high_first: order == ByteOrder::Big, even },
            wide => wide,
        };
        Abi { wide, ..*self }
    }

    /// `__NR_` for a number in the kernel's table.
    pub fn nr(&self, row: u32) -> u32 {
        match self.offset {
            Offset::Base(base) => base + row,
            _ => row,
        }
    }

    /// Whether C's long has this many bits in it.
    pub fn long_bits(&self) -> u32 {
        self.target.1
    }

    /// Whether a register has more bits than C's long.
    pub fn has_wide_registers(&self) -> bool {
        self.wide == Wide::Whole && self.long_bits() < 64
    }

    pub fn named(name: &str) -> Option<&'static Abi> {
        ABIS.iter().find(|abi| abi.name == name)
    }

    /// All its files in src/arch.
    pub fn arch_files(&self) -> impl Iterator<Item = &'static str> {
        self.arch_file.into_iter().chain(self.other_file.map(|(_, file)| file))
    }

    /// Its file in src/arch for a target with this target_abi.
    pub fn arch_file_of(&self, target_abi: &str) -> Option<&'static str> {
        let other = self.other_file.filter(|(other, _)| *other == target_abi).map(|(_, file)| file);
        other.or(self.arch_file)
    }

    /// The ABI of a Rust target.
    pub fn of_target(arch: &str, pointer_width: u32) -> Option<&'static Abi> {
        ABIS.iter().find(|abi| abi.target == (arch, pointer_width))
    }
}

use Offset::{Base, Unified};
const SAME: Offset = Offset::None;

#[rustfmt::skip]
pub static ABIS: [Abi; 30] = [
    Abi::new("x86_64",      "defined(__x86_64__) && !defined(__ILP32__)", SAME, Wide::Whole, ("x86_64", 64))
        .handled_by("x86_64.rs", include_str!("inline/x86_64.h")).linked_with(&["-Wl,-z,shstk"]),
    Abi::new("x32",         "defined(__x86_64__) && defined(__ILP32__)", Base(0x4000_0000), Wide::Whole, ("x86_64", 32))
        .handled_by("x32.rs", include_str!("inline/x86_64.h")),
    Abi::new("i386",        "defined(__i386__)",                SAME, LOW_HIGH,      ("x86", 32))
        .handled_by("x86.rs", include_str!("inline/i386.h")),
    Abi::new("alpha",       "defined(__alpha__)",               Unified(110), Wide::Whole, ("alpha", 64))
        .inlined(include_str!("inline/alpha.h")).signals(64, None),
    Abi::new("arc",         "defined(__arc__)",                 SAME, LOW_HIGH,      ("arc", 32)).either_order(),
    Abi::new("arm",         "defined(__arm__) && defined(__ARM_EABI__)", SAME, LOW_HIGH_EVEN, ("arm", 32))
        .handled_by("arm.rs", include_str!("inline/arm.h")).either_order().linked_with(UNWINDERS_OWN),
    Abi::new("arm64",       "defined(__aarch64__)",             SAME, Wide::Whole,   ("aarch64", 64))
        .handled_by("aarch64.rs", include_str!("inline/aarch64.h")).linked_with(&["-Wl,-z,force-bti"]),
    Abi::new("csky",        "defined(__csky__)",                SAME, LOW_HIGH_EVEN, ("csky", 32)),
    Abi::new("hexagon",     "defined(__hexagon__)",             SAME, LOW_HIGH_EVEN, ("hexagon", 32))
        .handled_by("hexagon.rs", include_str!("inline/hexagon.h")).statfs_of(88),
    Abi::new("loongarch32", "defined(__loongarch__) && __loongarch_grlen == 32", SAME, LOW_HIGH, ("loongarch32", 32)),
    Abi::new("loongarch64", "defined(__loongarch__) && __loongarch_grlen == 64", SAME, Wide::Whole, ("loongarch64", 64))
        .handled_by("loongarch64.rs", include_str!("inline/loongarch64.h")),
    Abi::new("m68k",        "defined(__m68k__)",                SAME, HIGH_LOW,      ("m68k", 32))
        .inlined(include_str!("inline/m68k.h")).miscompiled(FLAGS_ARE_LOST),
    Abi::new("microblaze",  "defined(__microblaze__)",          SAME, LOW_HIGH,      ("microblaze", 32)).either_order(),
    Abi::new("mips_o32",    "defined(__mips__) && _MIPS_SIM == _ABIO32", Base(4000), LOW_HIGH_EVEN, ("mips", 32))
        .handled_by("mips.rs", include_str!("inline/mips.h")).either_order().signals(128, None),
    Abi::new("mips_n32",    "defined(__mips__) && _MIPS_SIM == _ABIN32", Base(6000), Wide::Whole, ("mips64", 32)).signals(128, None),
    Abi::new("mips_n64",    "defined(__mips__) && _MIPS_SIM == _ABI64", Base(5000), Wide::Whole, ("mips64", 64))
        .handled_by("mips64.rs", include_str!("inline/mips64.h")).signals(128, None),
    Abi::new("nios2",       "defined(__nios2__)",               SAME, LOW_HIGH,      ("nios2", 32)),
    Abi::new("openrisc",    "defined(__or1k__)",                SAME, HIGH_LOW,      ("or1k", 32)),
    Abi::new("parisc",      "defined(__hppa__) && !defined(__LP64__)", SAME, HIGH_LOW, ("hppa", 32))
        .inlined(include_str!("inline/hppa.h")).signals(64, Some(7)),
    Abi::new("parisc64",    "defined(__hppa__) && defined(__LP64__)", SAME, Wide::Whole, ("hppa", 64)).signals(64, Some(7)),
    Abi::new("powerpc",     "defined(__powerpc__) && !defined(__powerpc64__)", SAME, HIGH_LOW_EVEN, ("powerpc", 32))
        .handled_by("powerpc.rs", include_str!("inline/powerpc.h")),
    Abi::new("powerpc64",   "defined(__powerpc64__)",           SAME, Wide::Whole,   ("powerpc64", 64))
        .handled_by("powerpc64.rs", include_str!("inline/powerpc64.h")).other_file("elfv1", "powerpc64_elfv1.rs"),
    Abi::new("riscv32",     "defined(__riscv) && __riscv_xlen == 32", SAME, LOW_HIGH, ("riscv32", 32))
        .handled_by("riscv32.rs", include_str!("inline/riscv.h")).statfs_of(88),
    Abi::new("riscv64",     "defined(__riscv) && __riscv_xlen == 64", SAME, Wide::Whole, ("riscv64", 64))
        .handled_by("riscv64.rs", include_str!("inline/riscv.h")),
    Abi::new("s390",        "defined(__s390__) && !defined(__s390x__)", SAME, HIGH_LOW, ("s390", 32)),
    Abi::new("s390x",       "defined(__s390x__)",               SAME, Wide::Whole,   ("s390x", 64))
        .handled_by("s390x.rs", include_str!("inline/s390x.h")),
    Abi::new("sh",          "defined(__sh__)",                  SAME, LOW_HIGH,      ("sh", 32))
        .inlined(include_str!("inline/sh.h")).either_order(),
    Abi::new("sparc",       "defined(__sparc__) && !defined(__arch64__)", SAME, HIGH_LOW, ("sparc", 32))
        .handled_by("sparc.rs", include_str!("inline/sparc.h")).signals(64, None).linked_with(&["-m32"]),
    Abi::new("sparc64",     "defined(__sparc__) && defined(__arch64__)", SAME, Wide::Whole, ("sparc64", 64))
        .handled_by("sparc64.rs", include_str!("inline/sparc64.h")).signals(64, None).biased(2047),
    Abi::new("xtensa",      "defined(__xtensa__)",              SAME, LOW_HIGH_EVEN, ("xtensa", 32)).either_order(),
];
