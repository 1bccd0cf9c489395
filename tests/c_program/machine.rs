//! What C tests are compiled for and run on: this machine, or another architecture under an emulator.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use splork_tests::{Stage, Stop, command, compiler, libraries, target};

pub struct Machine {
    /// Below it, the programs: MODE/NAME.
    pub binaries: PathBuf,
    pub stage: Stage,
    /// The compiler and its options; $CC where there is none.
    pub compiler: Vec<String>,
    /// What a program is started with; nothing where it just runs.
    pub runner: Vec<String>,
    /// What a program may need (its head comment says `Needs:`) and does not get here, and why.
    pub refusals: BTreeMap<String, String>,
}

impl Machine {
    #[allow(dead_code)] // tests/check_arch.rs has others
    pub fn this() -> Result<Machine, Stop> {
        Ok(Machine {
            binaries: target().join("c-tests"),
            stage: libraries()?.clone(),
            compiler: vec![],
            runner: vec![],
            refusals: BTreeMap::new(),
        })
    }

    pub fn compiler(&self) -> Command {
        match &self.compiler[..] {
            [] => compiler(),
            [program, options @ ..] => {
                let mut compiler = command(program);
                compiler.args(options);
                compiler
            }
        }
    }

    pub fn run(&self, binary: &Path) -> Command {
        let mut run = match &self.runner[..] {
            [] => command(binary),
            [program, options @ ..] => {
                let mut run = command(program);
                run.args(options).arg(binary);
                run
            }
        };
        // For tests that can do without some of it (is_refused in c-tests/support.h).
        let refused: Vec<&str> = self.refusals.keys().map(String::as_str).collect();
        if !refused.is_empty() {
            run.env("SPLORK_TEST_REFUSED", refused.join(" "));
        }
        run
    }
}
