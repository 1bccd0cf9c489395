//! The ways in which a C program can come by splork.

use std::path::Path;
use std::process::Command;

use splork_tests::command::exists;
use splork_tests::{Stage, Stop, command, skip};

use super::Machine;

#[derive(Clone, Copy, PartialEq)]
pub enum Mode {
    /// Linked with libsplork.so.
    Shared,
    /// Linked with libsplork.a, all of it static, against glibc.
    Static,
    /// Knows nothing of splork; the loader puts libsplork.so in.
    Preload,
    /// The headers alone.
    Inline,
    /// Linked with libsplork.a, all of it static, against musl.
    Musl,
}

impl Mode {
    pub const ALL: [Mode; 5] = [Mode::Shared, Mode::Static, Mode::Preload, Mode::Inline, Mode::Musl];

    pub fn named(word: &str) -> Option<Mode> {
        Mode::ALL.into_iter().find(|mode| mode.name() == word)
    }

    pub fn name(self) -> &'static str {
        match self {
            Mode::Shared => "shared",
            Mode::Static => "static",
            Mode::Preload => "preload",
            Mode::Inline => "inline",
            Mode::Musl => "musl",
        }
    }

    pub fn compiler(self, machine: &Machine) -> Result<Command, Stop> {
        match self {
            Mode::Musl if !exists("musl-gcc") => skip("musl-gcc is not installed"),
            Mode::Musl => Ok(command("musl-gcc")),
            _ => Ok(machine.compiler()),
        }
    }

    pub fn flags(self, stage: &Stage) -> Result<Vec<String>, Stop> {
        let include = format!("-I{}", stage.include().display());
        Ok(match self {
            Mode::Shared => {
                let mut flags = stage.pkg_config(&["--cflags", "--libs"])?;
                flags.push(stage.rpath());
                flags
            }
            Mode::Static => {
                let mut flags = stage.pkg_config(&["--static", "--cflags", "--libs"])?;
                flags.insert(0, "-static".into());
                flags
            }
            Mode::Preload => vec![],
            Mode::Inline => vec!["-DSPLORK_INLINE".into(), include],
            Mode::Musl => vec!["-static".into(), include, stage.archive().display().to_string()],
        })
    }

    pub fn run(self, machine: &Machine, binary: &Path) -> Command {
        let mut run = machine.run(binary);
        if let Mode::Preload = self {
            run.env("LD_PRELOAD", machine.stage.shared_library());
        }
        run
    }
}
