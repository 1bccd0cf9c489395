//! The programs: those of kernel/c-tests in all of their modes, as on a kernel of our own, and those about modules.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{LazyLock, OnceLock};

use splork_tests::cli::splork;
use splork_tests::command::setting;
use splork_tests::{Run, Stage, Stop, make, root, target};

use crate::arch::cross_build::{CrossBuild, one_at_a_time};
use crate::arch::list::ARCHITECTURES;
use crate::c_program::{Machine, Mode, Program};
use crate::modules::written;

/// One program in one mode, for one ABI.
#[derive(Clone)]
pub struct Case {
    program: Program,
    mode: Mode,
    abi: &'static str,
}

/// Every case for these ABIs, in the order in which they run. Modules are the matter of the kernel's own width.
pub fn cases(abis: &[&'static str]) -> Result<Vec<Case>, Stop> {
    let mut cases = Vec::new();
    for (index, abi) in abis.iter().enumerate() {
        let mut programs = Program::of("kernel/c-tests")?;
        if index == 0 {
            programs.extend(Program::of("kernel/module-tests")?);
        }
        for program in programs.into_iter().filter(|program| program.is_for(abi)) {
            // musl's compiler is for x86-64 alone.
            for mode in program.modes()?.into_iter().filter(|mode| *abi == "x86_64" || *mode != Mode::Musl) {
                cases.push(Case { program: program.clone(), mode, abi });
            }
        }
    }
    Ok(cases)
}

impl Case {
    pub fn name(&self) -> String {
        format!("{}::{}::{}", self.abi, self.program.stem, self.mode.name())
    }

    /// Where the shared library lies in the machine.
    pub fn library(&self) -> &'static str {
        match self.abi {
            "x86_64" => "/lib/x86_64-linux-gnu/libsplork.so.0",
            "i386" => "/usr/i686-linux-gnu/lib/libsplork.so.0",
            _ => "/lib/libsplork.so.0",
        }
    }

    pub fn machine(&self) -> Result<&'static Machine, Stop> {
        static NATIVE: LazyLock<Result<Machine, Stop>> = LazyLock::new(native);
        static I386: OnceLock<CrossBuild> = OnceLock::new();
        static ARM64: OnceLock<CrossBuild> = OnceLock::new();
        let cross = match self.abi {
            "x86_64" => return NATIVE.as_ref().map_err(Clone::clone),
            "i386" => &I386,
            _ => &ARM64,
        };
        let row = ARCHITECTURES.iter().find(|row| row.abi == self.abi).expect("it is in the list");
        let calls = calls()?;
        cross.get_or_init(|| CrossBuild::with_calls(row, calls)).machine()
    }

    pub fn build(&self) -> Result<PathBuf, Stop> {
        let more = [format!("-I{}", headers()?.display()), format!("-I{}", root().join("c-tests").display())];
        self.program.build(self.mode, self.machine()?, &more)
    }
}

/// The copies of the worked examples' tables, with the numbers that the module answers.
fn calls() -> Result<PathBuf, Stop> {
    Ok(written()?[0].join("calls"))
}

/// The library with the copies' numbers in it.
fn native() -> Result<Machine, Stop> {
    let binaries = target().join("module-tests");
    std::fs::create_dir_all(&binaries)?;
    let mut install = make([setting("BUILT", &binaries.join("splork")), setting("SPLORK_CALLS", &calls()?)]);
    install.arg("install-lib");
    let stage = one_at_a_time(|| Stage::installed(binaries.join("stage"), &mut install))?;
    Ok(Machine { binaries, stage, compiler: vec![], runner: vec![], refusals: BTreeMap::new() })
}

/// The copies' headers, and those of a call that has a number on alpha alone and of one that nobody answers.
fn headers() -> Result<PathBuf, Stop> {
    static HEADERS: OnceLock<Result<PathBuf, Stop>> = OnceLock::new();
    let print = || {
        let include = target().join("scratch/module-headers");
        let mut splork = splork()?;
        splork.args(["header", "--out"]).arg(&include);
        splork
            .args(written()?.iter().map(|module| module.join("calls")))
            .arg("tests/kernel/elsewhere.toml")
            .succeed()?;
        Ok(include)
    };
    HEADERS.get_or_init(print).clone()
}
