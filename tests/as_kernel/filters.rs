//! Beside filters that programs set themselves, and beside another one of our own: whoever asks for more has it.

use std::path::{Path, PathBuf};

use splork_tests::cli::splork;
use splork_tests::{Run, Stop, Test, command, compiler, ensure, ensure_equal, root, scratch};

fn own_filter(name: &str) -> Result<PathBuf, Stop> {
    let binary = scratch(&format!("as-kernel-filters-{name}"))?.join("own_filter");
    let mut compile = compiler();
    compile.args(["-O1", "-Wall", "-Wextra", "-Werror", "-o"]).arg(&binary);
    compile.arg(root().join("tests/as_kernel/programs/own_filter.c")).succeed()?;
    Ok(binary)
}

const WAYS: [&[&str]; 3] =
    [&["--as-kernel", "5.4"], &["--every-child", "--as-kernel", "5.4"], &["--deny", "openat2=ENOSYS"]];

fn own_release() -> Result<String, Stop> {
    Ok(command("uname").arg("-r").succeed()?.trim().to_owned())
}

/// What uname says this way.
fn release(way: &[&str]) -> Result<String, Stop> {
    if way.contains(&"--as-kernel") { Ok("5.4.0".to_owned()) } else { own_release() }
}

fn under(way: &[&str], program: &Path, mode: &str) -> Result<String, Stop> {
    let mut run = splork()?;
    run.arg("run").args(way).arg("--").arg(program).arg(mode).succeed()
}

/// The same errno, and the same signal, as without us: EACCES and ENOSYS are both errnos, and the younger filter's holds.
pub fn a_programs_own_filter_is_heeded() -> Test {
    let program = own_filter("own")?;
    ensure_equal!(
        command(&program).arg("errno").succeed()?,
        format!("openat2 13, uname {}\n", own_release()?),
        "alone"
    );
    for way in WAYS {
        let release = release(way)?;
        ensure_equal!(under(way, &program, "none")?, format!("openat2 38, uname {release}\n"), "{way:?}, no filter");
        ensure_equal!(under(way, &program, "errno")?, format!("openat2 13, uname {release}\n"), "{way:?}, errno");
        let trapped = under(way, &program, "trap")?;
        ensure!(
            trapped.starts_with("SIGSYS openat2 ") && trapped.ends_with(&format!("uname {release}\n")),
            "{trapped}"
        );
    }
    Ok(())
}

/// One that is there before the command.
pub fn a_filter_beneath_is_heeded() -> Test {
    let program = own_filter("beneath")?;
    let splork = splork()?;
    for way in WAYS {
        let beneath = |mode: &str| -> Result<String, Stop> {
            let mut run = command(&program);
            run.arg(mode).arg(splork.get_program()).arg("run").args(way).arg("--").arg(&program).arg("none");
            run.succeed()
        };
        let release = release(way)?;
        ensure_equal!(beneath("errno")?, format!("openat2 38, uname {release}\n"), "{way:?}, an errno beneath");
        let mut run = command(&program);
        run.arg("trap").arg(splork.get_program()).arg("run").args(way).args(["--", "uname", "-r"]);
        ensure_equal!(run.succeed()?, format!("{release}\n"), "{way:?}, a trap beneath");
    }
    Ok(())
}

/// Linux allows one process that answers. Where the tracer does, or nobody has to, the program may have it.
pub fn a_notifier_of_the_programs_own() -> Test {
    let program = own_filter("notifier")?;
    let busy = under(&["--as-kernel", "5.4"], &program, "notify")?;
    ensure_equal!(busy, "no notifier: Device or resource busy\nopenat2 38, uname 5.4.0\n", "two notifiers");
    for way in [&["--deny", "openat2=ENOSYS"][..], &["--every-child", "--as-kernel", "5.4"]] {
        let said = under(way, &program, "notify")?;
        ensure_equal!(said, format!("getppid 4711\nopenat2 38, uname {}\n", release(way)?), "{way:?}");
    }
    Ok(())
}

/// Each leaves out what it is to; the younger one cannot give back.
pub fn two_of_ours_leave_out_what_either_does() -> Test {
    let program = own_filter("nested")?;
    let own = splork()?.get_program().to_owned();
    let nested = |outer: &[&str], inner: &[&str]| -> Result<(String, String), Stop> {
        let mut run = splork()?;
        run.arg("run").args(outer).arg("--").arg(&own).arg("run").args(inner).arg("--").arg(&program).arg("none");
        let output = run.outcome()?;
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        ensure!(output.status.success(), "{output:?}");
        Ok((text(&output.stdout), text(&output.stderr)))
    };
    for (outer, inner) in [("5.4", "5.10"), ("5.10", "5.4")] {
        let (said, told) = nested(&["--as-kernel", outer], &["--as-kernel", inner])?;
        ensure_equal!(said, format!("openat2 38, uname {outer}.0\n"), "{inner} in {outer}");
        // The inner one takes the outer's word for what kernel is running.
        let lines = if outer == "5.4" { 2 } else { 1 };
        ensure_equal!(told.lines().count(), lines, "lines of {told}");
        ensure!(told.lines().all(|line| line.starts_with("splork run: warning: ")), "{told}");
    }
    // A tracer answers the outer's, a process the inner's.
    let (said, told) = nested(&["--every-child", "--as-kernel", "5.10"], &["--as-kernel", "5.4"])?;
    ensure_equal!((&*said, &*told), ("openat2 38, uname 5.4.0\n", ""), "a process in a tracer");
    let (said, _) = nested(&["--as-kernel", "5.4"], &["--deny", "openat2=EPERM"])?;
    ensure_equal!(said, "openat2 1, uname 5.4.0\n", "a denial inside");
    Ok(())
}
