//! The tables of numbers of all architectures, as the kernel's own scripts and a C compiler read them after `splork
//! kernel`.

use std::fs;
use std::path::Path;

use splork_tests::trials::Trials;
use splork_tests::{Run, Stop, Test, command, compiler, ensure, ensure_equal};

use crate::trees::{LINUX_6_1, LINUX_6_12, Source, apply};

/// A table, the ABIs that a script is to pick from it, and what it must find: where the entries of `wide`, which has a
/// signed long and 64 bits, lead natively and for 32-bit programs, and whether a variation of clone has any.
type Table = (&'static str, &'static str, &'static [&'static str], bool);

const NATIVE: &[&str] = &["sys_wide"];
const BOTH: &[&str] = &["sys_wide", "compat_sys_wide"];
/// A register is left empty before its 64 bits.
const NONE: &[&str] = &[];

const TABLES: [Table; 19] = [
    ("arch/x86/entry/syscalls/syscall_64.tbl", "common,64", NATIVE, true),
    ("arch/x86/entry/syscalls/syscall_64.tbl", "common,x32", NATIVE, true),
    ("arch/x86/entry/syscalls/syscall_32.tbl", "i386", BOTH, true),
    ("arch/alpha/kernel/syscalls/syscall.tbl", "common", NATIVE, false),
    ("arch/arm/tools/syscall.tbl", "common,eabi", NATIVE, true),
    ("arch/m68k/kernel/syscalls/syscall.tbl", "common", NATIVE, false),
    ("arch/microblaze/kernel/syscalls/syscall.tbl", "common", NATIVE, true),
    ("arch/mips/kernel/syscalls/syscall_o32.tbl", "o32", NONE, false),
    ("arch/mips/kernel/syscalls/syscall_n32.tbl", "n32", NATIVE, false),
    ("arch/mips/kernel/syscalls/syscall_n64.tbl", "n64,common", NATIVE, false),
    ("arch/parisc/kernel/syscalls/syscall.tbl", "common,32", BOTH, false),
    ("arch/parisc/kernel/syscalls/syscall.tbl", "common,64", BOTH, false),
    ("arch/powerpc/kernel/syscalls/syscall.tbl", "common,nospu,32", NONE, true),
    ("arch/powerpc/kernel/syscalls/syscall.tbl", "common,nospu,64", NATIVE, true),
    ("arch/powerpc/kernel/syscalls/syscall.tbl", "common,spu", NONE, false),
    ("arch/sh/kernel/syscalls/syscall.tbl", "common", NATIVE, false),
    ("arch/sparc/kernel/syscalls/syscall.tbl", "common,32", BOTH, false),
    ("arch/sparc/kernel/syscalls/syscall.tbl", "common,64", BOTH, false),
    ("arch/xtensa/kernel/syscalls/syscall.tbl", "common", NATIVE, true),
];

const NEW_TABLES: [Table; 3] = [
    ("scripts/syscall.tbl", "common,64", BOTH, true),
    ("scripts/syscall.tbl", "common,32,riscv", BOTH, true),
    ("arch/arm64/tools/syscall_32.tbl", "common", NONE, true),
];

pub fn add(trials: &mut Trials) {
    trials.test("linux_6_1_reads_the_numbers_of_every_architecture", || {
        let tree = LINUX_6_1.tree("tables-6.1")?;
        apply(&tree, false)?;
        scripts(&LINUX_6_1, &tree, &TABLES)?;
        s390(&tree)?;
        generic_header(&tree)?;
        arm_on_arm64_header(&tree)
    });
    trials.test("linux_6_12_reads_the_numbers_of_every_architecture", || {
        let tree = LINUX_6_12.tree("tables-6.12")?;
        apply(&tree, false)?;
        scripts(&LINUX_6_12, &tree, &[&TABLES[..], &NEW_TABLES].concat())?;
        s390(&tree)
    });
}

/// A script of the tree's on a table of it, and what it writes. It fails where numbers are double or out of order.
fn script(tree: &Path, name: &str, abis: &str, table: &str) -> Result<String, Stop> {
    let written = tree.join("written.h");
    let mut sh = command("sh");
    sh.arg(tree.join("scripts").join(name)).args(["--abis", abis]).arg(tree.join(table)).arg(&written).succeed()?;
    Ok(fs::read_to_string(written)?)
}

