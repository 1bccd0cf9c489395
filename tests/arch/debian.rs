//! The static C tests on Debian's own kernel of an architecture, booted in QEMU: the real thing, where qemu-user's stand-in
//! for a kernel refuses much.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use splork_tests::command::exists;
use splork_tests::{Run, Stop, Test, command, ensure, root, skip, target};
use splork_vm::{Boot, Initramfs, Machine, Outcome, Report, VmTest};

use super::bench::Bench;
use super::list::Architecture;
use crate::c_program::{Mode, Program};

/// An emulated machine is a hundred times as slow as this one, and more.
const HASTE: &str = "200";

/// One boot for all tests of an architecture, by the first that asks.
pub struct Debian {
    bench: Arc<Bench>,
    programs: Vec<Program>,
    report: OnceLock<Result<Report, Stop>>,
}

impl Debian {
    pub fn new(bench: &Arc<Bench>, programs: &[Program]) -> Debian {
        let is_static = |program: &&Program| program.modes().is_ok_and(|modes| modes.contains(&Mode::Static));
        let programs = programs.iter().filter(is_static).cloned().collect();
        Debian { bench: Arc::clone(bench), programs, report: OnceLock::new() }
    }

    pub fn programs(&self) -> Vec<Program> {
        self.programs.clone()
    }

    fn report(&self) -> Result<&Report, Stop> {
        self.report.get_or_init(|| self.boot()).as_ref().map_err(Clone::clone)
    }

    /// That the machine itself came through: no panic, no hang, all results told.
    pub fn ended_well(&self) -> Test {
        let troubles = &self.report()?.troubles;
        ensure!(troubles.is_empty(), "{}", troubles.join("\n"));
        Ok(())
    }

    /// How the program ended there.
    pub fn test(&self, program: &Program) -> Test {
        let report = self.report()?;
        program.build(Mode::Static, self.bench.machine()?, &[])?;
        match report.outcome(&program.stem) {
            Some(Outcome::Passed) => Ok(()),
            Some(Outcome::Skipped(reason)) => skip(reason),
            Some(Outcome::Failed(how)) => Err(Stop::Fails(format!("{}=> {how}", report.output(&program.stem)))),
            None => Err(Stop::Fails("no result came from the machine".to_owned())),
        }
    }

    fn boot(&self) -> Result<Report, Stop> {
        let Architecture { name, debian, .. } = self.bench.architecture;
        let (debian, package) = debian.expect("only these have a Debian kernel");
        let machine = Machine::named(debian).expect("vm/src/machine.rs has the row");
        if !exists(machine.qemu) {
            return skip(format!("{} ({}) is not installed", machine.qemu, machine.package));
        }
        let directory = target().join("arch").join(name).join("debian");
        let mut fetch = command(root().join("tools/fetch-kernel.sh"));
        let output = fetch.args([debian, package]).arg(&directory).outcome()?;
        if !output.status.success() {
            let errors = String::from_utf8_lossy(&output.stderr);
            let last = errors.lines().last().unwrap_or("no word why");
            return skip(format!("Debian's {package} cannot be had: {last}"));
        }
        let mut initramfs = Initramfs::new(machine, &directory).map_err(Stop::Fails)?;
        for program in &self.programs {
            // What does not compile is its own test's affair, and told there.
            let Ok(binary) = program.build(Mode::Static, self.bench.machine()?, &[]) else { continue };
            let path = format!("/bin/{}", program.stem);
            initramfs.program(&path, &binary).map_err(Stop::Fails)?;
            let mut test = VmTest::new(&program.stem, path);
            test.environment.push(("SPLORK_TEST_HASTE".to_owned(), HASTE.to_owned()));
            initramfs.test(test);
        }
        let kernel = directory.join("vmlinuz");
        let mut boot = Boot::new(machine, &kernel, &initramfs);
        boot.limit = Duration::from_secs(600);
        boot.run(&directory).map_err(Stop::Fails)
    }
}
