//! Cgroups that children are born in.

use std::fs;

use splork_tests::command::exists;
use splork_tests::every_child::{Cgroup, count, every_child, whole};
use splork_tests::{Run, Stop, Test, ensure, ensure_equal, scratch, skip};

/// The shell is not; its children are, and theirs, and stay there.
pub fn every_child_is_in_the_cgroup() -> Test {
    let cgroup = Cgroup::new("every")?;
    let script = "grep -c \"$0\" /proc/$$/cgroup; (grep -c \"$0\" /proc/self/cgroup); \
                  sh -c 'grep -c \"$0\" /proc/self/cgroup; exec sh -c \"grep -c $0 /proc/self/cgroup\"' \"$0\"; true | \
                  grep -c \"$0\" /proc/self/cgroup";
    let mut line = every_child(&["--clone", &cgroup.target(), "sh", "-c", script, &cgroup.name()])?;
    ensure_equal!(line.succeed()?, "0\n1\n1\n1\n1\n", "who is in the cgroup");
    Ok(())
}

pub fn a_cgroup_that_is_gone_is_told() -> Test {
    let cgroup = Cgroup::new("gone")?;
    let trace = scratch("every-child-gone")?.join("trace");
    let script = "rmdir $ARGV[0] or die $!; print system(qw(sh -c), q(exit 3)) >> 8";
    let mut line = every_child(&["--clone", &cgroup.target(), "--trace"])?;
    let printed = line.arg(&trace).args(["perl", "-e", script]).arg(cgroup.path()).succeed()?;
    ensure_equal!(printed, "3", "what is printed");
    let text = whole(&trace)?;
    let target = cgroup.target();
    ensure!(text.lines().next().is_some_and(|line| line.contains(&format!(" not as {target} (ENOENT) = "))), "{text}");
    let mut line = every_child(&["--strict", "--clone", "clone3:cgroup=/nowhere", "true"])?;
    let output = line.outcome()?;
    ensure_equal!(output.status.code(), Some(125), "the status where there is no cgroup");
    Ok(())
}

/// A process that has become another user's may not put its children there. They are born all the same, and told of.
pub fn who_may_not_use_the_cgroup_has_children_elsewhere() -> Test {
    let cgroup = Cgroup::new("forbidden")?;
    if !exists("setpriv") {
        return skip("there is no setpriv");
    }
    let trace = scratch("every-child-forbidden")?.join("trace");
    let run = |strict: &[&str]| {
        let mut line = every_child(strict)?;
        line.args(["--clone", &cgroup.target(), "--trace"]).arg(&trace).args(["setpriv", "--reuid", "65534"]);
        let script = "my $child = fork; defined $child or print($!), exit; exit 3 unless $child; wait; print $? >> 8";
        line.args(["--regid", "65534", "--clear-groups", "perl", "-e", script]).succeed()
    };
    ensure_equal!(run(&[])?, "3", "what is printed");
    let text = whole(&trace)?;
    let told = format!(" not as {} (EACCES) = ", cgroup.target());
    ensure!(text.lines().next().is_some_and(|line| line.contains(&told)), "{text}");
    ensure_equal!(count(&text, "born")?, 1, "children in {text}");
    fs::remove_file(&trace)?;
    ensure_equal!(run(&["--strict"])?, "Permission denied", "what is printed, strict");
    Ok(())
}

/// A cgroup of processes below one of threads. Children are born elsewhere, and told of.
pub fn a_cgroup_that_can_have_nobody_is_told() -> Test {
    let threads = Cgroup::new("threads")?;
    if let Err(error) = fs::write(threads.path().join("cgroup.type"), "threaded") {
        return skip(format!("no cgroup for threads: {error}"));
    }
    let inner = threads.path().join("inner");
    fs::create_dir(&inner)?;
    let run = |strict: &[&str]| {
        let trace = scratch("every-child-nobody")?.join("trace");
        let mut line = every_child(strict)?;
        line.arg("--clone").arg(format!("clone3:cgroup={}", inner.display())).arg("--trace").arg(&trace);
        let script = "my $child = fork; defined $child or print($!), exit; exit 3 unless $child; wait; print $? >> 8";
        Ok::<_, Stop>((line.args(["perl", "-e", script]).succeed()?, whole(&trace)?))
    };
    let ran = run(&[]).and_then(|lax| Ok((lax, run(&["--strict"])?)));
    fs::remove_dir(&inner)?;
    let ((printed, lax), (refused, strict)) = ran?;
    ensure_equal!(printed, "3", "what is printed");
    ensure!(lax.lines().next().is_some_and(|line| line.contains(" (EOPNOTSUPP) = ")), "{lax}");
    ensure_equal!(count(&lax, "not")?, 1, "children elsewhere, in {lax}");
    ensure_equal!(refused, "Operation not supported", "what is printed, strict");
    ensure_equal!(count(&strict, "failed")?, 1, "failures in {strict}");
    Ok(())
}
