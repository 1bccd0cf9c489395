//! The command splork: one file a subcommand.
#![cfg_attr(not(test), no_main)]

mod calls;
mod check;
mod completion;
mod header;
mod here;
mod inherited;
mod kernel;
mod linux;
mod man;
mod new;
mod numbers;
mod output;
mod probe;
mod read;
mod release;
mod run;
mod shown;
mod tables;
mod tree;
mod write;

use std::ffi::{CStr, OsStr, OsString, c_char, c_int};
use std::os::unix::ffi::OsStrExt;
use std::path::PathBuf;

use calls::Form;
use clap::{CommandFactory, Parser, Subcommand};
use clap_complete::Shell;
use header::Edited;
use inherited::Inherited;

const EXIT_STATUS: &str = "Exit status: 0 done; 1 the tables have mistakes, there is no such call, the tree is \
                           not as expected or has other numbers, or a file cannot be written; 2 bad usage.";

const RUN_STATUS: &str = "Exit status: the program's own; 125 there is no library of ours, a setting cannot be honoured, \
                          the program cannot load the library, no tracer is \
                          allowed, or there are no seccomp filters; 126 the program cannot be run; 127 there is none. \
                          With --check: 0 its clone() is handled; 3 the library is loaded and has nothing to handle; \
                          4 it is not loaded; 1 the program cannot be run.";

/// Work with the system calls that libc does not have: list them, check tables of them, make C headers and the kernel's
/// source files from such tables, and run programs with the library.
#[derive(Parser)]
#[command(name = "splork", version, after_help = EXIT_STATUS)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// List the calls: number here, first kernel that has the call, and whether this machine's libc and kernel have it. With
    /// names, show these calls in full.
    Calls {
        /// Calls to show in full: prototype, errors, numbers on all ABIs.
        names: Vec<String>,
        /// More table files, or directories of *.toml; SPLORK_CALLS may name one too.
        #[arg(long, value_name = "TABLE")]
        tables: Vec<PathBuf>,
        /// Print an array of objects for programs.
        #[arg(long)]
        json: bool,
        /// Print a web page to look at: all that is known of each call, with a search.
        #[arg(long, conflicts_with = "json")]
        html: bool,
        /// List every Linux call, in a table or not: its number here, the first kernel with it, the first without it again.
        #[arg(long, conflicts_with_all = ["html", "tables"])]
        all: bool,
        /// Ask nobody; say what this Linux has, as `splork run --as-kernel` would have it.
        #[arg(long, value_name = "VERSION", conflicts_with = "html")]
        as_kernel: Option<OsString>,
    },
    /// Check tables; every mistake is shown with its file, line and column.
    Check {
        /// Table files, or directories of *.toml.
        #[arg(required = true)]
        tables: Vec<PathBuf>,
    },
    /// Print one C header that holds the calls of tables or families, or single calls, as inline functions and needs neither library nor other headers of
    /// splork's; or write the headers of the library.
    Header {
        /// Write splork.h for splork.toml, splork/NAME.h for any other NAME.toml, to this include directory.
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
        /// With --out: print the list of calls in this file anew, a README.
        #[arg(long, value_name = "FILE", requires = "out")]
        readme: Option<PathBuf>,
        /// With --out: add the new exports to this file, the symbols file of a Debian package.
        #[arg(long, value_name = "FILE", requires = "out")]
        symbols: Option<PathBuf>,
        /// Table files, or directories of *.toml; else families and calls of splork's own and of SPLORK_CALLS, as mm and
        /// openat2.
        #[arg(required = true, value_name = "TABLE|FAMILY|CALL")]
        names: Vec<OsString>,
    },
    /// Add the calls of tables to a Linux source tree: numbers, prototypes, a Kconfig option, a source file to fill in, and a
    /// selftest. Every architecture for which a call has a number gets it; each one left out is named, with the reason.
    Kernel(kernel::Arguments),
    /// Write the manual pages of tables' calls: man2/NAME.2.
    Man {
        /// The directory to write to.
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        /// Table files, or directories of *.toml.
        #[arg(required = true)]
        tables: Vec<PathBuf>,
    },
    /// Compare tables' numbers with those of a Linux source tree: what is different, gone or new. With --out: write what
    /// splork knows of all Linux calls anew.
    Numbers {
        /// The Linux source tree.
        #[arg(long, value_name = "LINUX")]
        tree: PathBuf,
        /// Compare nothing; write every call of the tree and of the tables to this file, as linux/calls.tsv is.
        #[arg(long, value_name = "FILE", requires = "since")]
        out: Option<PathBuf>,
        /// The file with the first kernels of calls that no table has, as linux/since.tsv is.
        #[arg(long, value_name = "FILE", requires = "out")]
        since: Option<PathBuf>,
        /// Table files, or directories of *.toml; without any, splork's own.
        tables: Vec<PathBuf>,
    },
    /// Print what completes the command's arguments in a shell.
    Completion { shell: Shell },
    /// Write a table to begin with: NAME.toml, with the call NAME and a number that no table beside it has.
    New {
        /// The file to write, with or without .toml: a call's name, in a directory if you like.
        name: PathBuf,
        /// Begin with a variation of clone(2).
        #[arg(long)]
        clone: bool,
    },
    /// Run a program with libsplork.so in front of its libraries, so that its clone() is handled by splork.
    #[command(after_help = RUN_STATUS)]
    Run(run::Arguments),
}

