//! That the machine's tests can fail: each way to a bad end is gone, and must be told by its name.

use std::time::Duration;

use splork_tests::trials::Trials;
use splork_tests::{Run, Stop, Test, compiler, ensure, ensure_equal, root};
use splork_vm::{Outcome, Report, VmTest};

use crate::{machine, tutorial};

pub fn add(trials: &mut Trials) {
    trials.test("failing_programs_are_told_by_how_they_ended", failures);
    trials.test("a_panic_is_told_with_the_running_test", panic);
    trials.test("a_hang_is_told_with_the_running_test", hang);
    trials.test("a_machine_that_goes_off_leaves_a_result_missing", off);
}

/// A boot with these tests, each of which ends as its name says. The limit is for the one that outlasts it: the others have time,
/// however slow the machine is.
fn boot(directory: &str, names: &[&str], limit: Duration, silence: Option<Duration>) -> Result<Report, Stop> {
    let (mut initramfs, directory) = machine::empty(directory)?;
    let program = directory.join("ends");
    compiler().args(["-static", "-o"]).arg(&program).arg(root().join("tests/kernel/ends.c")).succeed()?;
    initramfs.program("/bin/ends", &program).map_err(Stop::Fails)?;
    for name in names {
        let mut test = VmTest::new(*name, "/bin/ends");
        test.command.push((*name).to_owned());
        test.limit = if *name == "outlasts" { limit } else { test.limit.max(limit) };
        initramfs.test(test);
    }
    let mut boot = machine::boot(tutorial::kernel()?, &initramfs);
    boot.silence = silence.unwrap_or(boot.silence);
    boot.run(&directory).map_err(Stop::Fails)
}

fn how<'a>(report: &'a Report, name: &str) -> Result<&'a str, Stop> {
    match report.outcome(name) {
        Some(Outcome::Failed(how)) => Ok(how),
        other => Err(Stop::Fails(format!("{name}: {other:?}"))),
    }
}

fn failures() -> Test {
    let names = ["fails", "crashes", "skips", "outlasts", "leaves", "passes"];
    let report = boot("kernel-ends-badly", &names, Duration::from_secs(5), None)?;
    ensure_equal!(how(&report, "fails")?, "exit status 3", "a failure");
    ensure_equal!(report.output("fails"), "not so\nsplork-vm: ok fails\n", "what it printed");
    ensure_equal!(how(&report, "crashes")?, "signal 11 (Segmentation fault)", "a crash");
    ensure_equal!(how(&report, "outlasts")?, "still running after 5 s", "a timeout");
    ensure_equal!(report.outcome("skips"), Some(&Outcome::Skipped("for a reason".to_owned())), "a skip");
    for name in ["leaves", "passes"] {
        ensure_equal!(report.outcome(name), Some(&Outcome::Passed), "{name}");
    }
    ensure!(report.troubles.is_empty(), "{:?}", report.troubles);
    Ok(())
}

fn panic() -> Test {
    let report = boot("kernel-panics", &["passes", "panics", "never"], Duration::from_secs(60), None)?;
    ensure_equal!(report.outcome("passes"), Some(&Outcome::Passed), "the test before it");
    ensure!(how(&report, "panics")?.contains("the kernel broke down: "), "{report:?}");
    ensure!(how(&report, "never")?.starts_with("not reached"), "{report:?}");
    ensure!(report.troubles[0].contains("sysrq") && report.troubles[0].contains("during panics"), "{report:?}");
    Ok(())
}

fn hang() -> Test {
    let silence = Duration::from_secs(40);
    let report = boot("kernel-hangs", &["passes", "outlasts", "never"], Duration::from_secs(3600), Some(silence))?;
    ensure!(how(&report, "outlasts")?.contains("hung: not a word for 40 s"), "{report:?}");
    ensure!(report.troubles[0].contains("during outlasts"), "{report:?}");
    Ok(())
}

fn off() -> Test {
    let report = boot("kernel-goes-off", &["passes", "switches_off", "never"], Duration::from_secs(60), None)?;
    ensure!(how(&report, "switches_off")?.starts_with("no result line: the machine went off"), "{report:?}");
    ensure!(how(&report, "never")?.starts_with("not reached"), "{report:?}");
    ensure!(!report.troubles.is_empty(), "no trouble was noted");
    Ok(())
}
