//! splork run: runs a program with the library preloaded, under a tracer, or as on an older kernel.

mod as_kernel;
mod detach;
mod elf;
mod every_child;
mod execute;
mod inspect;
mod library;
mod loader;
mod memory;
mod procfs;
mod program;
mod script;
mod seccomp;
mod settings;
mod uname;

use std::ffi::{OsStr, OsString};
use std::io::{self, ErrorKind};
use std::path::PathBuf;

use crate::inherited::Inherited;
use crate::output;
use crate::shown::shown;
use as_kernel::Older;
use execute::Failure;
use inspect::Verdict;
use library::Library;
use program::Program;
use seccomp::Filter;

/// As env(1) has them.
const NOT_DONE: u8 = 125;
const NOT_RUN: u8 = 126;
const NOT_FOUND: u8 = 127;

/// `splork run --check`.
const NO_PROGRAM: u8 = 1;
const NO_CLONE: u8 = 3;
const NOT_LOADED: u8 = 4;

#[derive(clap::Args)]
pub struct Arguments {
    /// Make this call instead of every clone(): clone3, clone3:cgroup=PATH, or a call of kind "clone" of the tables.
    #[arg(long, value_name = "CALL[:PARAM=VALUE,...]")]
    clone: Option<OsString>,
    /// Append a line for each call of clone() and similar calls to this file; - is standard error.
    #[arg(long, value_name = "FILE")]
    trace: Option<OsString>,
    /// Handle every fork, vfork, clone and clone3 of the program and its descendants, with a tracer instead of the library.
    /// --clone and --trace then apply to all of these.
    #[arg(long)]
    every_child: bool,
    /// With --every-child: if the call of --clone cannot replace a call, that call fails with ENOSYS. Otherwise it is made
    /// as the program made it.
    #[arg(long, requires = "every_child")]
    strict: bool,
    /// With --every-child: more tables for --clone; a table file, or a directory of *.toml.
    #[arg(long, value_name = "TABLE", requires = "every_child")]
    calls: Vec<PathBuf>,
    #[command(flatten)]
    older: as_kernel::AsKernel,
    /// Use this libsplork.so instead of the one that is installed with this command.
    #[arg(long, value_name = "PATH", conflicts_with = "every_child")]
    library: Option<PathBuf>,
    /// Run nothing. Say whether the program's clone() would be handled, and why.
    #[arg(long, conflicts_with_all = ["clone", "trace", "quiet", "strict", "calls", "as_kernel", "deny"])]
    check: bool,
    /// Print no line if there is nothing to handle.
    #[arg(long, conflicts_with = "every_child")]
    quiet: bool,
    /// The program and its arguments.
    #[arg(required = true, trailing_var_arg = true)]
    program: Vec<OsString>,
}

/// The exit status.
pub fn run(arguments: &Arguments, inherited: &Inherited) -> u8 {
    let older = match as_kernel::plan(&arguments.older) {
        Ok(older) => older,
        Err(message) => return failed(&message, NOT_DONE),
    };
    for warning in older.iter().flat_map(Older::warnings) {
        output::complain(&format!("splork run: warning: {warning}\n"));
    }
    let is_asked_for = [&arguments.clone, &arguments.trace].into_iter().any(Option::is_some);
    let wants_library = is_asked_for || arguments.library.is_some() || settings::are_set();
    match older {
        older if arguments.every_child => every_child(arguments, older.as_ref(), inherited),
        Some(older) if !wants_library => {
            let why_not = program::find(&arguments.program[0]).err();
            become_program(arguments, &[], why_not, inherited, as_kernel(Some(&older)))
        }
        older => preloaded(arguments, older.as_ref(), inherited),
    }
}

