//! Users without rights, programs that are not dumpable, and what --check says of both.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::Command;

use splork_tests::cli::splork;
use splork_tests::command::exists;
use splork_tests::every_child::{count, whole};
use splork_tests::{Run, Stop, Test, command, ensure, ensure_equal, skip};

use super::same::built;

/// A directory that others reach, with the command in it and these; gone when this is.
struct Room(PathBuf);

impl Room {
    fn new(name: &str, programs: &[PathBuf]) -> Result<Room, Stop> {
        // SAFETY: it takes nothing.
        if unsafe { libc::geteuid() } != 0 {
            return skip("only root can become another user");
        }
        if !exists("setpriv") {
            return skip("there is no setpriv");
        }
        let room = Room(std::env::temp_dir().join(format!("splork-{name}-{}", std::process::id())));
        fs::create_dir(&room.0)?;
        fs::set_permissions(&room.0, fs::Permissions::from_mode(0o777))?;
        let splork = PathBuf::from(splork()?.get_program());
        for program in programs.iter().chain([&splork]) {
            let place = room.0.join(program.file_name().expect("a name"));
            command("install").args(["-m", "755"]).arg(program).arg(place).succeed()?;
        }
        Ok(room)
    }

    /// `splork run --every-child` by nobody.
    fn every_child<S: AsRef<OsStr>>(&self, words: impl IntoIterator<Item = S>) -> Command {
        let mut line = command("setpriv");
        line.args(["--reuid", "65534", "--regid", "65534", "--clear-groups"]);
        line.arg(self.0.join("splork")).args(["run", "--every-child"]).args(words).current_dir(&self.0);
        line
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

pub fn users_without_rights_are_handled() -> Test {
    let room = Room::new("users", &[])?;
    let script = "(exit 3); echo $?; grep NoNewPrivs /proc/self/status";
    let printed = room.every_child(["--clone", "clone3", "--trace", "trace", "bash", "-c", script]).succeed()?;
    ensure_equal!(printed, "3\nNoNewPrivs:\t1\n", "what is printed");
    let text = whole(&room.0.join("trace"))?;
    ensure_equal!(count(&text, "as clone3")?, 1, "children in {text}");
    Ok(())
}

pub fn what_is_not_dumpable_goes_its_own_way() -> Test {
    let room = Room::new("undumpable", &[built("users", "undumpable", &[])?])?;
    for options in [&["--trace", "trace"][..], &["--trace", "trace", "--clone", "clone3"]] {
        let _ = fs::remove_file(room.0.join("trace"));
        ensure_equal!(
            room.every_child(options.iter().chain(&["./undumpable"])).succeed()?,
            "7\n8\n",
            "what is printed"
        );
        let text = whole(&room.0.join("trace"))?;
        ensure_equal!(count(&text, "born")?, 2, "children in {text}");
        if options.len() > 2 {
            ensure!(text.lines().filter(|line| line.contains(" not as clone3 (E")).count() == 2, "{text}");
        }
    }
    Ok(())
}

pub fn check_says_what_differs() -> Test {
    let words = |line: &mut Command| -> Result<(Option<i32>, String), Stop> {
        let output = line.outcome()?;
        Ok((output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned()))
    };
    let (status, text) = words(splork()?.args(["run", "--every-child", "--check", "sh"]))?;
    ensure!(status == Some(0) && text.starts_with("sh: handled: fork, vfork, clone and clone3, "), "{status:?} {text}");
    ensure!(text.contains("LeakSanitizer, strace and debuggers do not work inside"), "{text}");
    let (status, _) = words(splork()?.args(["run", "--every-child", "--check", "/nonexistent"]))?;
    ensure_equal!(status, Some(1), "the status where there is no program");
    let inner = splork()?.get_program().to_owned();
    let mut line = splork()?;
    line.args(["run", "--every-child"]).arg(&inner).args(["run", "--every-child", "--check", "sh"]);
    let (status, text) = words(&mut line)?;
    ensure!(
        status == Some(4) && text.contains("not handled: process ") && text.contains("traces this one already"),
        "{text}"
    );
    let room = Room::new("check", &[PathBuf::from("/bin/true")])?;
    let setuid = room.0.join("true");
    fs::set_permissions(&setuid, fs::Permissions::from_mode(0o4755))?;
    let (status, text) = words(&mut room.every_child(["--check", "./true"]))?;
    ensure!(status == Some(0) && text.contains("it is setuid") && text.contains("without those rights"), "{text}");
    let (_, text) = words(&mut room.every_child(["--check", "sh"]))?;
    ensure!(text.contains("setuid programs run without their owners' rights"), "{text}");
    Ok(())
}
