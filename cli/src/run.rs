//! splork run: a program with the library in front of its own.

mod elf;
mod every_child;
mod execute;
mod inspect;
mod library;
mod loader;
mod program;
mod script;
#[allow(dead_code)] // until --as-kernel uses it
mod seccomp;

use std::env;
use std::ffi::{OsStr, OsString};
use std::io::ErrorKind;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

use crate::inherited::Inherited;
use crate::output;
use crate::shown::shown;
use inspect::Verdict;
use library::Library;
use program::Program;

/// As env(1) has them.
const NOT_DONE: u8 = 125;
const NOT_RUN: u8 = 126;
const NOT_FOUND: u8 = 127;

/// What the library reads; --clone and --trace set them, and they may be set already.
const SETTINGS: [&str; 2] = ["SPLORK_CLONE", "SPLORK_TRACE"];

/// What a path follows in --clone.
const IN_CGROUP: &str = "clone3:cgroup=";

/// `splork run --check`.
const NO_PROGRAM: u8 = 1;
const NO_CLONE: u8 = 3;
const NOT_LOADED: u8 = 4;

#[derive(clap::Args)]
pub struct Arguments {
    /// Send every clone() through this call: one of kind "clone" of the tables, clone3, or clone3:cgroup=PATH.
    #[arg(long, value_name = "CALL[:PARAM=VALUE,...]")]
    clone: Option<OsString>,
    /// Append a line for each call of the clone kind to this file; - is standard error.
    #[arg(long, value_name = "FILE")]
    trace: Option<OsString>,
    /// Handle whoever makes a child, by fork, vfork, clone or clone3, in the program and in all that comes from it: by a
    /// tracer, without the library. --clone and --trace are for all of them then.
    #[arg(long)]
    every_child: bool,
    /// With --every-child: what the call of --clone cannot do fails with ENOSYS, and is not made as the program made it.
    #[arg(long, requires = "every_child")]
    strict: bool,
    /// With --every-child: more tables for --clone, a file or a directory of *.toml.
    #[arg(long, value_name = "TABLE", requires = "every_child")]
    calls: Vec<PathBuf>,
    /// The library to use, instead of the one that goes with this command.
    #[arg(long, value_name = "PATH", conflicts_with = "every_child")]
    library: Option<PathBuf>,
    /// Run nothing; say whether the library will handle the program's clone(), and why not.
    #[arg(long, conflicts_with_all = ["clone", "trace", "quiet", "strict", "calls"])]
    check: bool,
    /// Do not say that there will be nothing to handle.
    #[arg(long, conflicts_with = "every_child")]
    quiet: bool,
    /// The program and its arguments.
    #[arg(required = true, trailing_var_arg = true)]
    program: Vec<OsString>,
}

/// The exit status.
pub fn run(arguments: &Arguments, inherited: &Inherited) -> u8 {
    if arguments.every_child {
        return every_child(arguments, inherited);
    }
    let library = match library::find(arguments.library.as_deref()) {
        Ok(library) => library,
        Err(message) => return failed(&message, NOT_DONE),
    };
    let name = &arguments.program[0];
    if arguments.check {
        return check(&library, name);
    }
    if [&arguments.clone, &arguments.trace].into_iter().flatten().any(|value| value.is_empty()) {
        // The library takes an empty one for none.
        return failed("--clone and --trace want a value", NOT_DONE);
    }
    let has_settings = arguments.clone.is_some() || arguments.trace.is_some() || SETTINGS.into_iter().any(is_set);
    let verdict = program::find(name).and_then(|program| inspect::look(&program, &library));
    if let Some(message) = verdict.as_ref().ok().and_then(|verdict| unhandled(verdict, has_settings)) {
        // What was asked for is done or said not to be.
        let is_refused = matches!(verdict, Ok(Verdict::NotLoaded(_))) && (has_settings || arguments.library.is_some());
        if is_refused {
            return failed(&format!("{}: {message}", shown(name)), NOT_DONE);
        }
        if !arguments.quiet {
            output::complain(&format!("splork run: {}: {message}\n", shown(name)));
        }
    }
    execute(arguments, preload(&library.path), verdict.err(), inherited)
}

