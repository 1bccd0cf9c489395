//! Cgroups that children are born in.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use splork_tests::{Run, Stop, Test, ensure, ensure_equal, scratch, skip};

use super::same::{every_child, whole};

/// One of our own, gone when this is.
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
            Ok(()) => Ok(Cgroup(path)),
            Err(error) => skip(format!("{}: {error}", path.display())),
        }
    }

    pub fn target(&self) -> String {
        format!("clone3:cgroup={}", self.0.display())
    }

    fn path(&self) -> &Path {
        &self.0
    }

    fn name(&self) -> String {
        self.0.file_name().expect("a name").to_string_lossy().into_owned()
    }
}

impl Drop for Cgroup {
    fn drop(&mut self) {
        let _ = fs::remove_dir(&self.0);
    }
}

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
