//! A program that runs to its end by itself, or to a point where it waits to be looked at.

use std::fs::{self, File};
use std::path::Path;
use std::process::Stdio;

use splork_tests::command::exists;
use splork_tests::patience::until;
use splork_tests::{Stop, Test, skip};

use super::ways::{Births, Way, in_every_way};

pub struct Program<'a> {
    pub name: &'a str,
    /// Commands that must be there.
    pub needs: &'a [&'a str],
    /// Names and texts, in the directory that it starts in.
    pub files: &'a [(&'a str, &'a str)],
    pub line: &'a [&'a str],
    pub births: Births,
}

/// A program whose births are seen in /proc makes this file when all of its tasks are there, and goes on when it is gone.
pub const REST: &str = "rest";

/// Unless a command is missing.
pub fn needed(commands: &[&str]) -> Test {
    match commands.iter().find(|name| !exists(name) && !Path::new(name).exists()) {
        Some(name) => skip(format!("{name} is not installed")),
        None => Ok(()),
    }
}

impl Program<'_> {
    /// What it prints and how it ends is the same in every way.
    pub fn is_the_same(&self) -> Test {
        needed(self.needs)?;
        in_every_way(self.name, self.births, |way, room| self.run(way, room))
    }

    fn run(&self, way: &Way, room: &Path) -> Result<String, Stop> {
        for (name, text) in self.files {
            fs::write(room.join(name), text)?;
        }
        // Files, since the last descendant may keep a pipe open.
        let (out, err) = (room.join("standard-output"), room.join("standard-error"));
        let mut command = way.command(self.line, room)?;
        command.stdout(File::create(&out)?).stderr(File::create(&err)?).stdin(Stdio::null());
        for (name, value) in ENVIRONMENT {
            command.env(name, value);
        }
        let mut child = command.spawn()?;
        let pid = child.id() as i32;
        let ended = until("end of the program", || {
            if matches!(self.births, Births::Seen(_)) {
                let has_come = room.join(REST).exists();
                way.look(room, pid)?;
                if has_come {
                    fs::remove_file(room.join(REST))?;
                }
            }
            Ok(child.try_wait()?)
        });
        let status = match ended {
            Ok(status) => status,
            Err(stop) => {
                let _ = child.kill();
                let _ = child.wait();
                return Err(stop);
            }
        };
        let text = |path: &Path| fs::read(path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        Ok(format!("{}--- errors\n{}--- {status}", text(&out)?, text(&err)?))
    }
}

/// Nothing from the environment of the user who runs the tests.
const ENVIRONMENT: [(&str, &str); 6] = [
    ("HOME", "/nonexistent"),
    ("GIT_CONFIG_GLOBAL", "/dev/null"),
    ("GIT_CONFIG_NOSYSTEM", "1"),
    ("GIT_AUTHOR_DATE", "2026-01-01T00:00:00Z"),
    ("GIT_COMMITTER_DATE", "2026-01-01T00:00:00Z"),
    ("TERM", "dumb"),
];
