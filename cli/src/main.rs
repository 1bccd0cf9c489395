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

// Both in lines that fit into 80 columns: where clap has to break a line, it does not keep the indentation.
const EXIT_STATUS: &str = "Exit status:
  0 success
  1 the tables have mistakes, there is no such call, a file cannot be written,
    or the Linux source tree is not as expected or has other numbers
  2 the command line is wrong";

const RUN_STATUS: &str = "Exit status: the program's own, or
  125 libsplork.so is not found, a setting is wrong, the program cannot load
      the library, tracing is not allowed, or the kernel has no seccomp filters
  126 the program cannot be run
  127 there is no such program
With --check:
  0 the program's clone() is handled
  1 the program cannot be run
  3 the library is loaded and has nothing to handle
  4 the library is not loaded";

/// List the system calls that libc does not have. Check tables that describe calls. Make C headers and kernel source files
/// from tables. Run programs with splork's clone().
#[derive(Parser)]
#[command(name = "splork", version, after_help = EXIT_STATUS)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// List the calls, and whether this machine's libc and kernel have them.
    ///
    /// For each call: the number on this architecture, the first kernel that has the call, whether libc and the running
    /// kernel have it, and the header. With names, show these calls in full.
    Calls {
        /// Calls to show in full: prototype, errors, numbers on all architectures.
        names: Vec<String>,
        /// List these calls too: a table file, or a directory of *.toml. SPLORK_CALLS can name one as well.
        #[arg(long, value_name = "TABLE")]
        tables: Vec<PathBuf>,
        /// Print an array of objects, for programs.
        #[arg(long)]
        json: bool,
        /// Print a web page with everything that splork knows about each call, and a search.
        #[arg(long, conflicts_with = "json")]
        html: bool,
        /// List every Linux call: its number here, the first kernel that has it, and the first that no longer has it.
        #[arg(long, conflicts_with_all = ["html", "tables"])]
        all: bool,
        /// Say which calls this Linux version has, instead of asking libc and the kernel.
        #[arg(long, value_name = "VERSION", conflicts_with = "html")]
        as_kernel: Option<OsString>,
    },
    /// Check tables: for each mistake, print file, line and column, and what to write instead.
    Check {
        /// Table files, or directories of *.toml.
        #[arg(required = true)]
        tables: Vec<PathBuf>,
    },
    /// Print one C header with inline functions, for tables, families or single calls.
    ///
    /// The header needs neither the library nor splork's other headers. With --out: write the library's headers instead.
    Header {
        /// Write the library's headers to this include directory: splork/NAME.h for NAME.toml, splork.h for splork.toml.
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
        /// With --out: update the list of calls in this file, a README.
        #[arg(long, value_name = "FILE", requires = "out")]
        readme: Option<PathBuf>,
        /// With --out: add missing exports to this file, the symbols file of a Debian package.
        #[arg(long, value_name = "FILE", requires = "out")]
        symbols: Option<PathBuf>,
        /// Print the library in C instead, for architectures that Rust has no target for.
        #[arg(long, conflicts_with = "out")]
        library: bool,
        /// A table file or a directory of *.toml; or the name of a family or call that splork or SPLORK_CALLS has, such as
        /// mm or openat2.
        #[arg(required = true, value_name = "TABLE|FAMILY|CALL")]
        names: Vec<OsString>,
    },
    /// Add the calls of tables to a Linux source tree, or write a kernel module with them.
    ///
    /// A source tree gets numbers, prototypes, a Kconfig option, a source file to fill in, and a selftest. Numbers that
    /// cannot be added are listed, with the reason.
    Kernel(kernel::Arguments),
    /// Write the manual page of each call, man2/NAME.2.
    Man {
        /// The directory to write to.
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        /// Table files, or directories of *.toml.
        #[arg(required = true)]
        tables: Vec<PathBuf>,
    },
    /// Compare the tables' numbers with a Linux source tree.
    ///
    /// Lists what differs, is gone or is new. With --out: write a file of all Linux calls instead.
    Numbers {
        /// The Linux source tree.
        #[arg(long, value_name = "LINUX")]
        tree: PathBuf,
        /// Compare nothing. Write every call of the tree and of the tables to this file, in the format of linux/calls.tsv.
        #[arg(long, value_name = "FILE", requires = "since")]
        out: Option<PathBuf>,
        /// The file with the first kernels of calls that are in no table, in the format of linux/since.tsv.
        #[arg(long, value_name = "FILE", requires = "out")]
        since: Option<PathBuf>,
        /// Table files, or directories of *.toml. Without any: splork's own tables.
        tables: Vec<PathBuf>,
    },
    /// Print a script that lets your shell complete the command's arguments.
    Completion { shell: Shell },
    /// Write a table to start from: NAME.toml, with the call NAME and a free number.
    New {
        /// The file to write, with or without .toml. Its name is the call's name.
        name: PathBuf,
        /// Start from a variation of clone(2).
        #[arg(long)]
        clone: bool,
    },
    /// Run a program with splork's clone(), or handle all its children, or imitate an older kernel.
    ///
    /// Without --every-child and --as-kernel, libsplork.so is preloaded: the program's clone() is then splork's.
    #[command(after_help = RUN_STATUS)]
    Run(run::Arguments),
}

const FAILED: c_int = 1;

/// C's main. Rust's own start changes what `run` must hand on: it opens /dev/null for a closed standard stream, and
/// ignores SIGPIPE without keeping the old disposition.
#[allow(clippy::not_unsafe_ptr_arg_deref)] // only C's start calls it
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

/// Prints help or version if asked for; otherwise the command line is wrong.
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
        Command::Header { library: true, names, .. } => header::library(&names),
        Command::Header { out, readme, symbols, names, .. } => {
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
