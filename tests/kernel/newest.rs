//! The catalogue's tests on the newest kernel that Debian has, release candidates aside: of the calls that neither this
//! machine's kernel nor Linux 6.1 has, each so has its turn. That kernel is fetched, not built.

use std::path::Path;
use std::sync::OnceLock;
use std::time::Duration;

use splork_table::Table;
use splork_tests::command::exists;
use splork_tests::fetched::fetched;
use splork_tests::trials::Trials;
use splork_tests::{Run, Stop, Test, command, ensure, root, skip, target};
use splork_vm::{Boot, Outcome, Report, VmTest};

use crate::c_program::Mode;
use crate::example;
use crate::machine::{add_case, empty, machine, outcome};
use crate::probe;
use crate::programs::{Case, all};

/// Where it may be; the first two differ for as long as an archive's names are in mid-move.
const SUITES: [&str; 3] = ["stable-backports", "trixie-backports", "unstable"];

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
    for name in EXAMPLES {
        trials.test(format!("newest::example::{name}"), move || example_ends_well(name));
    }
    match calls() {
        Ok(calls) => calls.into_iter().for_each(|call| {
            trials.test(format!("newest::errnos_of::{call}"), move || errnos_are_answered(&call));
        }),
        Err(stop) => trials.test("newest::calls_can_be_listed", move || Err(stop)),
    }
}

/// Each call whose errnos the manual promises.
fn calls() -> Result<Vec<String>, Stop> {
    let table = Table::read(&[root().join("calls")]).map_err(|report| Stop::Fails(report.to_string()))?;
    Ok(table.calls().filter(|call| !call.errors.is_empty()).map(|call| call.name.clone()).collect())
}

/// What tests/errno/probes provoke: on this machine's own kernel, which lacks some calls, it is tests/errno that does so.
fn errnos_are_answered(call: &str) -> Test {
    let report = report()?;
    let (mut answered, mut absent, mut wrong) = (0, Vec::new(), Vec::new());
    for source in probe::sources()? {
        let test = probes_test(&source);
        ensure!(report.outcome(&test) == Some(&Outcome::Passed), "{test} did not end well:\n{}", report.output(&test));
        let lines = report.output(&test).lines().filter(|line| line.split(' ').next() == Some(call));
        for line in lines {
            let line = probe::Line::read(line)?;
            match line.outcome() {
                Ok(()) => answered += 1,
                Err(Stop::Skips(why)) => absent.push(format!("{}: {why}", line.errno)),
                Err(Stop::Fails(how)) => wrong.push(how),
            }
        }
    }
    ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
    if answered == 0 {
        return skip(format!("none could be provoked: {}", absent.join(", ")));
    }
    println!("{call}: {answered} errnos, and {} without an occasion", absent.len());
    Ok(())
}

fn probes_test(source: &Path) -> String {
    format!("errnos-{}", source.file_stem().expect("it has a name").to_string_lossy())
}

/// The manual's examples that are for this machine alone. Those that load modules want a module for this very kernel:
/// here they must say that there is none.
const EXAMPLES: [&str; 5] = example::APART;
const WITHOUT_MODULE: [&str; 2] = ["Bad file descriptor", "No such file or directory"];

fn example_ends_well(name: &str) -> Test {
    let report = report()?;
    let test = format!("example-{name}");
    let printed = report.output(&test);
    let says_why = WITHOUT_MODULE.iter().any(|error| printed.contains(&format!("{name}: {error}")));
    if name.ends_with("_module") && says_why {
        return Ok(());
    }
    let status = if report.outcome(&test) == Some(&Outcome::Passed) { 0 } else { 1 };
    example::outcome(name, Some(status), printed)
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
    fetched("a newer kernel", fetch.args(["amd64", "linux-image-cloud-amd64"]).arg(&kernel).args(SUITES))?;
    let (mut initramfs, directory) = empty("newest-kernel-boot")?;
    for case in cases()? {
        add_case(&mut initramfs, &case)?;
    }
    initramfs.file("/boot/vmlinuz", &kernel.join("vmlinuz")).map_err(Stop::Fails)?;
    for name in EXAMPLES {
        let path = format!("/bin/example-{name}");
        initramfs.program(&path, &example::build(name, &directory, true)?).map_err(Stop::Fails)?;
        initramfs.test(VmTest::new(format!("example-{name}"), path));
    }
    for source in probe::sources()? {
        let (name, path) = (probes_test(&source), format!("/bin/{}", probes_test(&source)));
        initramfs.program(&path, &probe::build(&source, &directory, true)?).map_err(Stop::Fails)?;
        let mut test = VmTest { limit: Duration::from_secs(probe::SECONDS), ..VmTest::new(name, path) };
        test.command.push("/tmp".to_owned());
        initramfs.test(test);
    }
    Boot::new(machine(), &kernel.join("vmlinuz"), &initramfs).run(&directory).map_err(Stop::Fails)
}
