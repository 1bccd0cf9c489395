//! tools/install-packages.sh, on a machine made of stubs: nothing is installed, and nobody is root.

#[path = "package/services.rs"]
mod services;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use services::*;
use splork_tests::command::told;
use splork_tests::{Run, Stop, Test, command, ensure, ensure_equal, root, scratch, trials};

fn main() -> ExitCode {
    trials![
        what_is_there_is_not_installed,
        root_installs_what_is_missing,
        failing_mirror_is_tried_again,
        another_apt_is_waited_for,
        no_lock_is_waited_for_for_ever,
        user_is_told_what_is_missing,
        hopeless_install_is_told_too,
        no_service_is_started_meanwhile,
        policy_goes_if_apt_fails_or_a_signal_comes,
        policy_of_the_machine_stays,
        policy_that_a_killed_run_left_goes,
    ]
    // One by one: a child that another test starts would hold a stub open for writing, and what is open so cannot be run.
    .run_in_order("packages", "tests of tools/install-packages.sh")
}

/// A PATH with stubs for apt-get, id and sleep, and what the script itself uses.
struct Machine {
    bin: PathBuf,
}

impl Machine {
    fn new(name: &str, user: u32) -> Result<Machine, Stop> {
        let machine = Machine { bin: scratch(&format!("packages/{name}"))? };
        fs::create_dir_all(machine.bin.join("usr/sbin"))?;
        machine.put("id", &format!("echo {user}"))?;
        machine.put("sleep", "")?;
        for tool in ["cat", "chmod", "flock", "grep", "mktemp", "rm"] {
            std::os::unix::fs::symlink(Path::new("/bin").join(tool), machine.bin.join(tool))?;
        }
        Ok(machine)
    }

    fn put(&self, name: &str, script: &str) -> Test {
        let path = self.bin.join(name);
        fs::write(&path, format!("#!/bin/sh\n{script}\n"))?;
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755))?;
        Ok(())
    }

    /// An apt-get that fails this often at installing, then provides these commands. It notes each of its calls.
    fn put_apt_get(&self, failures: u32, commands: &str) -> Test {
        let directory = self.bin.display();
        self.put(
            "apt-get",
            &format!(
                "echo \"$*\" >> {directory}/apt.log
                [ \"$3\" = install ] || exit 0
                count=0; while read -r _ ; do count=$((count + 1)); done < {directory}/apt.log
                [ $count -gt $(({failures} + 1)) ] || exit 100
                for command in {commands}; do
                    printf '#!/bin/sh\\n' > {directory}/$command; /bin/chmod 755 {directory}/$command
                done"
            ),
        )
    }

    fn install(&self, arguments: &[&str]) -> Command {
        let script: &Path = &root().join("tools/install-packages.sh");
        // A shell cannot trap what nohup, say, had ignored before.
        let mut install = command("/usr/bin/env");
        install.arg("--default-signal=HUP,INT,TERM").arg(script);
        install.env("PATH", &self.bin).env("DPKG_ROOT", &self.bin).args(arguments);
        install
    }

    /// What says whether services are started.
    fn policy(&self) -> PathBuf {
        self.bin.join("usr/sbin/policy-rc.d")
    }

    fn apt_calls(&self) -> String {
        fs::read_to_string(self.bin.join("apt.log")).unwrap_or_default()
    }
}

fn what_is_there_is_not_installed() -> Test {
    let machine = Machine::new("there", 0)?;
    machine.put_apt_get(0, "")?;
    for command in ["gcc", "g++", "musl-gcc", "objcopy", "pkg-config"] {
        machine.put(command, "")?;
    }
    let printed = machine.install(&["--require", "gcc", "g++", "musl-tools", "binutils", "pkg-config"]).succeed()?;
    ensure_equal!(printed, "", "what it prints");
    ensure_equal!(machine.apt_calls(), "", "the calls of apt-get");
    Ok(())
}

