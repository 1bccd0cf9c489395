//! The static C tests on Debian's own kernel of an architecture, booted in QEMU: the real thing, where qemu-user's stand-in
//! for a kernel refuses much.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use splork_tests::command::exists;
use splork_tests::fetched::fetched;
use splork_tests::trials::is_asked_for;
use splork_tests::{Run, Stop, Test, command, ensure, root, skip, target};
use splork_vm::{Boot, Initramfs, Machine, Outcome, Report, VmTest};

use super::cross_build::{CrossBuild, REFUSALS, one_at_a_time, refusals_in};
use super::list::{Architecture, DebianKernel};
use super::variants::FEW;
use super::{numbered, wide};
use crate::c_program::{Mode, Program};

/// An emulated machine is a hundred times as slow as this one, and more.
const HASTE: &str = "200";

/// What a program needs that no emulator stands in for.
pub const KERNEL: &str = "kernel";

const HALVES: &str = "halves_of_64_bits_arrive";

/// Of a boot, for one that hangs: its tests have limits of their own.
const LIMIT: Duration = Duration::from_secs(3600);

/// One boot for all tests of an architecture, by the first that asks.
pub struct Debian {
    cross: Arc<CrossBuild>,
    /// What its tests' names begin with.
    group: String,
    /// Of what the boot leaves.
    directory: String,
    mode: Mode,
    programs: Vec<Program>,
    report: OnceLock<Result<Report, Stop>>,
}

impl Debian {
    pub fn new(cross: &Arc<CrossBuild>, programs: &[Program]) -> Debian {
        Debian::in_mode(Mode::Static, cross, programs)
    }

    /// Not static ones alone, where no emulator runs the others.
    pub fn in_mode(mode: Mode, cross: &Arc<CrossBuild>, programs: &[Program]) -> Debian {
        let directory = if mode == Mode::Static { "debian".to_owned() } else { format!("debian-{}", mode.name()) };
        Debian::with("debian", directory, mode, cross, programs.iter())
    }

    /// With what no emulator of a kernel answers, which is little, or a few where there is no emulator: for every run.
    pub fn with_few(cross: &Arc<CrossBuild>, programs: &[Program]) -> Debian {
        let runs_here = cross.architecture.runs_here();
        let is_one = |program: &&Program| program.needs(KERNEL) || (!runs_here && FEW.contains(&&*program.stem));
        let few = programs.iter().filter(is_one);
        Debian::with("kernel", "debian-few".to_owned(), Mode::Static, cross, few)
    }

