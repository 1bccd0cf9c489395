//! Commands, run as from a shell: without what cargo and make put into the environment of a test.

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::{Stop, root};

/// Set by cargo for the tests, not by its user. A nested cargo or make would take them for its own.
const CARGOS: [&str; 8] = [
    "CARGO_BIN_",
    "CARGO_CRATE_NAME",
    "CARGO_MAKEFLAGS",
    "CARGO_MANIFEST_",
    "CARGO_PKG_",
    "CARGO_PRIMARY_PACKAGE",
    "CARGO_TARGET_TMPDIR",
    "LD_LIBRARY_PATH", // cargo adds target/debug, where another libsplork.so lies
];

/// Set by the `make check` around us, or by its user for other ends.
const MAKES: [&str; 14] = [
    "MAKEFLAGS",
    "MAKELEVEL",
    "MAKEOVERRIDES",
    "MFLAGS",
    "GNUMAKEFLAGS",
    "BUILT",
    "DESTDIR",
    "HEADERS",
    "INCLUDEDIR",
    "LIBDIR",
    "PREFIX",
    "PROFILE",
    "SPLORK_CALLS",
    "LD_PRELOAD",
];

/// The program, to be run in the repository's root with a clean environment and no input.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root()).stdin(Stdio::null());
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        if CARGOS.iter().any(|prefix| text.starts_with(prefix)) || MAKES.contains(&&*text) {
            command.env_remove(&name);
        }
    }
    // Diagnostics are compared and quoted.
    command.env("LC_ALL", "C");
    command
}

/// `make` in the repository's root.
pub fn make<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Command {
    let mut make = command("make");
    make.arg("--no-print-directory").args(arguments);
    make
}

/// $CC, which may hold options too, or gcc.
pub fn compiler() -> Command {
    let cc = env::var("CC").unwrap_or_default();
    let mut words = cc.split_whitespace();
    let mut compiler = command(words.next().unwrap_or("gcc"));
    compiler.args(words);
    compiler
}

/// `NAME=value` for make's command line.
pub fn setting(name: &str, value: impl AsRef<Path>) -> OsString {
    let mut setting = OsString::from(format!("{name}="));
    setting.push(value.as_ref());
    setting
}

/// Whether a command of this name is on the PATH.
pub fn exists(program: &str) -> bool {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path).any(|directory| directory.join(program).is_file())
}

pub trait Run {
    /// Runs the command, which must succeed, and returns what it printed on standard output.
    fn succeed(&mut self) -> Result<String, Stop>;
    /// Runs the command, whether or not it succeeds.
    fn outcome(&mut self) -> Result<Output, Stop>;
}

impl Run for Command {
    fn succeed(&mut self) -> Result<String, Stop> {
        let output = self.outcome()?;
        if !output.status.success() {
            return Err(Stop::Fails(told(self, &output)));
        }
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    fn outcome(&mut self) -> Result<Output, Stop> {
        self.output().map_err(|error| Stop::Fails(format!("$ {}\n{error}", line(self))))
    }
}

/// A command as one would type it.
pub fn line(command: &Command) -> String {
    let settings = command.get_envs().filter(|(name, _)| *name != "LC_ALL");
    let settings = settings.filter_map(|(name, value)| Some(format!("{}={}", name.display(), value?.display())));
    let words = command.get_args().map(|word| word.display().to_string());
    settings.chain([command.get_program().display().to_string()]).chain(words).collect::<Vec<_>>().join(" ")
}

/// A command and how it ended, for a person.
pub fn told(command: &Command, output: &Output) -> String {
    format!(
        "$ {}\n{}{}=> {}",
        line(command),
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
        output.status,
    )
}
