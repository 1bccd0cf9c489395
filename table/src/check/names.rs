//! Which names a call may have.

use std::collections::HashMap;

use crate::call::Call;
use crate::check::reserved;
use crate::ctype::CType;
use crate::diagnostic::Problem;
use crate::entry::Entry;

/// Symbols of libaio and liburing, which return -errno: errno-style functions of these names would break them.
const OTHER_LIBRARIES: [&str; 10] = [
    "io_cancel",
    "io_destroy",
    "io_getevents",
    "io_pgetevents",
    "io_setup",
    "io_submit",
    "io_uring_enter",
    "io_uring_enter2",
    "io_uring_register",
    "io_uring_setup",
];

/// What the library's own functions, and those of upstream's calls, are called.
const PREFIX: &str = "splork_";

/// Of a name in bytes: clone's calls are named in every line of a trace, padded.
const LENGTH: usize = 64;

const UPSTREAM: &str = include_str!("upstream.txt");

fn is_upstream(name: &str) -> bool {
    UPSTREAM.lines().any(|line| line == name)
}

/// For a message.
fn shortened(name: &str) -> String {
    if name.chars().count() <= LENGTH {
        name.to_owned()
    } else {
        name.chars().take(LENGTH).chain("...".chars()).collect()
    }
}

pub fn check(entry: &Entry, is_the_librarys: bool, problems: &mut Vec<Problem>) {
    let name = entry.name.value.as_str();
    let mut refuse = |message: String, label: &str, help: &str| {
        problems.push(Problem::new(entry.name.span.clone(), message, label, help));
    };
    let is_identifier = name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
        && name.starts_with(|c: char| c.is_ascii_lowercase());
    if !is_identifier || name.len() > LENGTH {
        let help = "lower-case letters, digits and underscores, 64 at most";
        refuse(format!("{:?} is not a name for a system call", shortened(name)), "this", help);
    } else if reserved::is_word_for_functions(name) {
        let label = "a C, C++ or Rust program can have no function of this name";
        refuse(format!("{name} is a word of C, C++ or Rust"), label, "another name");
    } else if OTHER_LIBRARIES.contains(&name) {
        let label = "libaio or liburing exports this, returning -errno where ours would set errno";
        refuse(format!("the name {name} is taken"), label, "another name; those libraries have that function already");
    } else if name.starts_with(PREFIX) && (!is_the_librarys || is_upstream(&name[PREFIX.len()..])) {
        let label = "names that begin with splork_ are those that libsplork exports itself";
        refuse(format!("the name {name} is taken"), label, "another name");
    } else if name == "clone" {
        refuse("the name clone is taken".to_owned(), "libsplork exports glibc's clone itself", "another name");
    } else if entry.since.is_none() && is_upstream(name) {
        let label = "exported under this name, it would replace libc's in the whole program";
        let help =
            "since = \"6.10\", the first kernel that has it, so that it is exported as splork_NAME; or another name";
        refuse(format!("{name} is a call of upstream Linux"), label, help);
    } else if entry.since.is_none() && reserved::is_exported_by_libc(name) {
        let label = "exported under this name, it would replace libc's in the whole program";
        refuse(format!("{name} is libc's"), label, "another name");
    } else if entry.since.is_none() && reserved::is_in_c_headers(name) {
        let label = "C headers have a macro or a type of this name: the header would not compile with them";
        refuse(format!("the name {name} is taken"), label, "another name");
    }
}

pub fn no_two_alike(calls: &[&Call], problems: &mut Vec<Problem>) {
    let mut first: HashMap<String, &Call> = HashMap::new();
    for call in calls {
        if let Some(other) = first.insert(call.symbol(), call) {
            let message = if other.name == call.name {
                format!("{} is in the tables twice", call.name)
            } else {
                format!("{} and {} would both be exported as {}", other.name, call.name, call.symbol())
            };
            let problem = Problem::new(call.span.clone(), message, "again here", "one of them, or another name");
            problems.push(problem.with(other.span.clone(), "first here"));
        }
    }
}

/// A packed call defines its struct, in the library and in the header.
pub fn no_struct_twice(calls: &[&Call], problems: &mut Vec<Problem>) {
    let mut first: HashMap<&CType, &Call> = HashMap::new();
    for call in calls {
        let Some(packed) = call.packed_struct() else { continue };
        if let Some(other) = first.insert(packed, call) {
            let message = format!("{} and {} both define {}", other.name, call.name, packed.c(""));
            let help = format!("struct {}_args", call.name);
            let problem = Problem::new(call.span.clone(), message, "this call", help);
            problems.push(problem.with(other.span.clone(), "and this one"));
        }
    }
}
