//! The programs that run on the kernel: every C test, and those that only such a kernel can pass.

use std::path::PathBuf;

use splork_tests::cli::splork;
use splork_tests::{Run, Stop, root, target};

use crate::c_program::{Mode, Program, programs};

/// One program in one mode.
#[derive(Clone)]
pub struct Case {
    pub program: Program,
    pub mode: Mode,
    /// Of kernel/c-tests: wants the kernel to have the calls.
    pub is_kernels: bool,
}

impl Case {
    pub fn name(&self) -> String {
        format!("{}::{}", self.program.stem, self.mode.name())
    }

    pub fn build(&self) -> Result<PathBuf, Stop> {
        let mut more = Vec::new();
        if self.is_kernels {
            more.push(format!("-I{}", root().join("c-tests").display()));
            more.push(format!("-I{}", headers()?.display()));
        }
        self.program.build(self.mode, &more)
    }
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

pub fn all() -> Result<Vec<Case>, Stop> {
    let mut cases = Vec::new();
    for (directory, is_kernels) in [("kernel/c-tests", true), ("c-tests", false)] {
        for program in programs(directory)? {
            for mode in program.modes()? {
                cases.push(Case { program: program.clone(), mode, is_kernels });
            }
        }
    }
    Ok(cases)
}
