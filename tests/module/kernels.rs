//! The kernels, and one boot of each for all of its programs; each program is a test of its own.

use std::path::PathBuf;
use std::sync::OnceLock;
use std::time::Duration;

use splork_tests::command::exists;
use splork_tests::trials::Trials;
use splork_tests::{Run, Stop, Test, command, ensure, root, skip, target};
use splork_vm::{Boot, Initramfs, Machine, Outcome, Report, VmTest};

use crate::modules::Modules;
use crate::programs::{Case, cases};

/// Under emulation children take their time.
const PATIENCE: Duration = Duration::from_secs(600);
const HASTE: &str = "20";

/// One of Debian's kernels.
pub struct Kernel {
    /// What tests are called by. Those of `arm64-` are left to `make check-nightly`.
    pub name: &'static str,
    /// As Debian calls it.
    pub architecture: &'static str,
    /// splork-vm's row.
    pub machine: &'static str,
    /// The ABIs whose programs it runs.
    pub abis: &'static [&'static str],
    /// Debian's suites that have it and what it is built with; none are this machine's own.
    pub suites: &'static [&'static str],
    /// How its version begins, where that stands fast.
    pub version: &'static str,
    pub report: OnceLock<Result<Report, Stop>>,
}

/// The newest that Debian has for its stable release.
const NEWEST: &[&str] = &["trixie-backports", "trixie"];

#[rustfmt::skip]
pub static KERNELS: [Kernel; 4] = [
    Kernel { name: "amd64-6.1", architecture: "amd64", machine: "x86_64", abis: &["x86_64", "i386"], suites: &[], version: "6.1.", report: OnceLock::new() },
    Kernel { name: "amd64-newest", architecture: "amd64", machine: "x86_64", abis: &["x86_64", "i386"], suites: NEWEST, version: "", report: OnceLock::new() },
    Kernel { name: "arm64-6.1", architecture: "arm64", machine: "arm64", abis: &["arm64"], suites: &[], version: "6.1.", report: OnceLock::new() },
    Kernel { name: "arm64-newest", architecture: "arm64", machine: "arm64", abis: &["arm64"], suites: NEWEST, version: "", report: OnceLock::new() },
];

impl Kernel {
    pub fn add(&'static self, trials: &mut Trials) {
        trials.test(format!("{}::machine_starts_and_ends_as_it_should", self.name), || self.troubles());
        match cases(self.abis) {
            Ok(cases) => {
                for case in cases {
                    trials.test(format!("{}::{}", self.name, case.name()), move || self.outcome(&case.name()));
                }
            }
            Err(stop) => trials.test(format!("{}::programs_can_be_listed", self.name), move || Err(stop)),
        }
    }

    fn troubles(&'static self) -> Test {
        let report = self.report()?;
        ensure!(report.kernel.starts_with(self.version), "it is Linux {:?}", report.kernel);
        let is_clean = report.troubles.is_empty() && report.notes.is_empty();
        ensure!(is_clean, "{}\n{}", report.troubles.join("\n"), report.notes.join("\n"));
        Ok(())
    }

    fn outcome(&'static self, name: &str) -> Test {
        let report = self.report()?;
        match report.outcome(name) {
            Some(Outcome::Passed) => Ok(()),
            Some(Outcome::Skipped(reason)) => skip(reason.clone()),
            Some(Outcome::Failed(how)) => Err(Stop::Fails(format!("{}=> {how}", report.output(name)))),
            None => Err(Stop::Fails("it was not started".to_owned())),
        }
    }

    fn report(&'static self) -> Result<&'static Report, Stop> {
        self.report.get_or_init(|| self.boot()).as_ref().map_err(Clone::clone)
    }

    /// Where tools/fetch-stock-kernel.sh leaves it: one directory for all architectures of a suite.
    fn stock(&self) -> Result<PathBuf, Stop> {
        let stock = target().join("stock").join(self.suites.first().unwrap_or(&"own"));
        if !exists("apt-get") {
            return skip("Debian's kernels come by apt-get, which is not here");
        }
        let mut fetch = command(root().join("tools/fetch-stock-kernel.sh"));
        let output = fetch.arg(self.architecture).arg(&stock).args(self.suites).outcome()?;
        if !output.status.success() {
            let errors = String::from_utf8_lossy(&output.stderr);
            return skip(format!("the kernel cannot be had: {}", errors.lines().last().unwrap_or("no word why")));
        }
        Ok(stock)
    }

    fn boot(&self) -> Result<Report, Stop> {
        let machine = Machine::named(self.machine).expect("it has a row");
        if !exists(machine.qemu) {
            return skip(format!("{} ({}) is not installed", machine.qemu, machine.package));
        }
        let stock = self.stock()?;
        let modules = Modules::built(self, &stock)?;
        let directory = stock.join(self.architecture).join("boot");
        std::fs::create_dir_all(&directory)?;
        let mut initramfs = Initramfs::new(machine, &directory).map_err(Stop::Fails)?;
        initramfs.module(&modules.loaded).map_err(Stop::Fails)?;
        for module in &modules.beside {
            let name = module.file_name().expect("it is a file").to_string_lossy();
            initramfs.file(&format!("/lib/modules/{name}"), module).map_err(Stop::Fails)?;
        }
        let cases = cases(self.abis)?;
        for case in &cases {
            initramfs.file(case.library(), &case.machine()?.stage.shared_library()).map_err(Stop::Fails)?;
        }
        for case in &cases {
            put(&mut initramfs, case)?;
        }
        // memfd_secret has to be asked for; a warning of the kernel's is a failure too.
        let kernel = stock.join(self.architecture).join("vmlinuz");
        let boot = Boot { append: "panic_on_warn=1", ..Boot::new(machine, &kernel, &initramfs) };
        boot.run(&directory).map_err(Stop::Fails)
    }
}

fn put(initramfs: &mut Initramfs, case: &Case) -> Test {
    let path = format!("/bin/{}", case.name().replace("::", "-"));
    initramfs.program(&path, &case.build()?).map_err(Stop::Fails)?;
    let mut test = VmTest { limit: PATIENCE, ..VmTest::new(case.name(), path) };
    test.environment.push(("SPLORK_TEST_HASTE".to_owned(), HASTE.to_owned()));
    initramfs.test(test);
    Ok(())
}
