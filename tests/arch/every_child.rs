//! splork run --every-child on Debian's own kernel of another architecture, in QEMU; and under each scope of Yama, which such a
//! kernel has.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::Duration;

use splork_tests::{Run, Stop, Test, command, ensure, root, skip};
use splork_vm::{Boot, Initramfs, Outcome, Report, VmTest};

use super::command::splork;
use super::debian;
use super::list::{ARCHITECTURES, Architecture};

const NAME: &str = "aarch64";

/// A program of tests/every_child/programs.
const PROGRAMS: [&str; 9] =
    ["registers_aarch64", "restarts", "stops", "threads", "requests", "signals", "killed", "undumpable", "with_scope"];

/// Without a target, with one, and with one that no kernel has.
const TARGETS: [(&str, &[&str]); 3] =
    [("own", &[]), ("clone3", &["--clone", "clone3"]), ("enosys", &["--calls", "/calls", "--clone", "nowhere_clone"])];

/// Yama's scope, the user, and the status of a program that ends with 0. In this order: 3 stays.
const SCOPES: [(&str, &str, &str); 6] = [
    ("0", "65534", "0"),
    ("1", "65534", "0"),
    ("1", "0", "0"),
    ("2", "65534", "125"),
    ("2", "0", "0"),
    ("3", "0", "125"),
];

const NOWHERE: &str = "[nowhere_clone]\n\
    about   = \"No kernel has it.\"\n\
    kind    = \"clone\"\n\
    kernel  = \"SYSCALL_DEFINE5(nowhere_clone, unsigned long, flags, unsigned long, stack, int __user *, parent_tid, int __user *, child_tid, unsigned long, tls)\"\n\
    c       = \"int nowhere_clone(int (*fn)(void *), void *stack, int flags, void *arg, ... /* pid_t *parent_tid, void *tls, pid_t *child_tid */)\"\n\
    number  = 990\n";

/// Each test's name, and what is run.
pub fn tests() -> Vec<(String, Vec<String>)> {
    let mut tests = Vec::new();
    for program in PROGRAMS.into_iter().filter(|program| *program != "with_scope") {
        // A child takes longer there than this machine's timer would wait.
        let more = if program == "restarts" { " 200 20000" } else { "" };
        let words = format!("/bin/{program}{more}");
        for (target, options) in TARGETS {
            let start = ["/bin/splork", "run", "--every-child", "--trace", "/trace"].into_iter();
            let line = start.chain(options.iter().copied()).map(str::to_owned);
            tests.push((format!("{program}::{target}"), line.chain(words.split(' ').map(str::to_owned)).collect()));
        }
    }
    for (scope, user, status) in SCOPES {
        let line = ["/bin/with_scope", scope, user, status, "/bin/splork", "run", "--every-child", "/bin/undumpable"];
        tests.push((format!("yama_scope_{scope}_of_user_{user}"), line.map(str::to_owned).into()));
    }
    tests
}

pub fn test(name: &str) -> Test {
    static REPORT: OnceLock<Result<Report, Stop>> = OnceLock::new();
    let report = REPORT.get_or_init(boot).as_ref().map_err(Clone::clone)?;
    ensure!(report.troubles.is_empty(), "{}", report.troubles.join("\n"));
    match report.outcome(name) {
        Some(Outcome::Passed) => {}
        Some(Outcome::Skipped(reason)) => return skip(reason),
        Some(Outcome::Failed(how)) => return Err(Stop::Fails(format!("{}=> {how}", report.output(name)))),
        None => return Err(Stop::Fails("no result came from the machine".to_owned())),
    }
    let told = report.output(name);
    match name {
        "yama_scope_2_of_user_65534" => {
            ensure!(told.contains("ptrace_scope is 2, which leaves tracing to root"), "{told}")
        }
        "yama_scope_3_of_user_0" => ensure!(told.contains("ptrace_scope is 3, which forbids tracing"), "{told}"),
        _ => ensure!(!told.contains("ptrace_scope"), "{told}"),
    }
    Ok(())
}

pub fn architecture() -> &'static Architecture {
    ARCHITECTURES.iter().find(|architecture| architecture.name == NAME).expect("it is in the list")
}

fn boot() -> Result<Report, Stop> {
    let (machine, kernel, directory) = debian::kernel(architecture())?;
    let splork = splork(architecture(), &directory)?;
    let directory = directory.join("every-child");
    fs::create_dir_all(&directory)?;
    let mut initramfs = Initramfs::new(machine, &directory).map_err(Stop::Fails)?;
    initramfs.program("/bin/splork", &splork).map_err(Stop::Fails)?;
    initramfs.text("/calls/nowhere.toml", NOWHERE);
    for program in PROGRAMS {
        initramfs.program(&format!("/bin/{program}"), &built(program, &directory)?).map_err(Stop::Fails)?;
    }
    for (name, command) in tests() {
        initramfs.test(VmTest { command, limit: Duration::from_secs(300), ..VmTest::new(name, "") });
    }
    let mut boot = Boot::new(machine, &kernel, &initramfs);
    boot.limit = Duration::from_secs(1800);
    boot.run(&directory).map_err(Stop::Fails)
}

pub fn built(program: &str, directory: &Path) -> Result<PathBuf, Stop> {
    let binary = directory.join(program);
    let source = root().join("tests/every_child/programs").join(program).with_extension("c");
    let mut compile = command(format!("{}-gcc", architecture().gnu));
    compile.args(["-O1", "-Wall", "-Wextra", "-pthread", "-static", "-o"]).arg(&binary).arg(source).succeed()?;
    Ok(binary)
}
