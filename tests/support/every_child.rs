//! `splork run --every-child`, what its trace says, and a cgroup for it.

use std::fs;
use std::io::ErrorKind;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

use crate::cli::splork;
use crate::patience::until;
use crate::{Stop, skip};

/// `splork run --every-child` with these, to be followed by a program.
pub fn every_child(options: &[&str]) -> Result<Command, Stop> {
    let mut command = splork()?;
    command.args(["run", "--every-child"]).args(options);
    Ok(command)
}

/// A trace, when its last line is there: the tracer may be a little later than the command.
pub fn whole(trace: &Path) -> Result<String, Stop> {
    until("last line in the trace", || {
        let text = fs::read_to_string(trace).unwrap_or_default();
        let is_whole = text.lines().last().is_some_and(|line| line.starts_with("all: ")) && text.ends_with('\n');
        Ok(is_whole.then_some(text))
    })
}

/// The last line's count that stands before this word.
pub fn count(text: &str, word: &str) -> Result<u64, Stop> {
    let last = text.lines().last().unwrap_or_default();
    let at = last.find(&format!(" {word}")).ok_or_else(|| Stop::Fails(format!("no {word:?} in {last}")))?;
    let number = last[..at].rsplit([' ', '(']).next().unwrap_or_default();
    number.parse().map_err(|_| Stop::Fails(format!("no number before {word:?} in {last}")))
}

/// A cgroup of our own, gone when this is.
pub struct Cgroup(PathBuf);

impl Cgroup {
    pub fn new(name: &str) -> Result<Cgroup, Stop> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let mounts = fs::read_to_string("/proc/self/mounts")?;
        let mounted = mounts.lines().map(|line| line.split(' ').collect::<Vec<_>>());
        let root =
            mounted.filter(|words| words.get(2) == Some(&"cgroup2")).find_map(|words| words.get(1).map(PathBuf::from));
        let Some(root) = root else { return skip("no cgroup2 is mounted") };
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = root.join(format!("splork-{name}-{}-{number}", std::process::id()));
        match fs::create_dir(&path) {
            Ok(()) => {
                // Whoever is in it may have children in it.
                fs::set_permissions(path.join("cgroup.procs"), fs::Permissions::from_mode(0o666))?;
                Ok(Cgroup(path))
            }
            Err(error) => skip(format!("{}: {error}", path.display())),
        }
    }

    pub fn target(&self) -> String {
        format!("clone3:cgroup={}", self.0.display())
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    pub fn name(&self) -> String {
        self.0.file_name().expect("a name").to_string_lossy().into_owned()
    }
}

impl Drop for Cgroup {
    fn drop(&mut self) {
        // Who has ended is in it for a moment more.
        let is_gone = || fs::remove_dir(&self.0).map_or_else(|error| error.kind() == ErrorKind::NotFound, |()| true);
        if let Err(Stop::Fails(message)) = until("end of the cgroup", || Ok(is_gone().then_some(()))) {
            eprintln!("{}: {message}", self.0.display());
        }
    }
}
