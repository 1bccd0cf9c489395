//! The selftests that `splork kernel` writes, made by the kernel's own Makefiles: they pass on the kernel that has the
//! calls, and fail on one that has not.

use splork_tests::trials::Trials;
use splork_tests::{Run, Stop, Test, command, ensure_equal};
use splork_vm::{Initramfs, VmTest};

use crate::machine::{report, result};
use crate::trees::{LINUX_6_1, apply};

/// The families, and the calls that their selftests ask for.
const FAMILIES: [(&str, &[&str]); 2] = [
    ("splork", &["clone_nice", "splork", "splork_packed"]),
    ("skeletons", &["another_clone", "many", "no_arguments", "plain", "wide"]),
];

pub fn add(trials: &mut Trials) {
    trials.test("selftests_pass_on_the_kernel_with_the_calls", pass);
    trials.test("selftests_fail_on_this_machines_kernel", fail);
}

/// What a selftest prints: the Test Anything Protocol.
fn tap(calls: &[&str], word: &str, totals: &str) -> String {
    let mut text = format!("TAP version 13\n1..{}\n", calls.len());
    for (index, call) in calls.iter().enumerate() {
        text += &format!("{word} {} the kernel has {call}\n", index + 1);
    }
    text + &format!("# Totals: {totals} xfail:0 xpass:0 skip:0 error:0\n")
}

fn path(family: &str) -> String {
    format!("tools/testing/selftests/{family}/{family}_test")
}

/// Makes them, and puts them into the machine.
pub fn put(initramfs: &mut Initramfs) -> Test {
    let tree = LINUX_6_1.tree("tree-selftests")?;
    apply(&tree, false)?;
    for (family, _) in FAMILIES {
        let made =
            command("make").args(["-s", "-C"]).arg(tree.join(path(family)).parent().expect("a directory")).outcome()?;
        let told = String::from_utf8_lossy(&made.stderr);
        ensure_equal!((made.status.code(), &*told), (Some(0), ""), "make of {family}'s selftest");
        let program = format!("/bin/{family}_test");
        initramfs.program(&program, &tree.join(path(family))).map_err(Stop::Fails)?;
        initramfs.test(VmTest::new(format!("selftest::{family}"), program));
    }
    Ok(())
}

fn pass() -> Test {
    for (family, calls) in FAMILIES {
        let name = format!("selftest::{family}");
        result(&name)?;
        let expected = tap(calls, "ok", &format!("pass:{} fail:0", calls.len()));
        ensure_equal!(report()?.output(&name), expected, "what {family}_test prints");
    }
    Ok(())
}

fn fail() -> Test {
    report()?; // they are made
    let tree = splork_tests::target().join("scratch/tree-selftests");
    for (family, calls) in FAMILIES {
        let output = command(tree.join(path(family))).outcome()?;
        let expected = tap(calls, "not ok", &format!("pass:0 fail:{}", calls.len()));
        ensure_equal!(String::from_utf8_lossy(&output.stdout), expected, "what {family}_test prints here");
        ensure_equal!(output.status.code(), Some(1), "{family}_test's exit status here");
    }
    Ok(())
}
