//! --clone with a table's call, --calls, --strict.

use std::fs;
use std::path::PathBuf;

use splork_tests::every_child::{count, every_child, whole};
use splork_tests::{Run, Stop, Test, ensure, ensure_equal, scratch, skip};

use super::same::built;

/// A table with a call that every x86-64 has: clone by another name, with a parameter more.
fn table(name: &str) -> Result<PathBuf, Stop> {
    if std::env::consts::ARCH != "x86_64" {
        return skip("the table has x86-64's numbers");
    }
    let directory = scratch(name)?;
    fs::write(
        directory.join("more.toml"),
        "[more_clone]\n\
         about   = \"clone(2), and a word that it leaves alone.\"\n\
         kind    = \"clone\"\n\
         kernel  = \"SYSCALL_DEFINE6(more_clone, unsigned long, flags, unsigned long, stack, int __user *, parent_tid, int __user *, child_tid, unsigned long, tls, int, extra)\"\n\
         c       = \"int more_clone(int (*fn)(void *), void *stack, int flags, void *arg, int extra, ... /* pid_t *parent_tid, void *tls, pid_t *child_tid */)\"\n\
         since   = \"2.6\"\n\
         numbers = { x86_64 = 56, i386 = 903 }\n",
    )?;
    Ok(directory)
}

pub fn a_table_of_ones_own_gets_its_parameters() -> Test {
    let directory = table("every-child-table")?;
    let trace = directory.join("trace");
    let mut line = every_child(&["--clone", "more_clone:extra=-7", "--calls"])?;
    let printed =
        line.arg(&directory).arg("--trace").arg(&trace).args(["bash", "-c", "(exit 3); echo $?"]).succeed()?;
    ensure_equal!(printed, "3\n", "what is printed");
    let text = whole(&trace)?;
    ensure!(text.contains(") as more_clone:extra=-7 = "), "{text}");
    ensure_equal!(count(&text, "as more_clone")?, 1, "those that were made so");
    for (target, message) in [
        ("more_clone", "a value for extra is missing: extra=N"),
        ("more_clone:extra=5,extra=6", "extra is set twice"),
        ("more_clone:extra=2147483648", "2147483648 is out of range: extra has 32 bits"),
        ("more_clone:extra=x", "extra needs a number, such as 5, -5 or 0x5, not \"x\""),
        ("more_clone:extra", "write param=value, not \"extra\""),
        ("more_clone:nice=5", "this call has no parameter nice to set; write more_clone:extra=N"),
        ("mseal", "there is no call mseal of kind clone; there are: clone3, "),
        ("clone3:tls=1", "this call has no parameter tls to set; write clone3 or clone3:cgroup=PATH"),
    ] {
        let mut line = every_child(&["--clone", target, "--calls"])?;
        let output = line.arg(&directory).arg("true").outcome()?;
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        ensure_equal!(output.status.code(), Some(125), "the status of {target}");
        ensure!(said.starts_with(&format!("splork run: --clone {target}: {message}")), "{target}: {said}");
    }
    Ok(())
}

pub fn what_a_table_cannot_say_is_told() -> Test {
    let directory = table("every-child-cannot")?;
    let program = built("cannot", "requests", &[])?;
    let trace = directory.join("trace");
    let mut line = every_child(&["--clone", "more_clone:extra=0", "--calls"])?;
    line.arg(&directory).arg("--trace").arg(&trace).arg(program).succeed()?;
    let text = whole(&trace)?;
    for part in [
        "clone3(flags=CLONE_CLEAR_SIGHAND, exit_signal=SIGCHLD, size=88) not as more_clone:extra=0 (flags) = ",
        "clone3(flags=0, exit_signal=SIGCHLD, set_tid=",
        " size=88) not as more_clone:extra=0 (set_tid) = -1 EINVAL",
        "clone3(args=0x0, size=88) not as more_clone:extra=0 (EFAULT) = -1 EFAULT",
        "clone3(flags=0, exit_signal=SIGCHLD, size=4096) not as more_clone:extra=0 (size) = -1 E2BIG",
        "clone3(flags=0, exit_signal=SIGCHLD, size=96) as more_clone:extra=0 = ",
        "clone(flags=CLONE_UNTRACED|SIGCHLD, stack=0x0) as more_clone:extra=0 = ",
    ] {
        ensure!(text.contains(part), "no {part:?} in {text}");
    }
    Ok(())
}

/// No kernel that we run on has clone_nice.
pub fn strict_fails_instead() -> Test {
    let trace = scratch("every-child-strict")?.join("trace");
    let mut line = every_child(&["--strict", "--clone", "clone_nice:nice=5", "--trace"])?;
    let printed = line.arg(&trace).args(["perl", "-e", "defined fork or print $!"]).succeed()?;
    ensure_equal!(printed, "Function not implemented", "what fork says");
    let text = whole(&trace)?;
    ensure!(text.lines().count() == 2 && text.contains(") as clone_nice:nice=5 = -1 ENOSYS\n"), "{text}");
    // What cannot be said at all: the call is not made.
    let directory = table("every-child-strict-table")?;
    let trace = directory.join("trace");
    let mut line = every_child(&["--strict", "--clone", "more_clone:extra=0", "--calls"])?;
    let printed = line.arg(&directory).arg("--trace").arg(&trace).arg(built("strict", "requests", &[])?).succeed()?;
    for part in [
        "clone3, a flag of its own: Function not implemented",
        "63 bytes: Invalid argument",
        "clone, untraced: a child",
    ] {
        ensure!(printed.contains(part), "no {part:?} in {printed}");
    }
    let text = whole(&trace)?;
    ensure!(text.contains(" not as more_clone:extra=0 (flags) = -1 ENOSYS\n"), "{text}");
    ensure_equal!(count(&text, "not")?, 0, "children that were made otherwise, in {text}");
    Ok(())
}
