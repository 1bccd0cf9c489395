//! What reaches the kernel where no real one boots: qemu-user stands in for it, and its -strace tells.

use std::path::PathBuf;
use std::process::Command;

use splork_tests::command::{exists, told};
use splork_tests::{Run, Stop, Test, ensure, ensure_equal, root, skip, target};

use super::loongarch;
use super::wide::{archive, include};
use crate::c_program::Mode;

/// An architecture's compiler, with the options that it needs.
pub struct Traced {
    pub name: &'static str,
    rust: &'static str,
    qemu: &'static str,
    compiler: fn() -> Result<Command, Stop>,
}

pub static TRACED: [Traced; 3] = [
    Traced {
        name: "riscv64",
        rust: "riscv64gc-unknown-linux-gnu",
        qemu: "qemu-riscv64",
        compiler: || debians("riscv64-linux-gnu-gcc"),
    },
    // Big-endian.
    Traced {
        name: "powerpc64",
        rust: "powerpc64-unknown-linux-gnu",
        qemu: "qemu-ppc64",
        compiler: || debians("powerpc64-linux-gnu-gcc"),
    },
    Traced { name: "loongarch64", rust: loongarch::RUST, qemu: loongarch::QEMU, compiler: loongarch::compiler },
];

fn debians(name: &str) -> Result<Command, Stop> {
    let mut cc = splork_tests::command(name);
    cc.args(["-std=gnu11", "-O2", "-Wall", "-Wextra", "-Werror", "-static"]);
    if exists(name) { Ok(cc) } else { skip(format!("{name} is not installed")) }
}

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

fn build(traced: &Traced, mode: Mode) -> Result<PathBuf, Stop> {
    let binary = target().join("arch").join(traced.name).join(format!("traced-{}", mode.name()));
    let mut cc = (traced.compiler)()?;
    std::fs::create_dir_all(binary.parent().expect("it lies below target/"))?;
    cc.arg("-I").arg(include()?).arg("-o").arg(&binary).arg(root().join("tests/arch/traced.c"));
    match mode {
        Mode::Inline => cc.arg("-DSPLORK_INLINE"),
        _ => cc.arg(archive(traced.rust)?),
    };
    cc.succeed()?;
    Ok(binary)
}

/// Number, order, extension and all six registers of the calls that splork's worked examples are like.
pub fn registers_reach_the_kernel(traced: &Traced, mode: Mode) -> Test {
    let binary = build(traced, mode)?;
    if !exists(traced.qemu) {
        return skip(format!("{} is not installed", traced.qemu));
    }
    let mut run = splork_tests::command(traced.qemu);
    let output = run.arg("-strace").arg(&binary).outcome()?;
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
        let args: Vec<Option<i64>> = args.split(',').map(|arg| arg.parse().ok()).collect();
        for (index, expected) in expected.iter().enumerate().filter(|(_, expected)| expected.is_some()) {
            ensure_equal!(args.get(index).copied().flatten(), *expected, "argument {index} of {name}");
        }
    }
    ensure!(calls.next().is_none(), "a call was made twice:\n{log}");
    Ok(())
}
