//! `__NR_` and `SYS_`: right on every ABI, and polite to whoever defined them before.

use std::collections::BTreeMap;
use std::fs;

use splork_table::Table;
use splork_tests::cli::cargo;
use splork_tests::{Run, Stop, Test, command, compiler, ensure, ensure_equal, root};

use crate::emulate::{ABIS, Emulator, UNKNOWN, evaluated, preprocessed};

/// The kernel's own figures, which know nothing of our rules.
pub fn numbers_are_the_kernels_on_every_abi() -> Test {
    let emulator = Emulator::new("figures")?;
    let mut lines = include_str!("../../table/tests/figures.tsv").lines().filter(|line| !line.starts_with('#'));
    let columns: Vec<&str> = lines.next().expect("a line of names").split('\t').skip(1).collect();
    let lines: Vec<&str> = lines.collect();
    for (abi, macros) in ABIS {
        let column = match abi {
            "mips_o32" => "mipso32",
            "mips_n32" => "mips64n32",
            "mips_n64" => "mips64",
            "s390" => "s390x", // one table for both
            same => same,
        };
        let column = columns.iter().position(|name| *name == column).expect("the figures have every ABI");
        let numbers = emulator.numbers(macros)?;
        for line in &lines {
            let mut fields = line.split('\t');
            let name = fields.next().expect("a name");
            let figure = fields.nth(column).expect("a figure").parse().ok();
            let Some(number) = numbers.get(name) else { continue };
            ensure_equal!(*number, (figure, figure), "__NR_{name} and SYS_{name} on {abi}");
        }
        for name in ["mseal", "clone3", "memfd_secret"] {
            ensure!(numbers.contains_key(name), "no header has {name}");
        }
    }
    Ok(())
}

/// The ladders say what the tables say, for all calls and with one branch true on each ABI.
pub fn numbers_are_the_tables_on_every_abi() -> Test {
    let table = Table::read(&[root().join("calls")]).map_err(|report| Stop::Fails(report.to_string()))?;
    let emulator = Emulator::new("tables")?;
    let emulated: Vec<&str> = ABIS.iter().map(|(name, _)| *name).collect();
    let rows: Vec<&str> = splork_table::abi::ABIS.iter().map(|abi| abi.name).collect();
    ensure_equal!(emulated, rows, "the ABIs of emulate.rs and of table/src/abi.rs");
    for (abi, (_, macros)) in splork_table::abi::ABIS.iter().zip(ABIS) {
        let numbers = emulator.numbers(macros)?;
        for call in table.calls().filter(|call| call.is_system_call()) {
            let expected = call.numbers.nr(abi).map(u64::from);
            // A function that is no system call has none, in the table or in the header.
            let defined = numbers.get(&call.name).copied().unwrap_or_default();
            ensure_equal!(defined, (expected, expected), "{} on {}", call.name, abi.name);
        }
    }
    Ok(())
}

pub fn unknown_architectures_have_no_number() -> Test {
    let emulator = Emulator::new("unknown")?;
    for (name, macros) in UNKNOWN {
        for (call, number) in emulator.numbers(macros)? {
            ensure_equal!(number, (None, None), "the number of {call} on {name}");
        }
    }
    Ok(())
}

/// The conditions tell the ABIs apart: each is true on its own and nowhere else, and one that stands for several (in
/// ladders that are the same on all of them) is true on these.
pub fn conditions_hold_on_their_abi_alone() -> Test {
    use splork_table::abi;
    let mut source = String::new();
    for (index, abi) in abi::ABIS.iter().enumerate() {
        source += &format!("#if {}\nABI {index}\n#endif\n", abi.condition);
    }
    for (index, (_, condition)) in abi::FAMILIES.iter().enumerate() {
        source += &format!("#if {condition}\nFAMILY {index}\n#endif\n");
    }
    for (name, macros) in ABIS.into_iter().chain(UNKNOWN) {
        let rows = abi::ABIS.iter().enumerate().filter(|(_, abi)| abi.name == name);
        let families = abi::FAMILIES.iter().enumerate().filter(|(_, (members, _))| members.contains(&name));
        let expected: Vec<String> = rows
            .map(|(index, _)| format!("ABI {index}"))
            .chain(families.map(|(index, _)| format!("FAMILY {index}")))
            .collect();
        let text = preprocessed("conditions", &source, macros)?;
        ensure_equal!(text.lines().collect::<Vec<_>>(), expected, "the conditions that hold on {name}");
    }
    Ok(())
}

const X86_64: &[&str] = ABIS[0].1;

/// The numbers on x86-64 with one more macro.
fn with(name: &str, more: &[&str]) -> Result<crate::emulate::Numbers, Stop> {
    Emulator::new(name)?.numbers(&[X86_64, more].concat())
}

/// A libc or a kernel header that came first is believed, for it may know a newer ABI.
pub fn numbers_defined_before_win() -> Test {
    let numbers = with("before", &["__NR_mseal=777"])?;
    ensure_equal!(numbers["mseal"], (Some(777), Some(777)), "mseal where __NR_mseal was 777");
    ensure_equal!(numbers["cachestat"], (Some(451), Some(451)), "cachestat beside it");
    Ok(())
}

/// libseccomp defines what an architecture lacks as a negative number.
pub fn negative_numbers_count_as_absent() -> Test {
    let absent = with("negative", &["__NR_mseal=-10299", "__NR_clone_nice=-1"])?;
    ensure_equal!(absent["mseal"], (Some(462), Some(462)), "mseal where __NR_mseal was negative");
    ensure_equal!(absent["clone_nice"], (Some(901), Some(901)), "clone_nice where __NR_clone_nice was negative");

    // Where we have no number either, none is left behind.
    let sh = ABIS.iter().find(|(name, _)| *name == "sh").expect("it is there").1;
    let absent = Emulator::new("negative-sh")?.numbers(&[sh, &["__NR_clone3=-10299"]].concat())?;
    ensure_equal!(absent["clone3"], (None, None), "clone3 on sh where __NR_clone3 was negative");
    Ok(())
}

