//! The catalogue's tests on the newest kernel that Debian has for its stable release: of the calls that neither this
//! machine's kernel nor Linux 6.1 has, each so has its turn. That kernel is fetched, not built.

use std::sync::OnceLock;

use splork_tests::command::exists;
use splork_tests::trials::Trials;
use splork_tests::{Run, Stop, Test, command, ensure, root, skip, target};
use splork_vm::{Boot, Report};

use crate::c_program::Mode;
use crate::machine::{add_case, empty, machine, outcome};
use crate::programs::{Case, all};

/// Statically linked, with either libc. clone and its like are the other kernel's affair.
fn cases() -> Result<Vec<Case>, Stop> {
    let mut cases = all()?;
    let of_the_core = ["clone", "splork", "preload"];
    cases.retain(|case| {
        matches!(case.mode, Mode::Static | Mode::Musl)
            && !case.is_kernels
            && !of_the_core.iter().any(|name| case.program.stem.starts_with(name))
    });
    Ok(cases)
}

pub fn add(trials: &mut Trials) {
    match cases() {
        Ok(cases) => {
            trials.test("newest::machine_starts_and_ends_as_it_should", troubles);
            for case in cases {
                let name = case.name();
                trials.test(format!("newest::{name}"), move || outcome(report()?, &name));
            }
        }
        Err(stop) => trials.test("newest::programs_can_be_listed", move || Err(stop)),
    }
}

fn troubles() -> Test {
    let report = report()?;
    ensure!(!report.kernel.starts_with("6.1."), "it is Linux {:?}", report.kernel);
    ensure!(report.troubles.is_empty(), "{}", report.troubles.join("\n"));
    Ok(())
}

fn report() -> Result<&'static Report, Stop> {
    static REPORT: OnceLock<Result<Report, Stop>> = OnceLock::new();
    REPORT.get_or_init(run).as_ref().map_err(Clone::clone)
}

fn run() -> Result<Report, Stop> {
    let kernel = target().join("newest-kernel");
    if !exists("apt-get") {
        return skip("the newest kernel comes by apt-get, which is not here");
    }
    let mut fetch = command(root().join("tools/fetch-kernel.sh"));
    let output = fetch.args(["amd64", "linux-image-cloud-amd64"]).arg(&kernel).arg("stable-backports").outcome()?;
    if !output.status.success() {
        let errors = String::from_utf8_lossy(&output.stderr);
        return skip(format!("no newer kernel can be had: {}", errors.lines().last().unwrap_or("no word why")));
    }
    let (mut initramfs, directory) = empty("newest-kernel-boot")?;
    for case in cases()? {
        add_case(&mut initramfs, &case)?;
    }
    Boot::new(machine(), &kernel.join("vmlinuz"), &initramfs).run(&directory).map_err(Stop::Fails)
}
