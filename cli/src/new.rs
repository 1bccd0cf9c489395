//! splork new

use std::fs;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

use splork_table::Table;
use splork_table::diagnostic::Source;

use crate::shown::shown;
use crate::write::{File, write_all};
use crate::{output, read, tables};

const PLAIN: &str = r#"# A call of your own. The format and the choice of a number: calls/README.md. See what is wrong: splork check THIS
[NAME]
about   = "What NAME does, in a sentence."
kernel  = "SYSCALL_DEFINE2(NAME, int, fd, unsigned int, flags)"
c       = "int NAME(int fd, unsigned int flags)"
number  = NUMBER                   # 600 to 999 are free for your own; for some ABIs only: numbers = { x86_64 = NUMBER }
params  = { fd = "an open file", flags = "0" }
errors  = { EBADF = "fd is not open.", EINVAL = "flags is not 0." }
"#;

const CLONE: &str = r#"# A clone(2) of your own. The format and the choice of a number: calls/README.md. See what is wrong: splork check THIS
[NAME]
about   = "clone(2) with one more parameter: extra."
kind    = "clone"                  # returns twice; the child runs fn(arg) on its own stack
kernel  = "SYSCALL_DEFINE6(NAME, unsigned long, flags, unsigned long, stack, int __user *, parent_tid, int __user *, child_tid, unsigned long, tls, int, extra)"
c       = "int NAME(int (*fn)(void *), void *stack, int flags, void *arg, int extra, ... /* pid_t *parent_tid, void *tls, pid_t *child_tid */)"
number  = NUMBER                   # 600 to 999 are free for your own; for some ABIs only: numbers = { x86_64 = NUMBER }
params  = { extra = "what it is, with its unit" }
returns = "the child's thread ID"
errors  = { EINVAL = "extra is out of range, or clone(2) refuses the flags." }
"#;

/// Where the search for a free number begins: below are those of splork's own examples.
const FIRST: u32 = 910;
/// Everybody's own.
const PRIVATE: RangeInclusive<u32> = 600..=999;

/// NAME.toml, whose call has the last part of the name.
pub fn run(name: &Path, clone: bool) -> Result<(), String> {
    let is_toml = name.extension().is_some_and(|ending| ending == "toml");
    let name = if is_toml { &name.with_extension("") } else { name };
    let call = name.file_name().unwrap_or_default();
    let is_word = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || *byte == b'_';
    if call.is_empty() || !call.as_encoded_bytes().iter().all(is_word) {
        let words = "use lower-case letters, digits and underscores, with or without .toml";
        return Err(format!("error: \"{}\" is not a name for a call; {words}\n", shown(call)));
    }
    let call = call.to_string_lossy();
    let mut file = name.as_os_str().to_owned();
    file.push(".toml");
    let path = PathBuf::from(file);
    if path.symlink_metadata().is_ok() {
        return Err(format!("error: {} exists already\n", shown(&path)));
    }
    let directory = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let number = free(directory)?;
    let text = if clone { CLONE } else { PLAIN }.replace("NAME", &call).replace("THIS", &format!("{call}.toml"));
    let text = text.replace("NUMBER", &number.to_string());
    // The name is the only thing that can be wrong with it.
    let source = Source { path: path.clone(), text: text.clone() };
    Table::parse(vec![source]).map_err(|report| report.to_string())?;
    write_all(&[File { path: path.clone(), text }])?;
    output::print(&format!("{}\n", shown(&path)))
}

/// The next number that is in no table of the directory, even one with mistakes, and in none of the known tables.
fn free(directory: &Path) -> Result<u32, String> {
    let mut used = Vec::new();
    for (source, _) in tables::known()? {
        used.extend(numbers(&source.text));
    }
    let entries = fs::read_dir(directory).into_iter().flatten().flatten().map(|entry| entry.path());
    for file in entries.filter(|path| path.extension().is_some_and(|ending| ending == "toml")) {
        used.extend(numbers(&read::text(&file).unwrap_or_default()));
    }
    let candidates = (FIRST..=*PRIVATE.end()).chain(*PRIVATE.start()..FIRST);
    candidates.into_iter().find(|number| !used.contains(number)).ok_or_else(|| {
        format!(
            "error: no number from 600 to 999 is free in {}: write the table to another directory\n",
            shown(directory)
        )
    })
}

/// All that may be a number of a call, comments left out.
fn numbers(text: &str) -> impl Iterator<Item = u32> {
    let code = text.lines().map(|line| line.split_once('#').map_or(line, |(code, _)| code));
    code.flat_map(|code| code.split(|c: char| !c.is_ascii_alphanumeric())).filter_map(|word| word.parse().ok())
}
