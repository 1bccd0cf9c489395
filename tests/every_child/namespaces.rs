//! In PID namespaces, those too where /proc is still the one of outside and has other numbers.

use std::path::Path;
use std::process::Command;

use splork_tests::cli::splork;
use splork_tests::every_child::{Cgroup, count, whole};
use splork_tests::{Run, Stop, Test, command, ensure, ensure_equal, skip};

use super::same::built;

/// unshare(1) with a new PID namespace, and with these options.
fn unshare(options: &[&str]) -> Result<Command, Stop> {
    let is_root = command("id").arg("-u").succeed()?.trim() == "0";
    let namespace = if is_root { "-pf" } else { "-rpf" };
    let mut line = command("unshare");
    line.arg(namespace).args(options);
    if !is_root && !command("unshare").args([namespace, "true"]).outcome().is_ok_and(|output| output.status.success()) {
        return skip("this user gets no PID namespace");
    }
    Ok(line)
}

/// As init of a namespace, as its child, and where orphans come to the program: it waits for its own children alone.
pub fn an_init_sees_no_tracer() -> Test {
    let program = built("init", "wait_all", &[])?;
    let trace = program.with_extension("trace");
    let splork = splork()?.get_program().to_owned();
    for mount in [&["--mount-proc"][..], &[]] {
        for (init, what) in [(false, "the program is init"), (true, "init's child")] {
            let mut line = unshare(mount)?;
            if init {
                line.arg(&program);
            }
            line.arg(&splork).args(["run", "--every-child", "--clone", "clone3", "--trace"]).arg(&trace);
            let status = line.arg(&program).args(["sh", "-c", "(exit 3); exit 4"]).outcome()?.status.code();
            ensure_equal!(status, Some(4), "the status where it is {what}, {mount:?}");
        }
    }
    Ok(())
}

/// What a program prints, and the trace, in a namespace with the /proc of outside. The init waits for the tracer, too: with an init
/// all others end.
fn below_the_proc_of_outside(program: &Path, init: &Path, target: &str) -> Result<(String, String), Stop> {
    let trace = program.with_extension("trace");
    let _ = std::fs::remove_file(&trace);
    let mut line = unshare(&[])?;
    line.arg(init).arg(splork()?.get_program()).args(["run", "--every-child", "--clone", target, "--trace"]);
    let printed = line.arg(&trace).arg(program).succeed()?;
    Ok((printed, whole(&trace)?))
}

pub fn programs_are_the_same_below_another_proc() -> Test {
    let cgroup = Cgroup::new("outside");
    let in_cgroup = cgroup.as_ref().ok().map(Cgroup::target);
    let init = built("outside", "wait_all", &[])?;
    for name in ["killed", "threads", "table_of_threads", "restarts"] {
        let program = built("outside", name, &["-Wno-clobbered"])?;
        let alone = command(&program).succeed()?;
        for target in ["clone3"].into_iter().chain(in_cgroup.as_deref()) {
            let (printed, trace) = below_the_proc_of_outside(&program, &init, target)?;
            ensure_equal!(printed, alone, "{name} as {target}, and alone");
            ensure_equal!(count(&trace, "failed")?, 0, "failures of {name} as {target} in {trace}");
        }
    }
    Ok(())
}

/// A call that the tracer is not asked of: the process of a thread that is born so is known all the same.
pub fn a_thread_of_an_unseen_call_is_of_its_process() -> Test {
    let (program, init) = (built("unseen", "notified", &[])?, built("unseen", "wait_all", &[])?);
    let (printed, trace) = below_the_proc_of_outside(&program, &init, "clone3")?;
    if let Some(reason) = printed.strip_prefix("no supervisor: ") {
        return skip(format!("this program gets no supervisor: {}", reason.trim()));
    }
    ensure_equal!(printed, "a thread and its child\n", "what is printed, with {trace}");
    let lines: Vec<Vec<&str>> = trace.lines().map(|line| line.split(' ').collect()).collect();
    ensure_equal!(lines.len(), 4, "the lines of {trace}");
    let (process, thread) = (lines[0][0], *lines[1].last().expect("a word"));
    ensure!(lines[1][2].starts_with("syscall(435)"), "{trace}");
    ensure_equal!(lines[2][..2], [process, thread], "process and thread of the child in {trace}");
    Ok(())
}