const FAILED: c_int = 1;

/// C's main, since Rust's own start changes what `run` is to hand on: it opens /dev/null where a standard stream is
/// closed, and ignores SIGPIPE without a memory of how it was.
#[cfg_attr(not(test), unsafe(no_mangle))]
pub extern "C" fn main(count: c_int, words: *const *const c_char) -> c_int {
    let inherited = Inherited::take();
    let words = (0..count as usize).map(|at| {
        // SAFETY: C's start gives that many strings.
        let word = unsafe { CStr::from_ptr(*words.add(at)) };
        OsStr::from_bytes(word.to_bytes())
    });
    let done = match Arguments::try_parse_from(words) {
        Ok(arguments) => execute(arguments.command, &inherited),
        Err(usage) => tell(&usage),
    };
    done.unwrap_or_else(|message| {
        output::complain(&message);
        FAILED
    })
}

/// Help and version were asked for, all else is a mistake.
fn tell(usage: &clap::Error) -> Result<c_int, String> {
    let text = usage.render().ansi().to_string();
    if usage.use_stderr() {
        output::complain(&text);
    } else {
        output::print(&text)?;
    }
    Ok(usage.exit_code())
}

/// The exit status.
fn execute(command: Command, inherited: &Inherited) -> Result<c_int, String> {
    match command {
        Command::Check { tables } => check::run(&tables),
        Command::Calls { names, tables, json, html, all, as_kernel } => {
            let form = if html {
                Form::Html
            } else if json {
                Form::Json
            } else {
                Form::Text
            };
            calls::run(&names, &tables, form, all, as_kernel.as_deref())
        }
        Command::Completion { shell } => completion::run(shell, Arguments::command()),
        Command::Header { out, readme, symbols, names } => {
            header::run(out.as_deref(), &Edited { readme: readme.as_deref(), symbols: symbols.as_deref() }, &names)
        }
        Command::Man { out, tables } => man::run(&out, &tables),
        Command::Kernel(arguments) => kernel::run(&arguments),
        Command::Numbers { tree, out: Some(out), since: Some(since), tables } => {
            linux::write(&tree, &tables, &since, &out)
        }
        Command::Numbers { tree, tables, .. } => numbers::run(&tree, &tables),
        Command::New { name, clone } => new::run(&name, clone),
        Command::Run(arguments) => return Ok(run::run(&arguments, inherited).into()),
    }
    .map(|()| 0)
}
