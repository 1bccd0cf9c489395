//! A small Debian in a directory below target/, removed when it is no longer used.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use splork_tests::command::exists;
use splork_tests::{Run, Stop, Test, command, root, skip, target};

/// As root has it there; what `make install` puts below /usr/local is found.
const PATH: &str = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/// The root is a mount point, or none could be made below it.
const MOUNTS: &str = "mount --bind \"$0\" \"$0\" && mount -t proc proc \"$0/proc\" && mount -t sysfs sysfs \"$0/sys\" && \
    mount -t tmpfs tmpfs \"$0/dev/shm\" && mount -t devpts -o newinstance,ptmxmode=666 devpts \"$0/dev/pts\" && exec \"$@\"";

pub struct Chroot {
    pub directory: PathBuf,
}

impl Chroot {
    /// With these packages and what they need, and no more.
    pub fn new(suite: &str, packages: &[&str]) -> Result<Chroot, Stop> {
        // SAFETY: geteuid(2) cannot fail.
        if unsafe { libc::geteuid() } != 0 {
            return skip("only root can chroot");
        }
        if !exists("debootstrap") {
            return skip("debootstrap is not installed");
        }
        let directory = target().join("scratch/chroot");
        drop(Chroot { directory: directory.clone() });
        fs::create_dir_all(&directory)?;
        let made = command(root().join("tools/chroot.sh")).arg(&directory).arg(suite).args(packages).outcome()?;
        let chroot = Chroot { directory };
        if !made.status.success() {
            return skip(format!("no {suite} to be had: {}", String::from_utf8_lossy(&made.stderr)));
        }
        Ok(chroot)
    }

    /// A command of the shell in it, without a network.
    pub fn sh(&self, script: &str) -> Command {
        let mut sh = self.with_proc(&["--net"], "chroot");
        sh.arg(&self.directory);
        sh.args(["/usr/bin/env", "-i", PATH, "HOME=/root", "LC_ALL=C.UTF-8"]);
        sh.args(["DEBIAN_FRONTEND=noninteractive", "sh", "-e", "-c", script]);
        sh
    }

    /// A command of this machine that finds in the directory what a running Debian has; it is gone with the command.
    pub fn with_proc(&self, unshared: &[&str], program: &str) -> Command {
        let mut unshare = command("unshare");
        unshare.arg("--mount").args(unshared).args(["--", "sh", "-c"]);
        unshare.args([MOUNTS]).arg(&self.directory).arg(program);
        unshare
    }

    pub fn copy_in(&self, from: &Path, to: &str) -> Test {
        let to = self.directory.join(to);
        fs::create_dir_all(&to)?;
        command("cp").arg("-R").arg(from).arg(to).succeed().map(drop)
    }
}

impl Drop for Chroot {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.directory);
    }
}