fn scripts(source: &Source, tree: &Path, tables: &[Table]) -> Test {
    for (table, abis, wide, has_clone) in tables {
        let shift = if table.contains("/alpha/") { 110 } else { 0 };
        let entries = script(tree, "syscalltbl.sh", abis, table)?;
        let at = format!("Linux {}'s {table} for {abis}", source.version);
        let wide = match wide {
            [] => None,
            [native] => Some(format!("__SYSCALL({}, {native})", 922 + shift)),
            [native, compat, ..] => Some(format!("__SYSCALL_WITH_COMPAT({}, {native}, {compat})", 922 + shift)),
        };
        let plain = Some(format!("__SYSCALL({}, sys_plain)", 920 + shift));
        let clone = has_clone.then(|| format!("__SYSCALL({}, sys_another_clone)", 924 + shift));
        for (name, expected) in [("plain", plain), ("wide", wide), ("another_clone", clone)] {
            let found = entries.lines().find(|line| line.contains(&format!("sys_{name}")));
            ensure_equal!(found, expected.as_deref(), "{at}: {name}");
        }
        // What it points to is laid out otherwise for all but programs of 64 bits.
        let texts = entries.lines().find(|line| line.contains("sys_with_texts"));
        let expected = match *abis {
            "common,x32" | "n32" => Some("__SYSCALL(932, compat_sys_with_texts)"),
            "common,64" if table.starts_with("arch/x86/") => Some("__SYSCALL(932, sys_with_texts)"),
            "i386" => Some("__SYSCALL_WITH_COMPAT(932, sys_with_texts, compat_sys_with_texts)"),
            _ => texts,
        };
        ensure_equal!(texts, expected, "{at}: with_texts");
        let header = script(tree, "syscallhdr.sh", abis, table)?;
        ensure!(header.contains(&format!("#define __NR_plain {}\n", 920 + shift)), "{at}: no number for plain");
    }
    Ok(())
}

/// It has a script of its own, and an entry for 31-bit programs in every row.
fn s390(tree: &Path) -> Test {
    let run = |options: &[&str]| {
        let table = tree.join("arch/s390/kernel/syscalls/syscall.tbl");
        let script = tree.join("arch/s390/kernel/syscalls/syscalltbl");
        command("sh").arg(script).args(options).arg("-i").arg(table).succeed()
    };
    let entries = run(&["-S"])?;
    let entries: Vec<&str> =
        entries.lines().filter(|line| line.starts_with("NI_SYSCALL") || line.starts_with("SYSCALL(")).collect();
    for (number, expected) in [
        (920, "SYSCALL(sys_plain,sys_plain)"),
        (922, "SYSCALL(sys_wide,compat_sys_wide)"),
        (924, "SYSCALL(sys_another_clone,sys_another_clone)"),
    ] {
        ensure_equal!(entries.get(number).copied(), Some(expected), "s390's entry {number}");
    }
    for abis in ["common,32", "common,64"] {
        ensure!(run(&["-H", "-a", abis])?.contains("#define __NR_wide 922\n"), "s390 {abis}: no number for wide");
    }
    Ok(())
}

/// What a header of numbers is to a table of entries that includes it.
fn entries(header: &Path, options: &[&str]) -> Result<Vec<String>, Stop> {
    let mut compiler = compiler();
    compiler.args(["-E", "-P", "-x", "c", "-D__SYSCALL(number,entry)=<number entry>"]).args(options);
    Ok(compiler.arg(header).succeed()?.lines().map(str::to_owned).collect())
}

fn generic_header(tree: &Path) -> Test {
    let header = tree.join("include/uapi/asm-generic/unistd.h");
    for (options, wide) in [(&[][..], "<922 sys_wide>"), (&["-D__SYSCALL_COMPAT"][..], "<922 compat_sys_wide>")] {
        let entries = entries(&header, options)?;
        for expected in ["<920 sys_plain>", wide, "<924 sys_another_clone>"] {
            ensure!(entries.iter().any(|entry| entry == expected), "the generic table has no {expected}: {entries:?}");
        }
    }
    ensure!(fs::read_to_string(header)?.contains("#define __NR_syscalls 936\n"), "the generic table's end is wrong");
    Ok(())
}

fn arm_on_arm64_header(tree: &Path) -> Test {
    let entries = entries(&tree.join("arch/arm64/include/asm/unistd32.h"), &[])?;
    for (name, expected) in
        [("plain", Some("<920 sys_plain>")), ("wide", None), ("another_clone", Some("<924 sys_another_clone>"))]
    {
        let found = entries.iter().find(|entry| entry.contains(&format!("sys_{name}>")));
        ensure_equal!(found.map(String::as_str), expected, "arm on arm64: {name}");
    }
    let counts = fs::read_to_string(tree.join("arch/arm64/include/asm/unistd.h"))?;
    ensure!(counts.contains("#define __NR_compat_syscalls\t\t936\n"), "the end of the table for arm on arm64 is wrong");
    Ok(())
}
