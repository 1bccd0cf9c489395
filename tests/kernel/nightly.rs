//! Linux 6.12 with the calls, built whole and booted: the C tests once more, those of kernel/c-tests as programs of 64 and
//! of 32 bits. `make check-nightly` does it: the build takes as long as that of 6.1.

use std::sync::OnceLock;

use splork_tests::command::setting;
use splork_tests::trials::Trials;
use splork_tests::{Run, Stop, make, root, target};
use splork_vm::Report;

use crate::machine::{add_case, add_libraries, boot, empty, outcome, troubles};
use crate::programs::all;
use crate::trees::LINUX_6_12;

pub fn add(trials: &mut Trials) {
    match all() {
        Ok(cases) => {
            trials.test("nightly::linux_6_12::machine_starts_and_ends_as_it_should", || troubles(report()?, "6.12."));
            for case in cases {
                let name = case.name();
                trials.test(format!("nightly::linux_6_12::{name}"), move || outcome(report()?, &name));
            }
        }
        Err(stop) => trials.test("nightly::programs_can_be_listed", move || Err(stop)),
    }
}

fn report() -> Result<&'static Report, Stop> {
    static REPORT: OnceLock<Result<Report, Stop>> = OnceLock::new();
    REPORT.get_or_init(run).as_ref().map_err(Clone::clone)
}

fn run() -> Result<Report, Stop> {
    LINUX_6_12.archive()?;
    let tables = setting("SPLORK_KERNEL_TABLES", root().join("tests/kernel/calls"));
    make(["kernel".into(), setting("LINUX", LINUX_6_12.version), tables]).succeed()?;
    let (mut initramfs, directory) = empty("kernel-boot-6.12")?;
    let cases = all()?;
    add_libraries(&mut initramfs, &cases)?;
    for case in &cases {
        add_case(&mut initramfs, case)?;
    }
    let kernel = std::fs::canonicalize(target().join("kernel-6.12/bzImage"))?;
    boot(&kernel, &initramfs).run(&directory).map_err(Stop::Fails)
}
