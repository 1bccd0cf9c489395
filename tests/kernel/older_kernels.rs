//! What is said of older kernels, held against such: a static program makes all calls on Debian's own kernels, and finds those
//! missing that `splork run --as-kernel` of their version leaves out. What differs is explained by their configuration, by
//! tests/support/answers/options.tsv, and each line there by a kernel.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex};
use std::time::Duration;

use splork_table::version::Version;
use splork_tests::cli::splork;
use splork_tests::command::exists;
use splork_tests::fetched::fetched;
use splork_tests::trials::Trials;
use splork_tests::{Run, Stop, Test, command, compiler, ensure, root, skip, target};
use splork_vm::{Boot, Initramfs, Report, VmTest};

use crate::machine::{empty, machine};
use crate::yama;
use splork_tests::answers::{self, Config, Expected, Numbers, PATIENCE};

/// A name, the package, and the suites of Debian that have it. The cloud's kernels are smaller; x32 is in the other ones.
type Kernel = (&'static str, &'static str, &'static [&'static str]);

const KERNELS: [Kernel; 5] = [
    ("debian_11", CLOUD, &["bullseye"]),
    ("debian_12", "linux-image-amd64", &["bookworm"]),
    ("debian_13", CLOUD, &["trixie"]),
    ("unstable", CLOUD, &["unstable"]),
    (NEWEST, CLOUD, &["stable-backports", "trixie-backports", "unstable"]),
];
const CLOUD: &str = "linux-image-cloud-amd64";
/// It runs what is older by --as-kernel, too.
const NEWEST: &str = "newest";

/// x32's numbers are native programs' to make too.
const ABIS: [&str; 3] = ["x86_64", "i386", "x32"];
const IMITATED: [&str; 2] = ["x86_64", "i386"];

/// One of before all real ones, and theirs.
const VERSIONS: [&str; 4] = ["3.10", "5.10", "6.1", "6.12"];

pub fn add(trials: &mut Trials) {
    for (kernel, ..) in KERNELS {
        for abi in ABIS {
            trials.test(format!("older_kernels::{kernel}::{abi}"), move || real(kernel, abi));
        }
    }
    for version in VERSIONS {
        for abi in IMITATED {
            trials.test(format!("older_kernels::as_{version}::{abi}"), move || imitated(version, abi));
        }
    }
    trials.test("older_kernels::options_are_those_that_kernels_lack", options_are_those_that_kernels_lack);
}

/// The newest one's boot, which others have tests in.
pub fn newest() -> Result<&'static Report, Stop> {
    let report = &booted(NEWEST)?.report;
    ensure!(report.troubles.is_empty(), "{}", report.troubles.join("\n"));
    Ok(report)
}

struct Booted {
    report: Report,
    version: Version,
    config: Config,
}

/// On the real kernel of some version.
fn real(kernel: &'static str, abi: &str) -> Test {
    let (calls, abi, booted) = (answers::calls()?, answers::abi(abi), booted(kernel)?);
    ensure!(booted.report.troubles.is_empty(), "{}", booted.report.troubles.join("\n"));
    let absent = answers::missing(&booted.report, abi.name, abi, &calls)?;
    let expected = Expected::of(abi, &calls, booted.version, Some(&booted.config))?;
    let name = |numbers: Numbers| answers::named(abi, &calls, numbers);
    let (all, version) = (expected.all(), booted.version);
    let there: Numbers = expected.denied.difference(&absent).copied().collect();
    ensure!(there.is_empty(), "Linux {version} has what --as-kernel denies: {:?}", name(there));
    let unexplained: Numbers = absent.difference(&all).copied().collect();
    ensure!(unexplained.is_empty(), "Linux {version} lacks, and no option explains it: {:?}", name(unexplained));
    let explained: Numbers = all.difference(&absent).copied().collect();
    ensure!(explained.is_empty(), "Linux {version} has, and should not: {:?}", name(explained));
    println!("{}: Linux {version} lacks {} of {}", abi.name, absent.len(), answers::tried(abi, &calls).len());
    Ok(())
}

