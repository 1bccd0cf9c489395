//! splork run --as-kernel on Debian's own kernels of other architectures: all numbers are tried there, alone and as on older
//! kernels, and uname is asked.

use std::collections::BTreeMap;
use std::fs;
use std::sync::{LazyLock, Mutex};
use std::time::Duration;

use splork_tests::trials::Trials;
use splork_tests::{Stop, Test, command, ensure};
use splork_vm::{Boot, Initramfs, Outcome, Report, VmTest};

use super::command::splork;
use super::debian;
use super::list::{ARCHITECTURES, Architecture};
use splork_tests::answers::{self, Expected, Numbers, PATIENCE};

/// Architectures, and the ABIs of the programs that their kernels run, each with the prefix of its compiler.
const MACHINES: [(&str, &[(&str, &str)]); 4] = [
    ("aarch64", &[("arm64", "aarch64-linux-gnu"), ("arm", "arm-linux-gnueabihf")]),
    ("riscv64", &[("riscv64", "riscv64-linux-gnu")]),
    ("powerpc64le", &[("powerpc64", "powerpc64le-linux-gnu")]),
    ("s390x", &[("s390x", "s390x-linux-gnu")]),
];

const VERSIONS: [&str; 3] = ["3.10", "5.4", "5.15"];

pub fn add(trials: &mut Trials) {
    for (machine, abis) in MACHINES {
        for (abi, _) in abis {
            for version in VERSIONS {
                let name = format!("{machine}-debian::as_kernel::{version}::{abi}");
                trials.test(name, move || newer_calls_alone_are_missing(machine, abi, version));
            }
            let name = format!("{machine}-debian::as_kernel::own::{abi}");
            trials.test(name, move || the_kernels_own_lacks_what_is_newer(machine, abi));
        }
        trials.test(format!("{machine}-debian::as_kernel::uname"), move || uname_says_the_version(machine));
    }
}

fn newer_calls_alone_are_missing(machine: &'static str, name: &str, version: &str) -> Test {
    let (calls, abi, report) = (answers::calls()?, answers::abi(name), booted(machine)?);
    let own = answers::missing(report, name, abi, &calls)?;
    let absent = answers::missing(report, &format!("{name}-{version}"), abi, &calls)?;
    answers::ensure_as_on(version, abi, &calls, absent, &own)
}

/// Nothing would be denied that this kernel has.
fn the_kernels_own_lacks_what_is_newer(machine: &'static str, name: &str) -> Test {
    let (calls, abi, report) = (answers::calls()?, answers::abi(name), booted(machine)?);
    let version = answers::version(report)?;
    let own = answers::missing(report, name, abi, &calls)?;
    let expected = Expected::of(abi, &calls, version, None)?;
    let there: Numbers = expected.denied.difference(&own).copied().collect();
    ensure!(there.is_empty(), "Linux {version} has {:?}", answers::named(abi, &calls, there));
    let lacks = own.difference(&expected.all()).copied().collect::<Numbers>();
    println!("{name}: Linux {version} lacks, as it is configured, {:?}", answers::named(abi, &calls, lacks));
    Ok(())
}

fn uname_says_the_version(machine: &'static str) -> Test {
    for version in VERSIONS {
        let (report, test) = (booted(machine)?, format!("uname-{version}"));
        let (said, outcome) = (report.output(&test), report.outcome(&test));
        ensure!(outcome == Some(&Outcome::Passed), "{test}: {outcome:?}: {said}");
        ensure!(said.starts_with(&format!("Linux {version}.0 ")), "as {version}: {said}");
    }
    Ok(())
}

/// One boot of each machine, by the first test that asks.
fn booted(machine: &'static str) -> Result<&'static Report, Stop> {
    static BOOTED: LazyLock<Mutex<BTreeMap<&str, Result<&Report, Stop>>>> = LazyLock::new(Mutex::default);
    let mut all = BOOTED.lock().expect("no test panics with it");
    let report = all.entry(machine).or_insert_with(|| boot(machine).map(|report| &*Box::leak(Box::new(report))));
    let report = report.clone()?;
    ensure!(report.troubles.is_empty(), "{}", report.troubles.join("\n"));
    Ok(report)
}

fn architecture(name: &str) -> &'static Architecture {
    ARCHITECTURES.iter().find(|architecture| architecture.name == name).expect("it is in the list")
}

fn boot(name: &str) -> Result<Report, Stop> {
    let architecture = architecture(name);
    let (machine, kernel, directory) = debian::kernel(architecture)?;
    let splork = splork(architecture, &directory)?;
    let directory = directory.join("as-kernel");
    fs::create_dir_all(&directory)?;
    let mut initramfs = Initramfs::new(machine, &directory).map_err(Stop::Fails)?;
    initramfs.file("/bin/splork", &splork).map_err(Stop::Fails)?;
    let (_, abis) = MACHINES.iter().find(|(machine, _)| *machine == name).expect("one of them");
    let calls = answers::calls()?;
    let mut test = |name: String, version: Option<&str>, program: &[&str]| {
        let run = version.map(|version| ["/bin/splork", "run", "--as-kernel", version, "--"]);
        let line = run.iter().flatten().chain(program).map(|word| word.to_string()).collect();
        initramfs.test(VmTest { command: line, limit: PATIENCE, ..VmTest::new(name, "") });
    };
    for (abi, _) in *abis {
        let (prober, list) = (format!("/bin/prober-{abi}"), format!("/calls-{abi}"));
        test(abi.to_string(), None, &[&prober, &list]);
        for version in VERSIONS {
            test(format!("{abi}-{version}"), Some(version), &[&prober, &list]);
        }
    }
    for version in VERSIONS {
        test(format!("uname-{version}"), Some(version), &["/bin/names"]);
    }
    for (abi, gnu) in *abis {
        let compiler = command(format!("{gnu}-gcc"));
        let binary = answers::build(compiler, &directory.join(format!("prober-{abi}")))?;
        initramfs.file(&format!("/bin/prober-{abi}"), &binary).map_err(Stop::Fails)?;
        initramfs.text(&format!("/calls-{abi}"), &answers::list(answers::abi(abi), &calls));
    }
    let names = directory.join("names");
    let mut compile = command(format!("{}-gcc", architecture.gnu));
    let source = splork_tests::root().join("tests/as_kernel/programs/names.c");
    splork_tests::Run::succeed(compile.args(["-O1", "-static", "-o"]).arg(&names).arg(source))?;
    initramfs.file("/bin/names", &names).map_err(Stop::Fails)?;
    let boot = Boot { limit: Duration::from_secs(1800), ..Boot::new(machine, &kernel, &initramfs) };
    boot.run(&directory).map_err(Stop::Fails)
}
