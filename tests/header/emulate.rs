//! The headers as the preprocessors of other architectures see them: with nothing defined but what gcc predefines there,
//! and with empty system headers, so that every number is our own.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use splork_tests::{Run, Stop, compiler, scratch};

use crate::{headers, include};

/// What gcc predefines on each ABI, as far as anybody's headers tell architectures apart by it. Not taken from
/// table/src/abi.rs but from gcc's own TARGET_CPU_CPP_BUILTINS (and, for hexagon and loongarch32, clang's).
#[rustfmt::skip]
pub const ABIS: [(&str, &[&str]); 30] = [
    ("x86_64",      &["__x86_64__", "__amd64__", "__LP64__", "_LP64"]),
    ("x32",         &["__x86_64__", "__amd64__", "__ILP32__", "_ILP32"]),
    ("i386",        &["__i386__", "__i686__", "__ILP32__", "_ILP32"]),
    ("alpha",       &["__alpha__", "__LP64__"]),
    ("arc",         &["__arc__", "__ARC__"]),
    ("arm",         &["__arm__", "__ARM_EABI__", "__ARM_ARCH=7", "__ARM_32BIT_STATE"]),
    ("arm64",       &["__aarch64__", "__ARM_ARCH=8", "__ARM_64BIT_STATE", "__LP64__"]),
    ("csky",        &["__csky__", "__CSKYABIV2__"]),
    ("hexagon",     &["__hexagon__", "__HEXAGON_ARCH__=68"]),
    ("loongarch32", &["__loongarch__", "__loongarch_grlen=32"]),
    ("loongarch64", &["__loongarch__", "__loongarch_grlen=64", "__loongarch64", "__loongarch_lp64", "__LP64__"]),
    ("m68k",        &["__m68k__", "__mc68000__"]),
    ("microblaze",  &["__microblaze__", "__MICROBLAZE__"]),
    ("mips_o32",    &["__mips__", "__mips=32", "_ABIO32=1", "_MIPS_SIM=_ABIO32"]),
    ("mips_n32",    &["__mips__", "__mips=64", "__mips64", "_ABIN32=2", "_MIPS_SIM=_ABIN32"]),
    ("mips_n64",    &["__mips__", "__mips=64", "__mips64", "_ABI64=3", "_MIPS_SIM=_ABI64", "__LP64__"]),
    ("nios2",       &["__nios2__", "__NIOS2__"]),
    ("openrisc",    &["__or1k__", "__OR1K__"]),
    ("parisc",      &["__hppa__", "__hppa"]),
    ("parisc64",    &["__hppa__", "__hppa", "__LP64__"]),
    ("powerpc",     &["__powerpc__", "__PPC__", "_ARCH_PPC"]),
    ("powerpc64",   &["__powerpc__", "__PPC__", "__powerpc64__", "__PPC64__", "_ARCH_PPC64", "__LP64__"]),
    ("riscv32",     &["__riscv", "__riscv_xlen=32"]),
    ("riscv64",     &["__riscv", "__riscv_xlen=64", "__LP64__"]),
    ("s390",        &["__s390__"]),
    ("s390x",       &["__s390__", "__s390x__", "__LP64__"]),
    ("sh",          &["__sh__", "__SH4__"]),
    ("sparc",       &["__sparc__", "__sparc_v9__"]),
    ("sparc64",     &["__sparc__", "__sparc_v9__", "__arch64__", "__LP64__"]),
    ("xtensa",      &["__xtensa__", "__XTENSA__"]),
];

/// What no Linux ABI of ours defines: an architecture to come, and ARM's old ABI.
pub const UNKNOWN: [(&str, &[&str]); 2] =
    [("of next year", &["__frobnicator__", "__LP64__"]), ("arm OABI", &["__arm__"])];

/// `__NR_` and `SYS_` of each call; None where the name stays undefined.
pub type Numbers = BTreeMap<String, (Option<u64>, Option<u64>)>;

/// Empty files of all names that our headers include.
fn empty_system(name: &str) -> Result<PathBuf, Stop> {
    let stubs = scratch(&format!("header-{name}"))?;
    for header in headers()? {
        for line in fs::read_to_string(include().join(header))?.lines() {
            let Some(line) = line.strip_prefix('#') else { continue };
            let Some(path) = line.trim_start().strip_prefix("include <").and_then(|line| line.split('>').next()) else {
                continue;
            };
            if !path.starts_with("splork") {
                let path = stubs.join(path);
                fs::create_dir_all(path.parent().expect("below stubs"))?;
                fs::write(path, "")?;
            }
        }
    }
    Ok(stubs)
}

/// What the preprocessor makes of a text where exactly these macros are defined. `name` is of a directory to work in.
pub fn preprocessed(name: &str, source: &str, macros: &[&str]) -> Result<String, Stop> {
    let directory = scratch(&format!("header-{name}"))?;
    fs::write(directory.join("source.c"), source)?;
    preprocessor(macros).arg(directory.join("source.c")).succeed()
}

fn preprocessor(macros: &[&str]) -> Command {
    let mut preprocessor = compiler();
    preprocessor.args(["-E", "-P", "-undef", "-nostdinc"]).args(macros.iter().map(|name| format!("-D{name}")));
    preprocessor
}

/// The headers, ready to be asked for their numbers.
pub struct Emulator {
    stubs: PathBuf,
    calls: Vec<String>,
}

impl Emulator {
    /// `name` is of a directory to work in.
    pub fn new(name: &str) -> Result<Emulator, Stop> {
        let stubs = empty_system(name)?;
        let mut source = String::new();
        let mut calls = Vec::new();
        for header in headers()? {
            source += &format!("#include <{header}>\n");
            let text = fs::read_to_string(include().join(header))?;
            let names = text.lines().filter_map(|line| line.strip_prefix("# define SYS_")?.split(' ').next());
            calls.extend(names.map(str::to_owned));
        }
        for call in &calls {
            source += &format!("NUMBERS \"{call}\" = __NR_{call} = SYS_{call}\n"); // quoted: a macro may have its name
        }
        fs::write(stubs.join("numbers.c"), source)?;
        Ok(Emulator { stubs, calls })
    }

    pub fn numbers(&self, macros: &[&str]) -> Result<Numbers, Stop> {
        let mut preprocessor = preprocessor(macros);
        preprocessor.arg("-I").arg(&self.stubs).arg("-I").arg(include());
        let text = preprocessor.arg(self.stubs.join("numbers.c")).succeed()?;
        let lines = text.lines().filter_map(|line| line.strip_prefix("NUMBERS "));
        let numbers: Numbers = lines
            .map(|line| {
                let mut parts = line.split(" = ");
                let name = parts.next().unwrap_or_default().trim_matches('"').to_owned();
                (name, (parts.next().and_then(evaluated), parts.next().and_then(evaluated)))
            })
            .collect();
        assert_eq!(numbers.len(), self.calls.len(), "the preprocessor lost a line");
        Ok(numbers)
    }
}

/// `462`, `(0x40000000 + 462)`; None for what is no number.
pub fn evaluated(expression: &str) -> Option<u64> {
    expression
        .trim_matches(['(', ')', ' '])
        .split('+')
        .map(|term| match term.trim().strip_prefix("0x") {
            Some(hexadecimal) => u64::from_str_radix(hexadecimal, 16).ok(),
            None => term.trim().replace('_', "").parse().ok(),
        })
        .sum()
}
