//! splork run --every-child with clone_nice for a target: every child, and grandchild, of a static busybox shell is born with its
//! nice value, the shell itself is not.

use splork_tests::cli::splork;
use splork_tests::every_child::count;
use splork_tests::trials::Trials;
use splork_tests::{Test, ensure, ensure_equal, root, skip};
use splork_vm::{Initramfs, VmTest};
use std::path::Path;

use crate::machine::{report, result};

const NAME: &str = "every_child_of_a_static_shell_is_nice";

/// Debian's busybox-static: no library of ours gets into it.
const BUSYBOX: &str = "/bin/busybox";

/// Each line: who it is, and the nice value of the process that the shell there is. A shell's $$ is the first shell's, so the
/// number is asked of /proc/self, which a child of its own opens: what is asked for is the child's.
const SCRIPT: &str = "nice() { while read -r line; do set -- $line; echo \"$who ${19}\"; done; }
who=shell nice < /proc/$$/stat
who=child; cat /proc/self/stat | (who=pipe; nice)
(who=subshell; cat /proc/self/stat > /tmp/stat; nice < /tmp/stat)
(sh -c 'cat /proc/self/stat' > /tmp/stat; who=grandchild; nice < /tmp/stat)
cat /proc/self/stat > /tmp/stat & wait $!; who=background; nice < /tmp/stat
";

const EXPECTED: &str = "shell 0\npipe 5\nsubshell 5\ngrandchild 5\nbackground 5\nstatus 0\n";

pub fn add(trials: &mut Trials) {
    trials.test(NAME, check);
}

fn check() -> Test {
    if !Path::new(BUSYBOX).exists() {
        return skip("busybox-static is not installed");
    }
    result(NAME)?;
    let (printed, trace) = report()?.output(NAME).split_at(EXPECTED.len().min(report()?.output(NAME).len()));
    ensure_equal!(printed, EXPECTED, "the nice values");
    let born = count(trace, "born")?;
    ensure!(born >= 6, "{trace}");
    ensure_equal!(count(trace, "as clone_nice:nice=5")?, born, "those born by clone_nice, in {trace}");
    ensure_equal!(count(trace, "failed")?, 0, "failures in {trace}");
    Ok(())
}

pub fn put(initramfs: &mut Initramfs) -> Test {
    let busybox = Path::new(BUSYBOX);
    if !busybox.exists() {
        return Ok(());
    }
    for name in ["busybox", "sh", "cat", "tail", "grep", "sleep"] {
        initramfs.program(&format!("/busybox/{name}"), busybox).map_err(splork_tests::Stop::Fails)?;
    }
    let command = splork()?;
    initramfs.program("/bin/splork", Path::new(command.get_program())).map_err(splork_tests::Stop::Fails)?;
    let driver = root().join("tests/every_child/driver.sh");
    initramfs.file("/driver.sh", &driver).map_err(splork_tests::Stop::Fails)?;
    initramfs.text("/nice.sh", SCRIPT);
    let mut test = VmTest::new(NAME, "/busybox/sh");
    test.environment.push(("PATH".to_owned(), "/busybox:/bin".to_owned()));
    let words = ["/driver.sh", "--clone;clone_nice:nice=5", "/busybox/sh", "/nice.sh"];
    test.command.extend(words.map(str::to_owned));
    initramfs.test(test);
    Ok(())
}
