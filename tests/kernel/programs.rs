//! The programs that run on the kernel: every C test, and those that only such a kernel can pass, these as 32-bit
//! programs too.

use std::path::PathBuf;
use std::sync::LazyLock;

use splork_tests::cli::splork;
use splork_tests::{Run, Stop, root, target};

use crate::arch::cross_build::CrossBuild;
use crate::arch::list::ARCHITECTURES;
use crate::c_program::{Machine, Mode, Program};

/// One program in one mode, for one machine.
#[derive(Clone)]
pub struct Case {
    pub program: Program,
    pub mode: Mode,
    /// Of kernel/c-tests: wants the kernel to have the calls.
    pub is_kernels: bool,
    pub is_32_bit: bool,
}

/// Every case, in the order in which they run.
pub fn all() -> Result<Vec<Case>, Stop> {
    let mut cases = Vec::new();
    let kernels = Program::of("kernel/c-tests")?;
    for (programs, is_kernels, is_32_bit) in
        [(kernels.clone(), true, false), (kernels, true, true), (Program::all()?, false, false)]
    {
        let abi = if is_32_bit { "i386" } else { "x86_64" };
        for program in programs.into_iter().filter(|program| program.is_for(abi)) {
            // musl's compiler is for x86-64 alone.
            for mode in program.modes()?.into_iter().filter(|mode| !(is_32_bit && *mode == Mode::Musl)) {
                cases.push(Case { program: program.clone(), mode, is_kernels, is_32_bit });
            }
        }
    }
    Ok(cases)
}

impl Case {
    pub fn name(&self) -> String {
        let before = if self.is_32_bit { "i386::" } else { "" };
        format!("{before}{}::{}", self.program.stem, self.mode.name())
    }

    /// Where the shared library lies in the machine.
    pub fn library(&self) -> &'static str {
        if self.is_32_bit { "/usr/i686-linux-gnu/lib/libsplork.so.0" } else { "/lib/x86_64-linux-gnu/libsplork.so.0" }
    }

    pub fn build(&self) -> Result<PathBuf, Stop> {
        let mut more = Vec::new();
        if self.is_kernels {
            more.push(format!("-I{}", root().join("c-tests").display()));
            more.push(format!("-I{}", headers()?.display()));
        }
        self.program.build(self.mode, if self.is_32_bit { machine_32()? } else { machine_64()? }, &more)
    }
}

pub fn machine_64() -> Result<&'static Machine, Stop> {
    static THIS: LazyLock<Result<Machine, Stop>> = LazyLock::new(Machine::this);
    THIS.as_ref().map_err(Clone::clone)
}

/// The library for i386, and its compiler, as `make check-arch` uses them.
pub fn machine_32() -> Result<&'static Machine, Stop> {
    static I386: LazyLock<CrossBuild> = LazyLock::new(|| {
        CrossBuild::new(
            ARCHITECTURES.iter().find(|architecture| architecture.name == "i386").expect("it is in the list"),
        )
    });
    I386.machine()
}

/// The headers of a call that has a number on alpha alone, and of those whose skeletons are in the kernel.
fn headers() -> Result<PathBuf, Stop> {
    let include = target().join("scratch/kernel-headers");
    splork()?
        .args(["header", "--out"])
        .arg(&include)
        .args(["tests/kernel/elsewhere.toml", "tests/kernel/calls"])
        .succeed()?;
    Ok(include)
}
