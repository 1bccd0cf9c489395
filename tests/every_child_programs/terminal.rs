//! Shells in a terminal of their own: ^Z, fg, ^C.

use std::fs::File;
use std::io::{Read, Write};
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::ptr::{null, null_mut};

use splork_tests::patience::until;
use splork_tests::{Stop, Test, ensure};

use super::program::needed;
use super::ways::{Births, Way, in_every_way};

/// What is typed, and how the screen then ends.
const TALK: [(&str, &str); 12] = [
    ("", "$ "),
    ("cat\n", "cat\r\n"),
    ("one\n", "one\r\none\r\n"), // it runs, and says it again
    ("\x1a", "Stopped                 cat\r\n$ "),
    ("echo $?; jobs\n", "148\r\n[1]+  Stopped                 cat\r\n$ "),
    ("fg\n", "fg\r\ncat\r\n"),
    ("two\n", "two\r\ntwo\r\n"),
    ("\x03", "^C\r\n$ "),
    ("echo $?; seq 3 | tac | tr 2 t\n", "130\r\n3\r\nt\r\n1\r\n$ "),
    ("(trap 'echo woken' CONT; kill -STOP $BASHPID; exit 9)\n", "exit 9 )\r\n$ "),
    ("fg; echo $?\n", "exit 9 )\r\nwoken\r\n9\r\n$ "),
    ("exit 7\n", "exit\r\n"),
];

fn terminal() -> Result<(File, OwnedFd), Stop> {
    let (mut master, mut terminal) = (-1, -1);
    // SAFETY: the two words are written, the rest is not wanted.
    let opened = unsafe { libc::openpty(&mut master, &mut terminal, null_mut(), null(), null()) };
    ensure!(opened == 0, "openpty: {}", std::io::Error::last_os_error());
    // SAFETY: both are new, and ours. The shell is not to have the master: it would never see its end. Nor are others' children.
    unsafe {
        libc::fcntl(master, libc::F_SETFD, libc::FD_CLOEXEC);
        libc::fcntl(terminal, libc::F_SETFD, libc::FD_CLOEXEC);
        libc::fcntl(master, libc::F_SETFL, libc::O_NONBLOCK);
        Ok((File::from_raw_fd(master), OwnedFd::from_raw_fd(terminal)))
    }
}

/// A shell, somebody who types, and what the screen has shown.
pub struct Session {
    pub shell: Child,
    pub screen: String,
    master: File,
}

impl Session {
    pub fn new(mut shell: Command) -> Result<Session, Stop> {
        let (master, terminal) = terminal()?;
        shell.stdin(terminal.try_clone()?).stdout(terminal.try_clone()?).stderr(Stdio::from(terminal.try_clone()?));
        let number = terminal.as_raw_fd();
        // SAFETY: both functions are async-signal-safe.
        unsafe {
            shell.pre_exec(move || {
                libc::setsid();
                libc::ioctl(number, libc::TIOCSCTTY, 0);
                Ok(())
            })
        };
        Ok(Session { shell: shell.spawn()?, screen: String::new(), master })
    }

    /// Types this, and waits until what the screen has shown since then is as it should be. Else the shell is ended.
    pub fn types(&mut self, typed: &str, shown: &str, is_shown: impl Fn(&str) -> bool) -> Test {
        self.master.write_all(typed.as_bytes())?;
        let from = self.screen.len();
        let found = until(&format!("{shown:?} after {typed:?}"), || {
            let mut bytes = [0; 4096];
            if let Ok(length) = self.master.read(&mut bytes) {
                self.screen += &String::from_utf8_lossy(&bytes[..length]);
            }
            Ok(is_shown(&self.screen[from..]).then_some(()))
        });
        found.map_err(|stop| {
            let _ = self.shell.kill();
            let _ = self.shell.wait();
            match stop {
                Stop::Fails(message) => Stop::Fails(format!("{message}; the screen: {:?}", self.screen)),
                skips => skips,
            }
        })
    }
}

/// All that the screen shows.
fn talk(way: &Way, room: &Path) -> Result<String, Stop> {
    let mut shell = way.command(&["bash", "--norc", "--noprofile", "--noediting", "-i"], room)?;
    shell.env("PS1", "$ ").env("TERM", "dumb").env_remove("PROMPT_COMMAND").env("HISTFILE", "/dev/null");
    let mut session = Session::new(shell)?;
    for (typed, shown) in TALK {
        session.types(typed, shown, |screen| screen.ends_with(shown))?;
    }
    let ended = session.shell.wait()?;
    Ok(format!("{}{ended}", session.screen))
}

pub fn bash_in_a_terminal_is_the_same() -> Test {
    needed(&["bash"])?;
    in_every_way("terminal", Births::Fixed, talk)
}