/// By the tracer, without the library.
fn every_child(arguments: &Arguments, inherited: &Inherited) -> u8 {
    let name = &arguments.program[0];
    let program = program::find(name);
    if arguments.check {
        return check_every_child(name, program);
    }
    let (clone, trace) = (arguments.clone.as_deref(), arguments.trace.as_deref());
    if [clone, trace].into_iter().flatten().any(OsStr::is_empty) {
        return failed("--clone and --trace want a value", NOT_DONE);
    }
    let options = every_child::Options { clone, trace, is_strict: arguments.strict, calls: &arguments.calls };
    if let Err(message) = every_child::start(&options) {
        return failed(&message, NOT_DONE);
    }
    become_program(arguments, &[], program.err(), inherited)
}

fn check_every_child(name: &OsStr, program: Result<Program, String>) -> u8 {
    let shown = shown(name);
    let program = match program {
        Ok(program) => program,
        Err(message) => return failed(&format!("{shown}: {message}"), NO_PROGRAM),
    };
    let (text, status) = match every_child::checked() {
        Ok(()) => (format!("handled: {}", every_child::check_words(inspect::secure(&program.path).as_deref())), 0),
        Err(message) => (format!("not handled: {message}"), NOT_LOADED),
    };
    match output::print(&format!("{shown}: {text}\n")) {
        Ok(()) => status,
        Err(message) => failed(message.trim_end(), NO_PROGRAM),
    }
}

/// What there is to be said before the program runs.
fn unhandled(verdict: &Verdict, has_settings: bool) -> Option<String> {
    match verdict {
        Verdict::NotLoaded(why) => Some(format!("the library cannot be loaded into it: {why}")),
        Verdict::NoClone(why) if has_settings => {
            Some(format!("nothing of its own to handle, of programs that it starts perhaps: {why}"))
        }
        _ => None,
    }
}

fn is_set(setting: &str) -> bool {
    env::var_os(setting).is_some_and(|value| !value.is_empty())
}

/// LD_PRELOAD's value: ours before what is there.
fn preload(library: &Path) -> OsString {
    let mut list = library.as_os_str().to_owned();
    if let Some(others) = env::var_os("LD_PRELOAD").filter(|others| !others.is_empty()) {
        list.push(":");
        list.push(others);
    }
    list
}

/// `why_not` is what is known against it.
fn execute(arguments: &Arguments, list: OsString, why_not: Option<String>, inherited: &Inherited) -> u8 {
    let mut environment = vec![("LD_PRELOAD", list)];
    if let Some(call) = &arguments.clone {
        let path = call.as_bytes().strip_prefix(IN_CGROUP.as_bytes()).map(OsStr::from_bytes);
        let value = path.map_or_else(|| call.clone(), |path| joined(IN_CGROUP, &absolute(path)));
        environment.push(("SPLORK_CLONE", value));
    }
    if let Some(file) = &arguments.trace {
        environment.push(("SPLORK_TRACE", if file == "-" { file.clone() } else { absolute(file) }));
    }
    become_program(arguments, &environment, why_not, inherited)
}

fn become_program(
    arguments: &Arguments,
    environment: &[(&str, OsString)],
    why_not: Option<String>,
    inherited: &Inherited,
) -> u8 {
    let error = execute::execute(&arguments.program, environment, inherited);
    let status = if error.kind() == ErrorKind::NotFound { NOT_FOUND } else { NOT_RUN };
    failed(&format!("{}: {}", shown(&arguments.program[0]), why_not.unwrap_or_else(|| error.to_string())), status)
}

/// The program may change its directory and run others: all are to find what is meant here.
fn absolute(path: &OsStr) -> OsString {
    std::path::absolute(path).map_or_else(|_| path.to_owned(), PathBuf::into_os_string)
}

fn joined(start: &str, rest: &OsStr) -> OsString {
    let mut whole = OsString::from(start);
    whole.push(rest);
    whole
}

fn check(library: &Library, name: &OsStr) -> u8 {
    let shown = shown(name);
    let verdict = program::find(name).and_then(|program| inspect::look(&program, library));
    let (text, status) = match verdict {
        Err(message) => return failed(&format!("{shown}: {message}"), NO_PROGRAM),
        Ok(Verdict::Handled(why)) => (format!("{shown}: handled: {why}\n"), 0),
        Ok(Verdict::NoClone(why)) => (format!("{shown}: loaded, but nothing to handle: {why}\n"), NO_CLONE),
        Ok(Verdict::NotLoaded(why)) => (format!("{shown}: not loaded: {why}\n"), NOT_LOADED),
    };
    match output::print(&text) {
        Ok(()) => status,
        Err(message) => failed(message.trim_end(), NO_PROGRAM),
    }
}

fn failed(message: &str, status: u8) -> u8 {
    output::complain(&format!("splork run: {message}\n"));
    status
}
