//! What reaches the kernel where no real one boots: qemu-user stands in for it, and its -strace tells.

use std::path::PathBuf;

use splork_tests::command::{exists, told};
use splork_tests::{Run, Stop, Test, ensure, ensure_equal, root, skip, target};

use super::freestanding;
use super::wide::{archive, include};
use crate::c_program::Mode;

/// An architecture, and gcc's prefix if Debian has a C library for it.
pub struct Traced {
    pub name: &'static str,
    rust: &'static str,
    qemu: &'static [&'static str],
    gnu: Option<&'static str>,
    /// Whether a word has 32 bits.
    is_narrow: bool,
}

#[rustfmt::skip]
pub static TRACED: [Traced; 4] = [
    Traced { name: "riscv64", rust: "riscv64gc-unknown-linux-gnu", qemu: &["qemu-riscv64"], gnu: Some("riscv64-linux-gnu"), is_narrow: false },
    Traced { name: "powerpc64", rust: "powerpc64-unknown-linux-gnu", qemu: &["qemu-ppc64"], gnu: Some("powerpc64-linux-gnu"), is_narrow: false },
    Traced { name: "loongarch64", rust: "loongarch64-unknown-linux-gnu", qemu: &["qemu-loongarch64"], gnu: None, is_narrow: false },
    Traced { name: "riscv32", rust: "riscv32gc-unknown-linux-gnu", qemu: &["qemu-riscv32"], gnu: None, is_narrow: true },
];

/// As traced.c makes them; None where any value will do.
#[rustfmt::skip]
const EXPECTED: [(&str, &[Option<i64>]); 5] = [
    ("lookup_dcookie", &[Some(0x1111222233334444), Some(0x5555666677778888)]),
    ("fanotify_init", &[Some(-2), Some(0x80000001), Some(0x9999aaaabbbbccccu64 as i64), Some(-0x7fffffffffffffff),
                Some(0xfedcba9876543210u64 as i64), Some(-6)]),
    ("remap_file_pages", &[None, Some(64)]),
    ("restart_syscall", &[Some(0x81000011), Some(0x7654321fedc0), Some(0x1111222233334444),
                     Some(0x9999aaaabbbbccccu64 as i64), Some(0x5555666677778888), Some(-5)]),
    ("remap_file_pages", &[Some(0x1111222233334441), Some(-2), Some(0x7fffffff80000000), Some(4), Some(-0x123456789abcdef),
                     Some(6)]),
];

/// Where a word has 32 bits, fanotify_init gets two values of 64, low halves first.
const PAIRS: [Option<i64>; 6] =
    [Some(-2), Some(0x76543210), Some(0xfedcba98), Some(0x80000001), Some(0x76543211), Some(0xfedcba98)];

/// What of an argument fits into a word.
fn in_word(traced: &Traced, value: i64) -> i64 {
    if traced.is_narrow { i64::from(value as i32) } else { value }
}

fn build(traced: &Traced, mode: Mode) -> Result<PathBuf, Stop> {
    let binary = target().join("arch").join(traced.name).join(format!("traced-{}", mode.name()));
    std::fs::create_dir_all(binary.parent().expect("it lies below target/"))?;
    let include = format!("-I{}", include()?);
    let archive = if mode == Mode::Inline { None } else { Some(archive(traced.rust)?) };
    let Some(gcc) = traced.gnu.map(|gnu| format!("{gnu}-gcc")) else {
        freestanding::named(traced.name).build("traced.c", &["-O2", &include], &binary, archive.as_deref())?;
        return Ok(binary);
    };
    if !exists(&gcc) {
        return skip(format!("{gcc} is not installed"));
    }
    let mut cc = splork_tests::command(gcc);
    cc.args(["-std=gnu11", "-O2", "-Wall", "-Wextra", "-Werror", "-static", &include, "-o"]).arg(&binary);
    cc.args(archive.is_none().then_some("-DSPLORK_INLINE")).arg(root().join("tests/arch/traced.c")).args(archive);
    cc.succeed()?;
    Ok(binary)
}

/// Number, order, extension and all six registers of the calls that splork's worked examples are like.
pub fn registers_reach_the_kernel(traced: &Traced, mode: Mode) -> Test {
    let binary = build(traced, mode)?;
    if !exists(traced.qemu[0]) {
        return skip(format!("{} is not installed", traced.qemu[0]));
    }
    let mut run = splork_tests::command(traced.qemu[0]);
    let output = run.args(&traced.qemu[1..]).arg("-strace").arg(&binary).outcome()?;
    ensure!(output.status.success(), "{}", told(&run, &output));
    // `1234 fanotify_init(-2,2147483649,...) = -1 errno=38 (Function not implemented)`
    let log = String::from_utf8_lossy(&output.stderr);
    let mut calls = log.lines().filter_map(|line| {
        let (name, rest) = line.split_once(' ')?.1.split_once('(')?;
        let (args, result) = rest.split_once(") = ")?;
        EXPECTED.iter().any(|(expected, _)| *expected == name).then_some((name, args, result))
    });
    for (name, expected) in EXPECTED {
        let Some((actual, args, result)) = calls.next() else {
            return Err(Stop::Fails(format!("{name} was not called:\n{log}")));
        };
        ensure_equal!(actual, name, "the call, by its number");
        ensure!(result.starts_with("-1 errno=38 "), "{name}: {result}");
        let expected = if traced.is_narrow && name == "fanotify_init" { &PAIRS } else { expected };
        let args: Vec<Option<i64>> = args.split(',').map(|arg| arg.parse().ok()).collect();
        for (index, expected) in expected.iter().enumerate().filter(|(_, expected)| expected.is_some()) {
            let expected = expected.map(|value| in_word(traced, value));
            ensure_equal!(args.get(index).copied().flatten(), expected, "argument {index} of {name}");
        }
    }
    ensure!(calls.next().is_none(), "a call was made twice:\n{log}");
    Ok(())
}