    /// With those of the programs that this run asks for: a boot for one test need not take along a hundred.
    fn with<'a>(
        group: &str,
        directory: String,
        mode: Mode,
        cross: &Arc<CrossBuild>,
        programs: impl Iterator<Item = &'a Program>,
    ) -> Debian {
        let has_mode = |program: &&Program| program.modes().is_ok_and(|modes| modes.contains(&mode));
        let group = format!("{}-{group}", cross.architecture.name);
        let mut debian =
            Debian { cross: Arc::clone(cross), group, directory, mode, programs: vec![], report: OnceLock::new() };
        let asked = programs.filter(has_mode).filter(|program| is_asked_for(&debian.name(&program.stem)));
        debian.programs = asked.cloned().collect();
        debian
    }

    pub fn mode(&self) -> &'static str {
        self.mode.name()
    }

    /// A test's.
    pub fn name(&self, test: &str) -> String {
        format!("{}::{test}::{}", self.group, self.mode())
    }

    pub fn programs(&self) -> Vec<Program> {
        self.programs.clone()
    }

    fn report(&self) -> Result<&Report, Stop> {
        self.report.get_or_init(|| self.boot()).as_ref().map_err(Clone::clone)
    }

    /// That the machine itself came through: no panic, no hang, all results told. And that tests are skipped for what a
    /// kernel with few options, and the architecture's own code, lacks; Debian's has all.
    pub fn ended_well(&self) -> Test {
        let report = self.report()?;
        ensure!(report.troubles.is_empty(), "{}", report.troubles.join("\n"));
        self.outcome(REFUSALS)?;
        let is_source = self.cross.architecture.debian.is_some_and(|debian| debian.is_source());
        ensure!(
            is_source || report.output(REFUSALS).is_empty(),
            "Debian's kernel refuses: {}",
            report.output(REFUSALS)
        );
        Ok(())
    }

    /// What this kernel lacks, asked there, and why.
    fn refusals(&self) -> Result<BTreeMap<String, String>, Stop> {
        Ok(refusals_in(self.report()?.output(REFUSALS)))
    }

    fn build(&self, program: &Program) -> Result<PathBuf, Stop> {
        let machine = self.cross.machine()?;
        let lacks_numbers = program.needs("numbers") && machine.refusals.contains_key("numbers");
        let is_numbered = lacks_numbers && self.mode == Mode::Static;
        if is_numbered { numbered::build(&self.cross, program) } else { program.build(self.mode, machine, &[]) }
    }

    /// How the program ended there.
    pub fn test(&self, program: &Program) -> Test {
        let refusals = self.refusals()?;
        self.build(program)?;
        program.refused(&refusals, |_| true)?;
        self.outcome(&program.stem)
    }

    /// wide.c, which asks ptrace there.
    pub fn halves_of_64_bits_arrive(&self) -> Test {
        self.report()?;
        wide::build(&self.cross, self.mode)?;
        self.outcome(HALVES)
    }

    fn outcome(&self, name: &str) -> Test {
        let report = self.report()?;
        match report.outcome(name) {
            Some(Outcome::Passed) => Ok(()),
            Some(Outcome::Skipped(reason)) => skip(reason),
            Some(Outcome::Failed(how)) => Err(Stop::Fails(format!("{}=> {how}", report.output(name)))),
            None => Err(Stop::Fails("no result came from the machine".to_owned())),
        }
    }

    fn boot(&self) -> Result<Report, Stop> {
        let (machine, kernel, directory) = kernel(self.cross.architecture)?;
        let directory = directory.join(&self.directory);
        fs::create_dir_all(&directory)?;
        let mut initramfs = Initramfs::new(machine, &directory).map_err(Stop::Fails)?;
        // What does not compile is its own test's affair, and told there.
        let mut binaries = vec![(REFUSALS, self.cross.machine().map(|machine| machine.binaries.join(REFUSALS)))];
        for program in &self.programs {
            binaries.push((&*program.stem, self.build(program)));
        }
        let has_halves = self.cross.architecture.has_narrow_words() && self.mode != Mode::Shared;
        if has_halves && is_asked_for(&self.name(HALVES)) {
            binaries.push((HALVES, wide::build(&self.cross, self.mode)));
        }
        if self.mode == Mode::Shared {
            let (directory, library) = (machine.libraries[0].1, &self.cross.machine()?.stage);
            let path = format!("{directory}/libsplork.so.0");
            initramfs.program(&path, &library.shared_library()).map_err(Stop::Fails)?;
        }
        for (name, binary) in binaries.iter().filter_map(|(name, built)| Some((name, built.as_ref().ok()?))) {
            let path = format!("/bin/{name}");
            initramfs.program(&path, binary).map_err(Stop::Fails)?;
            let mut test = VmTest::new(*name, path);
            test.environment.push(("SPLORK_TEST_HASTE".to_owned(), HASTE.to_owned()));
            initramfs.test(test);
        }
        let mut boot = Boot::new(machine, &kernel, &initramfs);
        boot.limit = LIMIT;
        boot.run(&directory).map_err(Stop::Fails)
    }
}

/// The machine, Debian's kernel for it, and the directory for all that has to do with it.
pub fn kernel(architecture: &Architecture) -> Result<(&'static Machine, PathBuf, PathBuf), Stop> {
    let debian = architecture.debian.expect("only these have a Debian kernel");
    let machine = Machine::named(debian.machine).expect("vm/src/machine.rs has the row");
    if !exists(machine.qemu) {
        return skip(format!("{} ({}) is not installed", machine.qemu, machine.package));
    }
    let arch = target().join("arch");
    let directory = arch.join(architecture.name);
    let kernel = one_at_a_time(|| fetch(&debian, machine, &arch.join("kernels").join(debian.own_name())))?;
    Ok((machine, kernel, directory))
}

fn fetch(debian: &DebianKernel, machine: &Machine, directory: &Path) -> Result<PathBuf, Stop> {
    if debian.is_source() {
        return built(debian, machine, directory);
    }
    let mut fetch = command(root().join("tools/fetch-kernel.sh"));
    fetch.args([debian.architecture, debian.package]).arg(directory).args(debian.suites);
    fetched(&format!("Debian's {}", debian.package), &mut fetch)?;
    Ok(directory.join("vmlinuz"))
}

/// By the machine's compiler, with the options in kernels/.
fn built(debian: &DebianKernel, machine: &Machine, directory: &Path) -> Result<PathBuf, Stop> {
    let compiler = machine.compiler[0];
    if let Some(missing) = [compiler, "bc", "bison", "flex"].into_iter().find(|program| !exists(program)) {
        return skip(format!("{missing} is not installed"));
    }
    let mut build = command(root().join("tools/build-kernel.sh"));
    build.args([debian.architecture, compiler.trim_end_matches("gcc")]).arg(directory);
    build
        .args(["common", machine.name].map(|name| root().join(format!("tests/arch/kernels/{name}.config"))))
        .succeed()?;
    Ok(directory.join("vmlinuz"))
}