/// On the newest, as on an older one.
fn imitated(version: &str, abi: &str) -> Test {
    let (calls, abi, booted) = (answers::calls()?, answers::abi(abi), booted(NEWEST)?);
    let absent = answers::missing(&booted.report, &imitation(version, abi.name), abi, &calls)?;
    let own = answers::missing(&booted.report, abi.name, abi, &calls)?;
    answers::ensure_as_on(version, abi, &calls, absent, &own)
}

fn imitation(version: &str, abi: &str) -> String {
    format!("as-{version}-{abi}")
}

fn options_are_those_that_kernels_lack() -> Test {
    let mut configs = Vec::new();
    for (kernel, ..) in KERNELS {
        configs.push(&booted(kernel)?.config);
    }
    let idle = answers::idle(&configs)?;
    ensure!(idle.is_empty(), "tests/support/answers/options.tsv has what every kernel has: {idle:?}");
    Ok(())
}

/// One boot of each kernel, by the first test that asks.
fn booted(kernel: &'static str) -> Result<&'static Booted, Stop> {
    static BOOTED: LazyLock<Mutex<BTreeMap<&str, Result<&Booted, Stop>>>> = LazyLock::new(Mutex::default);
    let mut all = BOOTED.lock().expect("no test panics with it");
    all.entry(kernel).or_insert_with(|| boot(kernel).map(|booted| &*Box::leak(Box::new(booted)))).clone()
}

fn fetch(kernel: &str) -> Result<PathBuf, Stop> {
    let (_, package, suites) = KERNELS.iter().find(|(name, ..)| *name == kernel).expect("one of them");
    if !exists("apt-get") {
        return skip("Debian's kernels come by apt-get, which is not here");
    }
    let directory =
        if kernel == NEWEST { target().join("newest-kernel") } else { target().join("older-kernels").join(kernel) };
    let mut fetch = command(root().join("tools/fetch-kernel.sh"));
    fetched(&format!("the kernel of {kernel}"), fetch.args(["amd64", package]).arg(&directory).args(*suites))?;
    Ok(directory)
}

fn boot(kernel: &str) -> Result<Booted, Stop> {
    let fetched = fetch(kernel)?;
    let (mut initramfs, directory) = empty(&format!("older-kernels-{kernel}"))?;
    put(&mut initramfs, &directory, kernel == NEWEST)?;
    let kernel = fetched.join("vmlinuz");
    // Both have to be asked for.
    let boot = Boot {
        append: "secretmem.enable=1 syscall.x32=y",
        limit: Duration::from_secs(600),
        ..Boot::new(machine(), &kernel, &initramfs)
    };
    let report = boot.run(&directory).map_err(Stop::Fails)?;
    let version = answers::version(&report)?;
    Ok(Booted { report, version, config: Config::read(&fetched.join("config"))? })
}

fn put(initramfs: &mut Initramfs, directory: &Path, is_newest: bool) -> Test {
    let calls = answers::calls()?;
    for abi in ABIS {
        let compiler = if abi == "i386" { command("i686-linux-gnu-gcc") } else { compiler() };
        let (prober, list) = (format!("/bin/prober-{abi}"), format!("/calls-{abi}"));
        let binary = answers::build(compiler, &directory.join(format!("prober-{abi}")))?;
        initramfs.program(&prober, &binary).map_err(Stop::Fails)?;
        initramfs.text(&list, &answers::list(answers::abi(abi), &calls));
        let command = vec![prober.clone(), list.clone()];
        initramfs.test(VmTest { command, limit: PATIENCE, ..VmTest::new(abi, "") });
        if is_newest && IMITATED.contains(&abi) {
            for version in VERSIONS {
                let line = ["/bin/splork", "run", "--as-kernel", version, "--", &prober, &list];
                let command = line.map(str::to_owned).into();
                initramfs.test(VmTest { command, limit: PATIENCE, ..VmTest::new(imitation(version, abi), "") });
            }
        }
    }
    if is_newest {
        let command = splork()?;
        initramfs.program("/bin/splork", Path::new(command.get_program())).map_err(Stop::Fails)?;
        yama::put(initramfs, directory)?;
    }
    Ok(())
}