fn root_installs_what_is_missing() -> Test {
    let machine = Machine::new("missing", 0)?;
    machine.put("gcc", "")?;
    machine.put_apt_get(0, "musl-gcc gdb")?;
    machine.install(&["--require", "gcc", "musl-tools", "gdb"]).succeed()?;
    let calls = machine.apt_calls();
    let calls: Vec<&str> = calls.lines().collect();
    const TIMEOUT: &str = "-o DPkg::Lock::Timeout=600";
    ensure!(calls.len() == 2 && calls[0].starts_with(&format!("{TIMEOUT} update")), "{calls:?}");
    let installs = calls[1].starts_with(&format!("{TIMEOUT} install ")) && calls[1].ends_with(" musl-tools gdb");
    ensure!(installs, "{calls:?}");
    Ok(())
}

fn failing_mirror_is_tried_again() -> Test {
    let machine = Machine::new("mirror", 0)?;
    machine.put_apt_get(2, "gdb")?;
    machine.install(&["--require", "gdb"]).succeed()?;
    ensure_equal!(machine.apt_calls().lines().count(), 4, "the calls of apt-get: one update, three installs");
    Ok(())
}

/// An apt-get that finds a lock held this often, at updating and at installing, then provides gdb.
fn put_locked_apt_get(machine: &Machine, times: u32) -> Test {
    let directory = machine.bin.display();
    machine.put(
        "apt-get",
        &format!(
            "echo \"$3\" >> {directory}/apt.log
            count=0; while read -r call; do [ $call != $3 ] || count=$((count + 1)); done < {directory}/apt.log
            if [ $count -le {times} ]; then
                [ $3 = update ] && file=lists/lock || file=../dpkg/lock-frontend
                echo \"E: Could not get lock /var/lib/apt/$file. It is held by process 4711 (apt-get)\" >&2
                exit 100
            fi
            [ $3 = update ] || {{ printf '#!/bin/sh\\n' > {directory}/gdb; /bin/chmod 755 {directory}/gdb; }}"
        ),
    )
}

fn another_apt_is_waited_for() -> Test {
    let machine = Machine::new("locked", 0)?;
    put_locked_apt_get(&machine, 20)?;
    let printed = machine.install(&["--require", "gdb"]).succeed()?;
    ensure_equal!(
        printed.matches("Waiting for another apt").count(),
        2,
        "what is said, once for each command: {printed}"
    );
    ensure_equal!(machine.apt_calls().lines().count(), 42, "the calls of apt-get: 21 updates, 21 installs");
    Ok(())
}

/// The stub of sleep takes no time: ten minutes are over when its calls add up to them.
fn no_lock_is_waited_for_for_ever() -> Test {
    let machine = Machine::new("locked-for-ever", 0)?;
    put_locked_apt_get(&machine, 100_000)?;
    let output = machine.install(&["--require", "gdb"]).outcome()?;
    let told = String::from_utf8_lossy(&output.stderr);
    ensure!(!output.status.success() && told.contains("held by process 4711"), "{told}");
    let calls = machine.apt_calls().lines().count();
    ensure!((200..=300).contains(&calls), "apt-get was called {calls} times");
    Ok(())
}

fn user_is_told_what_is_missing() -> Test {
    let machine = Machine::new("user", 1000)?;
    machine.put("gcc", "")?;
    machine.put_apt_get(0, "clang gdb")?;
    for (first, success) in [("gcc", true), ("--require", false)] {
        let mut install = machine.install(&[first, "clang", "gdb"]);
        let output = install.outcome()?;
        let text = told(&install, &output);
        ensure_equal!(output.status.success(), success, "{text}");
        ensure!(text.contains("Missing: clang gdb") && text.contains("apt-get install clang gdb"), "{text}");
    }
    ensure_equal!(machine.apt_calls(), "", "the calls of apt-get");
    Ok(())
}

fn hopeless_install_is_told_too() -> Test {
    let machine = Machine::new("hopeless", 0)?;
    machine.put_apt_get(99, "")?;
    let output = machine.install(&["--require", "gdb"]).outcome()?;
    let told = String::from_utf8_lossy(&output.stderr);
    ensure!(!output.status.success() && told.contains("Missing: gdb"), "{told}");
    machine.install(&["gdb"]).succeed()?;
    Ok(())
}
