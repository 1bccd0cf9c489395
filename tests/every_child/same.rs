//! Programs that print what they see: the same with and without.

use std::path::{Path, PathBuf};
use std::process::Output;

use splork_tests::every_child::{Cgroup, count, every_child, whole};
use splork_tests::{Run, Stop, Test, command, compiler, ensure, ensure_equal, root, scratch, skip};

/// One of programs/, built for this test.
pub fn built(test: &str, name: &str, options: &[&str]) -> Result<PathBuf, Stop> {
    let binary = scratch(&format!("every-child-{test}-{name}"))?.join(name);
    let source = root().join("tests/every_child/programs").join(name).with_extension("c");
    compiler()
        .args(["-O1", "-Wall", "-Wextra", "-pthread"])
        .args(options)
        .arg("-o")
        .arg(&binary)
        .arg(source)
        .succeed()?;
    Ok(binary)
}

fn seen(output: &Output) -> (Option<i32>, String, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

/// Runs the program alone and under each target: output, errors and status must not differ. Calls `look` with each target
/// and trace.
pub fn same(program: &Path, arguments: &[&str], look: impl Fn(&str, &str) -> Test) -> Test {
    let alone = seen(&command(program).args(arguments).outcome()?);
    let cgroup = Cgroup::new("same");
    let in_cgroup = cgroup.as_ref().ok().map(Cgroup::target);
    let targets = ["", "clone3", "clone_nice:nice=5"].into_iter().map(str::to_owned).chain(in_cgroup);
    for target in targets {
        let trace = program.with_extension("trace");
        let _ = std::fs::remove_file(&trace);
        let mut line = every_child(&["--trace"])?;
        line.arg(&trace);
        if !target.is_empty() {
            line.args(["--clone", &target]);
        }
        let traced = seen(&line.arg("--").arg(program).args(arguments).outcome()?);
        ensure_equal!(traced, alone, "{} as {target:?}, and alone", program.display());
        look(&target, &whole(&trace)?)?;
    }
    cgroup.map(drop).or_else(|stop| match stop {
        Stop::Skips(reason) => skip(format!("the cgroup alone: {reason}")),
        fails => Err(fails),
    })
}

/// What the trace says of a program that has these numbers of children, and failures.
fn counted(born: &'static [(&'static str, u64)], failed: u64) -> impl Fn(&str, &str) -> Test {
    move |target, trace| {
        for (call, number) in born {
            ensure_equal!(count(trace, call)?, *number, "{call} of {target:?} in {trace}");
        }
        ensure_equal!(count(trace, "failed")?, failed, "failures of {target:?} in {trace}");
        let all: u64 = born.iter().map(|(_, number)| number).sum();
        ensure_equal!(count(trace, "born")?, all, "all of {target:?} in {trace}");
        ensure_equal!(trace.lines().count() as u64, all + failed + 1, "the lines of {target:?} in {trace}");
        // No kernel that we run on has clone_nice, so all are born as the program made them.
        let is_here = !target.starts_with("clone_nice");
        if !target.is_empty() {
            ensure_equal!(count(trace, if is_here { "as " } else { "not" })?, all, "as {target:?} in {trace}");
        }
        Ok(())
    }
}

fn is_here(arch: &str) -> Test {
    if std::env::consts::ARCH == arch { Ok(()) } else { skip(format!("a program for {arch}")) }
}

pub fn registers_are_the_programs() -> Test {
    is_here("x86_64")?;
    let born = &[("fork", 2), ("vfork", 0), ("clone,", 2), ("clone3", 3)];
    same(&built("same", "registers", &[])?, &[], counted(born, 5))
}

pub fn registers_of_i386_are_the_programs() -> Test {
    is_here("x86_64")?;
    let options = ["-m32", "-static", "-nostdlib", "-fno-pic", "-no-pie", "-fno-stack-protector"];
    let born = &[("fork", 1), ("vfork", 0), ("clone,", 1), ("clone3", 2)];
    same(&built("same", "registers_i386", &options)?, &[], counted(born, 2))
}

