//! Waiting, with an end to it.

use std::collections::BTreeMap;
use std::process::Command;
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread::{sleep, spawn};
use std::time::{Duration, Instant};

use crate::{Stop, ensure};

/// For things that take a moment, on a busy machine.
const MOMENT: Duration = Duration::from_secs(120);
/// No test of those that CI runs takes as long. One that hangs is to fail alone: else CI ends the whole run, and nobody
/// reads which it was.
const LONGEST: Duration = Duration::from_secs(30 * 60);

/// Waits until something is there, but not for ever.
pub fn until<T>(what: &str, mut look: impl FnMut() -> Result<Option<T>, Stop>) -> Result<T, Stop> {
    let begin = Instant::now();
    loop {
        if let Some(found) = look()? {
            return Ok(found);
        }
        ensure!(begin.elapsed() < MOMENT, "no {what} after {} s", MOMENT.as_secs());
        sleep(Duration::from_millis(5));
    }
}

/// Whether there is no such process any more, or only what its parent has not waited for: not every init does.
pub fn has_ended(pid: impl std::fmt::Display) -> bool {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    stat.rsplit(") ").next().is_none_or(|rest| rest.is_empty() || rest.starts_with(['Z', 'X']))
}

/// The tests that run, and since when.
#[derive(Clone, Default)]
pub struct Running(Arc<Mutex<BTreeMap<String, Instant>>>);

impl Running {
    fn tests(&self) -> MutexGuard<'_, BTreeMap<String, Instant>> {
        self.0.lock().expect("nobody panics with the lock")
    }

    pub fn begins(&self, name: &str) {
        self.tests().insert(name.to_owned(), Instant::now());
    }

    pub fn ends(&self, name: &str) {
        self.tests().remove(name);
    }

    /// Where nobody sees that a test hangs: from now on, one that takes too long is named, and all are ended.
    pub fn end_what_hangs(&self) {
        let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        if !is_set("CI") || is_set("NIGHTLY") {
            return;
        }
        let running = self.clone();
        spawn(move || {
            loop {
                sleep(Duration::from_secs(1));
                let hanging =
                    running.tests().iter().find(|(_, begun)| begun.elapsed() > LONGEST).map(|(name, _)| name.clone());
                if let Some(name) = hanging {
                    end_all(&name);
                }
            }
        });
    }
}

fn end_all(name: &str) -> ! {
    println!(
        "test {name} has no end after {} minutes: all tests of this file end here. What runs:",
        LONGEST.as_secs() / 60
    );
    let tree = Command::new("ps").args(["-eo", "pid,ppid,stat,wchan:20,etime,args", "--forest"]).output();
    println!("{}", tree.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default());
    for pid in below(std::process::id()) {
        let _ = Command::new("kill").args(["-KILL", &pid.to_string()]).status();
    }
    std::process::exit(101)
}

/// All that came from this process and still have it above them.
fn below(pid: u32) -> Vec<u32> {
    let children = Command::new("ps").args(["-o", "pid=", "--ppid", &pid.to_string()]).output();
    let text = children.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default();
    let children: Vec<u32> = text.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    children.iter().flat_map(|child| below(*child)).chain(children.iter().copied()).collect()
}