/// With the library in front of its own.
fn preloaded(arguments: &Arguments, older: Option<&Older>, inherited: &Inherited) -> u8 {
    let library = match library::find(arguments.library.as_deref()) {
        Ok(library) => library,
        Err(message) => return failed(&message, NOT_DONE),
    };
    let name = &arguments.program[0];
    if arguments.check {
        return check(&library, name);
    }
    if [&arguments.clone, &arguments.trace].into_iter().flatten().any(|value| value.is_empty()) {
        // The library takes an empty setting as not set.
        return failed("--clone and --trace need a value", NOT_DONE);
    }
    let has_settings = arguments.clone.is_some() || arguments.trace.is_some() || settings::are_set();
    let verdict = program::find(name).and_then(|program| inspect::look(&program, &library));
    if let Some(message) = verdict.as_ref().ok().and_then(|verdict| unhandled(verdict, has_settings)) {
        // Never run the program without a setting that was asked for.
        let is_refused = matches!(verdict, Ok(Verdict::NotLoaded(_))) && (has_settings || arguments.library.is_some());
        if is_refused {
            return failed(&format!("{}: {message}", shown(name)), NOT_DONE);
        }
        if !arguments.quiet {
            output::complain(&format!("splork run: {}: {message}\n", shown(name)));
        }
    }
    let environment = settings::environment(&library.path, arguments.clone.as_deref(), arguments.trace.as_deref());
    become_program(arguments, &environment, verdict.err(), inherited, as_kernel(older))
}

/// Puts the filters of --as-kernel and --deny on this process. There are two: the first one's setup needs calls that the
/// second may deny.
fn as_kernel(older: Option<&Older>) -> impl FnOnce() -> Result<(), String> {
    move || {
        let Some(older) = older else { return Ok(()) };
        if let Err(why) = older.answer_uname() {
            output::complain(&format!("splork run: warning: uname will report the real version: {why}\n"));
        }
        install(&older.filter)
    }
}

fn install(filter: &Filter) -> Result<(), String> {
    let told = |error: io::Error| match error.raw_os_error() {
        Some(libc::ENOSYS | libc::EINVAL) => "this kernel has no seccomp filters".to_owned(),
        _ => format!("cannot set a seccomp filter: {error}"),
    };
    filter.install().map(drop).map_err(told)
}

/// By the tracer, without the library.
fn every_child(arguments: &Arguments, older: Option<&Older>, inherited: &Inherited) -> u8 {
    let name = &arguments.program[0];
    let program = program::find(name);
    if arguments.check {
        return check_every_child(name, program);
    }
    let (clone, trace) = (arguments.clone.as_deref(), arguments.trace.as_deref());
    if [clone, trace].into_iter().flatten().any(OsStr::is_empty) {
        return failed("--clone and --trace need a value", NOT_DONE);
    }
    let options = every_child::Options { clone, trace, is_strict: arguments.strict, calls: &arguments.calls, older };
    match every_child::start(&options) {
        Ok(filter) => become_program(arguments, &[], program.err(), inherited, || install(&filter)),
        Err(message) => failed(&message, NOT_DONE),
    }
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

/// The line to print before the program runs.
fn unhandled(verdict: &Verdict, has_settings: bool) -> Option<String> {
    match verdict {
        Verdict::NotLoaded(why) => Some(format!("it cannot load the library: {why}")),
        Verdict::NoClone(why) if has_settings => {
            Some(format!("there is nothing to handle in it, but perhaps in programs that it starts: {why}"))
        }
        _ => None,
    }
}

/// `why_not`: a known reason why it cannot run. `last`: called right before the program is executed.
fn become_program(
    arguments: &Arguments,
    environment: &[(&str, OsString)],
    why_not: Option<String>,
    inherited: &Inherited,
    last: impl FnOnce() -> Result<(), String>,
) -> u8 {
    let error = match execute::execute(&arguments.program, environment, inherited, last) {
        Failure::NotExecuted(error) => error,
        Failure::NotReady(message) => return failed(&message, NOT_DONE),
    };
    let status = if error.kind() == ErrorKind::NotFound { NOT_FOUND } else { NOT_RUN };
    failed(&format!("{}: {}", shown(&arguments.program[0]), why_not.unwrap_or_else(|| error.to_string())), status)
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