/// That a signal comes in the middle of a call is likely in each of 2000, and certain in none.
pub fn calls_begin_anew_after_a_signal() -> Test {
    let program = built("same", "restarts", &["-Wno-clobbered"])?;
    let anew = std::cell::Cell::new(0);
    same(&program, &[], |_, trace| {
        anew.set(anew.get() + count(trace, "restarted after")?);
        ensure_equal!(count(trace, "born")?, 2000, "children in {}", trace.lines().last().unwrap_or_default());
        ensure_equal!(count(trace, "failed")?, 0, "failures in {trace}");
        Ok(())
    })?;
    if anew.get() == 0 { skip("no signal came in the middle of a call") } else { Ok(()) }
}

/// A call that a signal has come into is made anew once, however many come: else there would be no end to it with signals that
/// come faster than the call takes, nor with a target that is not there and is tried each time.
pub fn calls_begin_anew_once() -> Test {
    let anew = std::cell::Cell::new(0);
    same(&built("same", "hunted", &[])?, &[], |target, trace| {
        all_is_well(target, trace)?;
        let (born, again) = (count(trace, "born")?, count(trace, "restarted after")?);
        ensure_equal!(born, 21, "children of {target:?} in {trace}");
        ensure!(again <= born, "{target:?}: {again} calls of {born} children restarted in {trace}");
        anew.set(anew.get() + again);
        Ok(())
    })?;
    if anew.get() == 0 { skip("no signal came in the middle of a call") } else { Ok(()) }
}

fn all_is_well(_: &str, trace: &str) -> Test {
    ensure_equal!(count(trace, "failed")?, 0, "failures in {trace}");
    ensure_equal!(count(trace, "lines lost")?, 0, "lines that are lost of {trace}");
    ensure!(count(trace, "born")? > 0, "no child in {trace}");
    Ok(())
}

pub fn stops_are_the_kernels() -> Test {
    same(&built("same", "stops", &[])?, &[], all_is_well)
}

pub fn threads_and_their_exec_go_on() -> Test {
    same(&built("same", "threads", &[])?, &[], all_is_well)?;
    same(&built("same-static", "threads", &["-static"])?, &[], all_is_well)
}

pub fn signals_come_with_their_values() -> Test {
    same(&built("same", "signals", &[])?, &[], all_is_well)
}

pub fn requests_at_the_edge_get_the_kernels_answers() -> Test {
    same(&built("same", "requests", &[])?, &[], |target, trace| {
        ensure_equal!(count(trace, "failed")?, 9, "failures of {target} in {trace}");
        ensure_equal!(count(trace, "born")?, 20, "children of {target} in {trace}");
        if target == "clone3" {
            ensure!(trace.contains("clone(flags=signal 65, stack=0x0) not as clone3 (exit_signal) = "), "{trace}");
        }
        Ok(())
    })
}

pub fn nobody_is_left_of_the_killed() -> Test {
    same(&built("same", "killed", &[])?, &[], all_is_well)
}

pub fn descriptors_are_the_programs() -> Test {
    same(&built("same", "descriptors", &[])?, &[], all_is_well)?;
    same(&built("same", "table_of_threads", &[])?, &[], all_is_well)
}

pub fn filters_of_its_own_ask_nobody() -> Test {
    same(&built("same", "own_filter", &[])?, &[], all_is_well)
}

pub fn who_has_ended_can_be_waited_for() -> Test {
    same(&built("same", "pidfd", &[])?, &[], all_is_well)
}

pub fn stacks_that_are_none_are_left_alone() -> Test {
    is_here("x86_64")?;
    same(&built("same", "stacks", &[])?, &[], |target, trace| {
        let not = trace.matches(" not as clone3 (EFAULT) = ").count();
        ensure_equal!(not, if target == "clone3" { 5 } else { 0 }, "calls that clone3 cannot replace, in {trace}");
        Ok(())
    })
}
