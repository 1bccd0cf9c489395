//! Services of the packages that are installed: none is started, and what sees to that is gone afterwards.

use std::fs;
use std::path::Path;

use splork_tests::{Run, Test, ensure, ensure_equal};

use crate::Machine;

/// An apt-get that notes, when it installs, what a package is told that wants to start its service, and who installs too.
fn put_asking_apt_get(machine: &Machine, then: &str) -> Test {
    let directory = machine.bin.display();
    machine.put(
        "apt-get",
        &format!(
            "[ \"$3\" = install ] || exit 0
            $DPKG_ROOT/usr/sbin/policy-rc.d postgresql start
            echo \"policy $?\" >> {directory}/apt.log
            flock --nonblock $DPKG_ROOT/usr/sbin true
            echo \"lock $?\" >> {directory}/apt.log
            cat $DPKG_ROOT/usr/sbin/policy-rc.d > {directory}/policy
            {then}
            printf '#!/bin/sh\\n' > {directory}/gdb
            chmod 755 {directory}/gdb"
        ),
    )
}

/// 101 is "action forbidden by policy".
const NONE_STARTS: &str = "policy 101\nlock 1\n";

pub fn no_service_is_started_meanwhile() -> Test {
    let machine = Machine::new("service", 0)?;
    put_asking_apt_get(&machine, "")?;
    machine.install(&["--require", "gdb"]).succeed()?;
    ensure_equal!(machine.apt_calls(), NONE_STARTS, "what a package is told, and a second installation");
    ensure!(!machine.policy().exists(), "{} stays behind", machine.policy().display());
    Ok(())
}

pub fn policy_goes_if_apt_fails_or_a_signal_comes() -> Test {
    for (end, times) in [("exit 100", 3), ("kill -HUP $PPID", 1), ("kill -INT $PPID", 1), ("kill -TERM $PPID", 1)] {
        let machine = Machine::new("service-ends", 0)?;
        put_asking_apt_get(&machine, &format!("{end}; exit 100"))?;
        let output = machine.install(&["--require", "gdb"]).outcome()?;
        ensure!(!output.status.success(), "{end}: {}", output.status);
        ensure_equal!(machine.apt_calls(), NONE_STARTS.repeat(times), "{end}: what a package is told");
        ensure!(!machine.policy().exists(), "{end}: {} stays behind", machine.policy().display());
    }
    Ok(())
}

pub fn policy_of_the_machine_stays() -> Test {
    const THEIRS: &str = "#!/bin/sh\nexit 104\n";
    let machine = Machine::new("service-policy", 0)?;
    put_asking_apt_get(&machine, "")?;
    machine.put("usr/sbin/policy-rc.d", "exit 104")?;
    let printed = machine.install(&["--require", "gdb"]).succeed()?;
    ensure_equal!(machine.apt_calls(), NONE_STARTS.replace("101", "104"), "what a package is told");
    ensure_equal!(fs::read_to_string(machine.policy())?, THEIRS, "the machine's own policy");
    ensure!(printed.contains("usr/sbin/policy-rc.d is there"), "{printed}");
    // Even one that leads nowhere.
    fs::remove_file(machine.policy())?;
    fs::remove_file(machine.bin.join("gdb"))?;
    std::os::unix::fs::symlink("nowhere", machine.policy())?;
    machine.install(&["--require", "gdb"]).succeed()?;
    ensure_equal!(fs::read_link(machine.policy())?, Path::new("nowhere"), "the machine's own link");
    Ok(())
}

/// SIGKILL gives nobody time to remove anything.
pub fn policy_that_a_killed_run_left_goes() -> Test {
    let machine = Machine::new("service-killed", 0)?;
    put_asking_apt_get(&machine, "")?;
    machine.install(&["--require", "gdb"]).succeed()?;
    fs::remove_file(machine.bin.join("gdb"))?;
    fs::copy(machine.bin.join("policy"), machine.policy())?;
    machine.install(&["--require", "gdb"]).succeed()?;
    ensure_equal!(machine.apt_calls(), NONE_STARTS.repeat(2), "what a package is told");
    ensure!(!machine.policy().exists(), "{} stays behind", machine.policy().display());
    Ok(())
}
