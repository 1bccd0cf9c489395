//! The ways to run a program: alone, under strace, and under splork run --every-child with each target.

use std::cell::RefCell;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use splork_tests::command::exists;
use splork_tests::every_child::{Cgroup, count, every_child, whole};
use splork_tests::{Stop, Test, command, ensure_equal, scratch, skip};

use super::births::{Tasks, born, counted_by_strace};

/// How the births of a program are counted.
#[derive(Clone, Copy, PartialEq)]
pub enum Births {
    /// The same each time: so many as strace sees.
    Fixed,
    /// As the program likes, but each task that /proc shows is traced by us and is in the trace: so many or more, beside
    /// the program's first.
    Seen(usize),
}

enum Kind {
    Alone,
    Strace,
    /// "" is none.
    Target(String),
}

pub struct Way {
    kind: Kind,
    trace: PathBuf,
    /// What has been seen in /proc.
    tasks: RefCell<Tasks>,
}

impl Way {
    fn new(kind: Kind, trace: &Path) -> Way {
        let cgroup = match &kind {
            Kind::Target(target) => {
                target.rsplit_once('/').filter(|_| target.contains("cgroup=")).map(|(_, name)| name)
            }
            _ => None,
        };
        let tasks = RefCell::new(Tasks::new(cgroup));
        Way { kind, trace: trace.to_owned(), tasks }
    }

    /// The program, to be run in this directory.
    pub fn command(&self, line: &[&str], room: &Path) -> Result<Command, Stop> {
        let mut command = match &self.kind {
            Kind::Alone => {
                let mut alone = command(line[0]);
                alone.args(&line[1..]);
                alone
            }
            Kind::Strace => {
                let mut strace = command("strace");
                strace.args(["-f", "-qq", "-e", "trace=fork,vfork,clone,clone3", "-e", "signal=none", "-o"]);
                strace.arg(&self.trace).args(line);
                strace
            }
            Kind::Target(target) => {
                let mut traced = every_child(&["--clone", target][..if target.is_empty() { 0 } else { 2 }])?;
                traced.arg("--trace").arg(&self.trace).arg("--").args(line);
                traced
            }
        };
        command.current_dir(room);
        // A shell that runs the tests in the background, or nohup, has these ignored; no program can undo that for itself.
        // SAFETY: signal is async-signal-safe.
        unsafe {
            command.pre_exec(|| {
                for signal in [libc::SIGHUP, libc::SIGINT, libc::SIGQUIT] {
                    libc::signal(signal, libc::SIG_DFL);
                }
                Ok(())
            })
        };
        Ok(command)
    }

    /// All of the program's tasks that there are now are looked at: those that work in the directory or below it. `program`
    /// is its first process, which nobody gave birth to.
    pub fn look(&self, room: &Path, program: i32) -> Test {
        match &self.kind {
            Kind::Target(_) => self.tasks.borrow_mut().look(room, program),
            _ => Ok(()),
        }
    }

    fn told(&self) -> String {
        match &self.kind {
            Kind::Alone => "alone".to_owned(),
            Kind::Strace => "under strace".to_owned(),
            Kind::Target(target) if target.is_empty() => "under --every-child".to_owned(),
            Kind::Target(target) => format!("under --every-child --clone {target}"),
        }
    }

    /// The trace's births are as many as its last line says, and made as they were to be.
    fn counted(&self, target: &str) -> Result<Vec<i32>, Stop> {
        let text = whole(&self.trace)?;
        let born = born(&text)?;
        ensure_equal!(count(&text, "born")?, born.len() as u64, "the count of {text}");
        ensure_equal!(count(&text, "lines lost")?, 0, "the lost lines of {text}");
        if !target.is_empty() {
            let not = count(&text, "not")?;
            ensure_equal!(count(&text, "as ")? + not, born.len() as u64, "as {target}, or not, in {text}");
            // Threads stay in their processes' cgroup.
            let others =
                text.lines().filter(|line| line.contains(" not as ") && !line.contains("CLONE_THREAD")).count();
            ensure_equal!(others, 0, "those that were made otherwise in {text}");
        }
        Ok(born)
    }
}

/// Runs a program in every way: what `run` returns must be the same. It gets the way and an empty directory.
pub fn in_every_way(name: &str, births: Births, run: impl Fn(&Way, &Path) -> Result<String, Stop>) -> Test {
    let trace = scratch(&format!("every-program-{name}-trace"))?.join("trace");
    let room = || scratch(&format!("every-program-{name}"));
    in_every_way_at(&trace, births, room, run)
}

/// The same, with these files.
pub fn in_every_way_at(
    trace: &Path,
    births: Births,
    room: impl Fn() -> Result<PathBuf, Stop>,
    run: impl Fn(&Way, &Path) -> Result<String, Stop>,
) -> Test {
    let mut lacking = Vec::new();
    let alone = run(&Way::new(Kind::Alone, trace), &room()?)?;
    let mut expected = None;
    if births == Births::Fixed {
        if exists("strace") {
            run(&Way::new(Kind::Strace, trace), &room()?)?;
            expected = Some(counted_by_strace(&std::fs::read_to_string(trace)?));
        } else {
            lacking.push("births are not compared: strace is not installed".to_owned());
        }
    }
    let cgroup = Cgroup::new("programs");
    let mut targets = vec![String::new(), "clone3".to_owned()];
    match &cgroup {
        Ok(cgroup) => targets.push(cgroup.target()),
        Err(Stop::Skips(reason)) => lacking.push(format!("clone3:cgroup: {reason}")),
        Err(fails) => return Err(fails.clone()),
    }
    for target in targets {
        let _ = std::fs::remove_file(trace);
        let way = Way::new(Kind::Target(target.clone()), trace);
        let traced = run(&way, &room()?).map_err(|stop| match stop {
            Stop::Fails(message) => Stop::Fails(format!("{}: {message}", way.told())),
            skips => skips,
        })?;
        ensure_equal!(traced, alone, "what is seen {}, and alone", way.told());
        let born = way.counted(&target)?;
        if let Some(expected) = expected {
            ensure_equal!(born.len(), expected, "births {}, and under strace", way.told());
        }
        way.tasks.borrow().are_all_in(&born, if let Births::Seen(least) = births { least } else { 0 })?;
    }
    if lacking.is_empty() { Ok(()) } else { skip(format!("in part: {}", lacking.join("; "))) }
}