/// glibc's <sys/syscall.h> is older than the kernel's headers as often as not.
pub fn sys_names_are_supplied() -> Test {
    let supplied = with("sys", &["__NR_mseal=462"])?;
    ensure_equal!(supplied["mseal"].1, Some(462), "SYS_mseal where only __NR_mseal was defined");
    let kept = with("sys-kept", &["SYS_mseal=1462"])?;
    ensure_equal!(kept["mseal"], (Some(462), Some(1462)), "__NR_mseal, and SYS_mseal that was defined before");
    Ok(())
}

/// Compares our numbers with somebody else's where both have one, and tells how many there were. The libc crate has
/// some that no kernel has: memfd_secret's on arm, which that table only reserves.
fn compared(ours: &crate::emulate::Numbers, theirs: &BTreeMap<String, u64>, whose: &str) -> Result<usize, Stop> {
    let mut count = 0;
    for (call, number) in ours {
        if let (Some(number), Some(other)) = (number.0, theirs.get(call)) {
            ensure_equal!(number, *other, "the number of {call}, against {whose}");
            count += 1;
        }
    }
    Ok(count)
}

/// Whatever architecture this is: compiled natively, with the system's own macros.
pub fn numbers_are_the_systems() -> Test {
    let native = compiler().args(["-E", "-dM", "-x", "c", "/dev/null"]).succeed()?;
    let macros: Vec<String> = native
        .lines()
        .filter_map(|line| line.strip_prefix("#define ")?.split_once(' '))
        .filter(|(name, _)| !name.contains('('))
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    let macros: Vec<&str> = macros.iter().map(String::as_str).collect();
    let ours = Emulator::new("system")?.numbers(&macros)?;

    let system = compiler().args(["-E", "-dM", "-include", "asm/unistd.h", "-x", "c", "/dev/null"]).succeed()?;
    let defines = system.lines().filter_map(|line| line.strip_prefix("#define __NR_")?.split_once(' '));
    let theirs = defines.filter_map(|(name, value)| Some((name.to_owned(), evaluated(value)?))).collect();
    ensure!(compared(&ours, &theirs, "<asm/unistd.h>")? > 0, "<asm/unistd.h> knows none of our calls");
    Ok(())
}

/// Where the libc crate has its SYS_ constants: below src/unix/linux_like/linux/, by ABI.
const LIBC_CRATES: [(&str, &str); 17] = [
    ("x86_64", "gnu/b64/x86_64/not_x32.rs"),
    ("x32", "gnu/b64/x86_64/x32.rs"),
    ("i386", "gnu/b32/x86/mod.rs"),
    ("arm", "gnu/b32/arm/mod.rs"),
    ("arm64", "gnu/b64/aarch64/mod.rs"),
    ("csky", "gnu/b32/csky/mod.rs"),
    ("hexagon", "musl/b32/hexagon.rs"),
    ("loongarch64", "gnu/b64/loongarch64/mod.rs"),
    ("m68k", "gnu/b32/m68k/mod.rs"),
    ("mips_o32", "gnu/b32/mips/mod.rs"),
    ("mips_n64", "gnu/b64/mips64/mod.rs"),
    ("powerpc", "gnu/b32/powerpc.rs"),
    ("powerpc64", "gnu/b64/powerpc64/mod.rs"),
    ("riscv32", "gnu/b32/riscv32/mod.rs"),
    ("riscv64", "gnu/b64/riscv64/mod.rs"),
    ("s390x", "gnu/b64/s390x.rs"),
    ("sparc64", "gnu/b64/sparc64/mod.rs"),
];

/// There the crate has futex_time64's number; arch/m68k/kernel/syscalls/syscall.tbl has futex's.
const CRATES_MISTAKES: [(&str, &str); 1] = [("m68k", "futex")];

/// The crate's constants for all architectures stand in its source; compiled in are only this one's.
pub fn numbers_are_the_libc_crates() -> Test {
    let version = command("rustc").arg("-vV").succeed()?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).unwrap_or_default();
    // Other platforms' crates need not be on this machine.
    let metadata = cargo().args(["metadata", "--format-version=1", "--filter-platform", host]).succeed()?;
    let mut manifests = metadata.split("\"manifest_path\":\"").filter_map(|rest| rest.split('"').next());
    let manifest = manifests.find(|path| path.contains("/libc-0.2.")).expect("a dependency of ours");
    let crate_source = std::path::Path::new(manifest).with_file_name("src/unix/linux_like/linux");

    let emulator = Emulator::new("libc-crate")?;
    for (abi, file) in LIBC_CRATES {
        let text = fs::read_to_string(crate_source.join(file))?.replace("__X32_SYSCALL_BIT", "0x40000000");
        let constants = text.lines().filter_map(|line| line.strip_prefix("pub const SYS_")?.split_once(": c_long = "));
        let theirs = constants
            .filter(|(name, _)| !CRATES_MISTAKES.contains(&(abi, *name)))
            .filter_map(|(name, value)| Some((name.to_owned(), evaluated(value.trim_end_matches(';'))?)))
            .collect();
        let macros = ABIS.iter().find(|(name, _)| *name == abi).expect("every ABI is emulated").1;
        let count = compared(&emulator.numbers(macros)?, &theirs, &format!("the libc crate's {file}"))?;
        ensure!(count > 0, "the libc crate's {file} knows none of our calls");
    }
    Ok(())
}
