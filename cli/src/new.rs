//! splork new

use std::path::{Path, PathBuf};

use splork_table::Table;
use splork_table::diagnostic::Source;

use crate::output;
use crate::shown::shown;
use crate::write::{File, write_all};

const PLAIN: &str = r#"# A call of your own. The format and the choice of a number: calls/README.md. See what is wrong: splork check THIS
[NAME]
about   = "What NAME does, in a sentence."
kernel  = "SYSCALL_DEFINE2(NAME, int, fd, unsigned int, flags)"
c       = "int NAME(int fd, unsigned int flags)"
number  = 910                      # 600 to 999 are free for your own; for some ABIs only: numbers = { x86_64 = 910 }
params  = { fd = "an open file", flags = "0" }
errors  = { EBADF = "fd is not open.", EINVAL = "flags is not 0." }
"#;

const CLONE: &str = r#"# A clone(2) of your own. The format and the choice of a number: calls/README.md. See what is wrong: splork check THIS
[NAME]
about   = "clone(2) with one more parameter: extra."
kind    = "clone"                  # returns twice; the child runs fn(arg) on its own stack
kernel  = "SYSCALL_DEFINE6(NAME, unsigned long, flags, unsigned long, stack, int __user *, parent_tid, int __user *, child_tid, unsigned long, tls, int, extra)"
c       = "int NAME(int (*fn)(void *), void *stack, int flags, void *arg, int extra, ... /* pid_t *parent_tid, void *tls, pid_t *child_tid */)"
number  = 910                      # 600 to 999 are free for your own; for some ABIs only: numbers = { x86_64 = 910 }
params  = { extra = "what it is, with its unit" }
returns = "the child's thread ID"
errors  = { EINVAL = "extra is out of range, or clone(2) refuses the flags." }
"#;

/// NAME.toml, whose call has the last part of the name.
pub fn run(name: &Path, clone: bool) -> Result<(), String> {
    let call = name.file_name().map(|call| call.to_string_lossy().into_owned()).unwrap_or_default();
    let path = PathBuf::from(format!("{}.toml", name.display()));
    if path.exists() {
        return Err(format!("error: {} is there already\n", shown(&path)));
    }
    let text = if clone { CLONE } else { PLAIN }.replace("NAME", &call).replace("THIS", &format!("{call}.toml"));
    // The name is the only thing that can be wrong with it.
    let source = Source { path: path.display().to_string(), text: text.clone() };
    Table::parse(vec![source]).map_err(|report| report.to_string())?;
    write_all(&[File { path: path.clone(), text }])?;
    output::print(&format!("{}\n", shown(&path)))
}
