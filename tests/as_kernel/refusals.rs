//! What is refused, what is warned of, and that nothing else is said.

use splork_tests::cli::splork;
use splork_tests::{Run, Test, ensure, ensure_equal};

/// Nothing is run, one line says why.
fn refused(options: &[&str], expected: &str) -> Test {
    let mut run = splork()?;
    let output = run.arg("run").args(options).args(["--", "echo", "it ran"]).outcome()?;
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    ensure_equal!((output.status.code(), output.stdout.len()), (Some(125), 0), "{options:?}: {told}");
    ensure!(told.starts_with(&format!("splork run: {expected}")), "{options:?}: {told}");
    ensure_equal!(told.lines().count(), 1, "{options:?}: lines of {told}");
    Ok(())
}

pub fn what_cannot_be_is_125() -> Test {
    for text in ["", "5", "five", "5.4.3.2", "v5.4", "5.4 5.5", "5.4x", "5,4", "5.4.", "05.4", "5.04"] {
        refused(
            &["--as-kernel", text],
            &format!("--as-kernel {text}: this is no version of Linux; write two numbers"),
        )?;
    }
    refused(&["--as-kernel", "2.6.31"], "--as-kernel 2.6.31: Linux 2.6.32 is the oldest")?;
    refused(&["--as-kernel", "1.0"], "--as-kernel 1.0: Linux 2.6.32 is the oldest")?;
    refused(&["--deny", "clone3"], "--deny clone3: write CALL=ERRNO")?;
    refused(&["--deny", "clon3=EPERM"], "--deny clon3=EPERM: Linux has no call clon3; clone3?")?;
    refused(&["--deny", "clone3,opnat2=EPERM"], "--deny clone3,opnat2=EPERM: Linux has no call opnat2; openat2?")?;
    refused(&["--deny", "zzzzzzzz=EPERM"], "--deny zzzzzzzz=EPERM: Linux has no call zzzzzzzz; `splork calls --all`")?;
    refused(&["--deny", "clone3=EPRM"], "--deny clone3=EPRM: EPRM: there is no such error")?;
    refused(&["--deny", "statx=EPERM", "--deny", "read=1"], "--deny read=1: 1: there is no such error")?;
    refused(
        &["--deny", "clone3=eperm"],
        "--deny clone3=eperm: eperm: there is no such error; write its name, as EPERM",
    )?;
    refused(&["--deny", "435=EPERM"], "--deny 435=EPERM: Linux has no call 435; `splork calls --all`")?;
    refused(
        &["--deny", "statx,clone3=EPERM", "--deny", "openat2,clone3=ENOSYS"],
        "--deny clone3: it cannot fail with EPERM and with ENOSYS",
    )?;
    refused(&["--every-child", "--deny", "clon3=EPERM"], "--deny clon3=EPERM: Linux has no call clon3; clone3?")
}

pub fn what_no_program_does_without_cannot_be_denied() -> Test {
    for name in ["execve", "execveat", "exit", "exit_group", "rt_sigreturn", "sigreturn"] {
        let text = format!("statx,{name}=EPERM");
        refused(&["--deny", &text], &format!("--deny {text}: {name} cannot be denied"))?;
    }
    Ok(())
}

/// A line for each, and the program runs.
pub fn warnings_are_a_line() -> Test {
    for (version, expected) in [("3.1", "glibc wants Linux 3.2"), ("99.0", "this kernel is Linux ")] {
        let output = splork()?.args(["run", "--as-kernel", version, "--", "echo", "it ran"]).outcome()?;
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        ensure!(told.starts_with(&format!("splork run: warning: {expected}")), "{version}: {told}");
        ensure_equal!(told.lines().count(), 1, "{version}: lines of {told}");
        ensure_equal!(String::from_utf8_lossy(&output.stdout), "it ran\n", "{version}");
    }
    // Alpha's and s390x's alone, whatever machine this is; and a call that 32-bit programs make.
    let idle = ["run", "--deny", "osf_wait4,clone3=EPERM", "--deny", "s390_sthyi=EIO", "--", "echo", "it ran"];
    let output = splork()?.args(idle).outcome()?;
    ensure_equal!(
        String::from_utf8_lossy(&output.stderr),
        "splork run: warning: --deny osf_wait4, s390_sthyi: no program of this machine can make that call\n",
        "of calls that nobody has"
    );
    ensure_equal!(String::from_utf8_lossy(&output.stdout), "it ran\n", "with them");
    let plain = ["run", "--as-kernel", "5.4", "--deny", "socketcall,clone3,clone3=EPERM", "--", "echo", "it ran"];
    let output = splork()?.args(plain).outcome()?;
    ensure_equal!(String::from_utf8_lossy(&output.stderr), "", "what is said without a reason");
    Ok(())
}

/// The exit status and the signals are the program's own, and those of a command that cannot be run are as ever.
pub fn status_is_the_programs() -> Test {
    let status = |line: &[&str]| -> Result<_, splork_tests::Stop> {
        Ok(splork()?.args(["run", "--as-kernel", "5.4", "--deny", "openat2=EPERM", "--"]).args(line).outcome()?.status)
    };
    ensure_equal!(status(&["/bin/sh", "-c", "exit 7"])?.code(), Some(7), "exit 7");
    let killed = std::os::unix::process::ExitStatusExt::signal(&status(&["/bin/sh", "-c", "kill -SEGV $$"])?);
    ensure_equal!(killed, Some(libc::SIGSEGV), "the signal");
    ensure_equal!(status(&["/no/such/program"])?.code(), Some(127), "no such program");
    ensure_equal!(status(&["/etc/passwd"])?.code(), Some(126), "no program");
    Ok(())
}
