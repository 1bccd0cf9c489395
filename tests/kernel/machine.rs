//! One boot for all programs; each is a test of its own.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::Duration;

use splork_tests::trials::Trials;
use splork_tests::{Stop, Test, ensure, scratch, skip};
use splork_vm::{Boot, Initramfs, Machine, Outcome, Report, VmTest};

use crate::c_program::Mode;
use crate::programs::{Case, all, machine_32, machine_64};
use crate::{every_child, existing, selftests, tutorial};

/// Under emulation children take their time.
const PATIENCE: Duration = Duration::from_secs(600);
/// A tenth of 100,000 of them is enough of it (c-tests/support.h).
const HASTE: &str = "10";

pub fn machine() -> &'static Machine {
    Machine::named("x86_64").expect("it has a row")
}

/// An initramfs without programs, and the directory for what its boot leaves.
pub fn empty(name: &str) -> Result<(Initramfs, PathBuf), Stop> {
    let directory = scratch(name)?;
    Ok((Initramfs::new(machine(), &directory).map_err(Stop::Fails)?, directory))
}

pub fn boot<'a>(kernel: &'a Path, initramfs: &'a Initramfs) -> Boot<'a> {
    // A warning of the kernel's is a failure too; memfd_secret has to be asked for.
    Boot { append: "panic_on_warn=1 secretmem.enable=1", ..Boot::new(machine(), kernel, initramfs) }
}

pub fn add(trials: &mut Trials) {
    match all() {
        Ok(cases) => {
            trials.test("machine_starts_and_ends_as_it_should", || troubles(report()?, "6.1."));
            for case in cases {
                let name = case.name();
                trials.test(name.clone(), move || result(&name));
            }
        }
        Err(stop) => trials.test("programs_can_be_listed", move || Err(stop)),
    }
}

/// What came of the boot.
pub fn report() -> Result<&'static Report, Stop> {
    static REPORT: OnceLock<Result<Report, Stop>> = OnceLock::new();
    REPORT.get_or_init(run).as_ref().map_err(Clone::clone)
}

fn run() -> Result<Report, Stop> {
    let kernel = tutorial::kernel()?;
    let (mut initramfs, directory) = empty("kernel-boot")?;
    let cases = all()?;
    add_libraries(&mut initramfs, &cases)?;
    existing::put(&mut initramfs, &directory)?;
    every_child::put(&mut initramfs)?;
    selftests::put(&mut initramfs)?;
    for case in &cases {
        add_case(&mut initramfs, case)?;
    }
    boot(kernel, &initramfs).run(&directory).map_err(Stop::Fails)
}

/// The shared libraries that the cases are linked with.
pub fn add_libraries(initramfs: &mut Initramfs, cases: &[Case]) -> Test {
    for case in cases {
        let machine = if case.is_32_bit { machine_32()? } else { machine_64()? };
        initramfs.file(case.library(), &machine.stage.shared_library()).map_err(Stop::Fails)?;
    }
    Ok(())
}

pub fn add_case(initramfs: &mut Initramfs, case: &Case) -> Test {
    let path = format!("/bin/{}", case.name().replace("::", "-"));
    initramfs.program(&path, &case.build()?).map_err(Stop::Fails)?;
    let mut test = VmTest { limit: PATIENCE, ..VmTest::new(case.name(), path) };
    test.environment.push(("SPLORK_TEST_HASTE".to_owned(), HASTE.to_owned()));
    if let Mode::Preload = case.mode {
        test.environment.push(("LD_PRELOAD".to_owned(), case.library().to_owned()));
    }
    initramfs.test(test);
    Ok(())
}

/// A boot that had none, of a kernel whose version begins so.
pub fn troubles(report: &Report, version: &str) -> Test {
    ensure!(report.kernel.starts_with(version), "it is Linux {:?}", report.kernel);
    ensure!(
        report.troubles.is_empty() && report.notes.is_empty(),
        "{}\n{}",
        report.troubles.join("\n"),
        report.notes.join("\n")
    );
    Ok(())
}

/// What came of one test of the boot's.
pub fn result(name: &str) -> Test {
    outcome(report()?, name)
}

/// How a program ended in the machine that the report is of.
pub fn outcome(report: &Report, name: &str) -> Test {
    match report.outcome(name) {
        Some(Outcome::Passed) => Ok(()),
        Some(Outcome::Skipped(reason)) => skip(reason.clone()),
        Some(Outcome::Failed(how)) => Err(Stop::Fails(format!("{}=> {how}", report.output(name)))),
        None => Err(Stop::Fails("it was not started".to_owned())),
    }
}
