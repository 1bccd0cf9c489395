//! Descriptors and signals reach the program as `run` found them.

use std::mem::MaybeUninit;
use std::os::unix::process::CommandExt;
use std::process::Command;

use splork_tests::{Run, Stop, Test, ensure, ensure_equal};

use super::run;

/// What `read` prints, started directly and by `splork run`, both after `prepare`.
fn both(read: &str, prepare: fn()) -> Result<(String, String), Stop> {
    let line = ["sh", "-c", read];
    let mut plain = splork_tests::command(line[0]);
    plain.args(&line[1..]);
    let printed = |mut command: Command| {
        // SAFETY: what is called there is async-signal-safe.
        unsafe { command.pre_exec(move || Ok(prepare())) }.succeed()
    };
    Ok((printed(plain)?, printed(run(line)?)?))
}

/// Any one, and all, of the standard streams closed. A shell's own copies of others' descriptors are not looked at.
pub fn descriptors_are_handed_on() -> Test {
    // The result goes through descriptor 5, which each closure makes of standard output.
    const READ: &str = "for fd in 0 1 2 3 4; do if [ -e /proc/$$/fd/$fd ]; then echo $fd >&5; fi; done";
    fn closed(streams: &[libc::c_int]) {
        // SAFETY: these take numbers alone.
        unsafe {
            libc::dup2(1, 5);
            for fd in streams {
                libc::close(*fd);
            }
        }
    }
    let cases: [(fn(), &str); 5] = [
        (|| closed(&[]), "0\n1\n2\n"),
        (|| closed(&[0]), "1\n2\n"),
        (|| closed(&[1]), "0\n2\n"),
        (|| closed(&[2]), "0\n1\n"),
        (|| closed(&[0, 1, 2]), ""),
    ];
    for (prepare, expected) in cases {
        let (plain, ours) = both(READ, prepare)?;
        ensure_equal!(plain, expected, "the descriptors that sh finds itself");
        ensure_equal!(ours, expected, "the descriptors that sh finds under splork run");
    }
    Ok(())
}

/// SIGPIPE ignored, as by systemd, or not; and a signal that is blocked.
pub fn signals_are_handed_on() -> Test {
    // grep, since a shell sets some itself.
    const READ: &str = "exec grep -E '^Sig(Blk|Ign)' /proc/self/status";
    fn set(disposition: libc::sighandler_t) {
        // SAFETY: the set is filled before it is read.
        unsafe {
            libc::signal(libc::SIGPIPE, disposition);
            let mut set = MaybeUninit::uninit();
            libc::sigemptyset(set.as_mut_ptr());
            libc::sigaddset(set.as_mut_ptr(), libc::SIGUSR1);
            libc::sigprocmask(libc::SIG_SETMASK, set.as_ptr(), std::ptr::null_mut());
        }
    }
    let has = |text: &str, name: &str, signal: libc::c_int| {
        let set = text.lines().find_map(|line| u64::from_str_radix(line.strip_prefix(name)?.trim(), 16).ok());
        set.unwrap_or_default() >> (signal - 1) & 1 == 1
    };
    let prepare: [(fn(), bool); 2] = [(|| set(libc::SIG_IGN), true), (|| set(libc::SIG_DFL), false)];
    for (prepare, is_ignored) in prepare {
        let (plain, ours) = both(READ, prepare)?;
        ensure_equal!(ours, plain, "the signals under splork run");
        ensure!(has(&plain, "SigBlk:", libc::SIGUSR1), "nothing is blocked: {plain}");
        ensure_equal!(has(&plain, "SigIgn:", libc::SIGPIPE), is_ignored, "whether SIGPIPE is ignored: {plain}");
    }
    Ok(())
}

/// The message is lost, the status is not.
pub fn a_message_to_a_closed_pipe_changes_nothing() -> Test {
    for program in ["/nonexistent", "/etc/passwd"] {
        let (reader, writer) = std::io::pipe()?;
        drop(reader);
        let status = run([program])?.stderr(writer).status()?;
        let expected = if program == "/nonexistent" { 127 } else { 126 };
        ensure_equal!(status.code(), Some(expected), "the status of {program}");
    }
    Ok(())
}
