//! splork run --every-child on Debian's arm64 kernel: what programs, and a shell, print and how they end is the same under each
//! target as alone, and the trace has every child.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::Duration;

use splork_tests::every_child::count;
use splork_tests::trials::Trials;
use splork_tests::{Run, Stop, Test, command, ensure, ensure_equal, root, skip};
use splork_vm::{Boot, Initramfs, Outcome, Report, VmTest};

use super::command::splork;
use super::cross_build::one_at_a_time;
use super::debian;
use super::every_child::{architecture, built};

/// clone by another name, and a call that no kernel has.
const TABLE: &str = r#"
[more_clone]
about   = "clone(2), and a word that it leaves alone."
kind    = "clone"
kernel  = "SYSCALL_DEFINE6(more_clone, unsigned long, flags, unsigned long, stack, int __user *, parent_tid, unsigned long, tls, int __user *, child_tid, int, extra)"
c       = "int more_clone(int (*fn)(void *), void *stack, int flags, void *arg, int extra, ... /* pid_t *parent_tid, void *tls, pid_t *child_tid */)"
since   = "2.6"
numbers = { arm64 = 220 }

[missing_clone]
about   = "clone(2) with a number that no kernel has."
kind    = "clone"
kernel  = "SYSCALL_DEFINE6(missing_clone, unsigned long, flags, unsigned long, stack, int __user *, parent_tid, unsigned long, tls, int __user *, child_tid, int, extra)"
c       = "int missing_clone(int (*fn)(void *), void *stack, int flags, void *arg, int extra, ... /* pid_t *parent_tid, void *tls, pid_t *child_tid */)"
since   = "2.6"
numbers = { arm64 = 903 }
"#;

/// What a shell does all day. Its children's numbers are nowhere in what it prints.
const SCRIPT: &str = "trap 'echo trapped' USR1
for name in a b c; do echo $name; done | sort -r | tr a-c x-z
(exit 3) || echo \"status $?\"
kill -USR1 $$
sleep 0 & wait $! && echo waited
echo $(echo $(echo nested))
sh -c 'kill -KILL $$'; echo \"killed $?\"
find /bin -name splork | xargs -n 1 -P 2 basename
";

/// A name, and the options that the driver takes.
const TARGETS: [(&str, &str); 5] = [
    ("own", "own"),
    ("clone3", "--clone;clone3"),
    ("cgroup", "--clone;clone3:cgroup=/sys/fs/cgroup/births"),
    ("table", "--calls;/tables;--clone;more_clone:extra=-7"),
    ("fallback", "--calls;/tables;--clone;missing_clone:extra=5"),
];

/// Programs of tests/every_child/programs and the shell, their arguments, and how many children they have, where that is certain,
/// and failures.
const PROGRAMS: [(&str, &[&str], Option<u64>, u64); 6] = [
    ("registers_aarch64", &[], Some(4), 3),
    ("restarts", &["100", "20000"], Some(100), 0),
    ("stops", &[], None, 0),
    ("threads", &[], None, 0),
    ("signals", &[], None, 0),
    ("sh", &["/script.sh"], None, 0),
];

pub fn add(trials: &mut Trials) {
    for (program, _, children, failures) in PROGRAMS {
        for (target, _) in TARGETS {
            let name = format!("aarch64-debian::every_child_alike::{program}::{target}");
            trials.test(name, move || is_as_alone(program, target, children, failures));
        }
    }
}

fn is_as_alone(program: &str, target: &str, children: Option<u64>, failures: u64) -> Test {
    let report = report()?;
    let (alone, _) = told(report, &format!("{program}::alone"))?;
    let (output, trace) = told(report, &format!("{program}::{target}"))?;
    ensure_equal!(output, alone, "what {program} prints and its status");
    let born = count(trace, "born")?;
    ensure!(born > 0 && children.is_none_or(|children| born == children), "{born} children in {trace}");
    ensure_equal!(count(trace, "failed")?, failures, "failures in {trace}");
    ensure_equal!(count(trace, "lines lost")?, 0, "lines that are lost of {trace}");
    match target {
        "own" => {}
        "fallback" => {
            ensure_equal!(count(trace, "not;")?, born, "those that are born as the program made them, in {trace}")
        }
        _ => ensure_equal!(count(trace, "as ")?, born, "those that are born as wanted, in {trace}"),
    }
    // With a cgroup no signal comes in from where that is opened to where it is closed.
    if program == "restarts" && target != "cgroup" && count(trace, "begun anew")? == 0 {
        return skip("no signal came in the middle of a call");
    }
    Ok(())
}

/// The output up to the status, and the trace.
fn told<'a>(report: &'a Report, name: &str) -> Result<(&'a str, &'a str), Stop> {
    let printed = report.output(name);
    match report.outcome(name) {
        Some(Outcome::Passed) => {}
        outcome => return Err(Stop::Fails(format!("{printed}=> {outcome:?}\n{}", report.troubles.join("\n")))),
    }
    let at = printed.rfind("\nstatus ").map(|at| at + 1);
    let end = at.and_then(|at| Some(at + printed[at..].find('\n')? + 1));
    end.map(|end| printed.split_at(end)).ok_or_else(|| Stop::Fails(format!("no status in {printed}")))
}

fn report() -> Result<&'static Report, Stop> {
    static REPORT: OnceLock<Result<Report, Stop>> = OnceLock::new();
    REPORT.get_or_init(boot).as_ref().map_err(Clone::clone)
}

fn boot() -> Result<Report, Stop> {
    let (machine, kernel, directory) = debian::kernel(architecture())?;
    let busybox = one_at_a_time(|| fetch_busybox(machine.name, &directory.join("busybox")))?;
    let splork = splork(architecture(), &directory)?;
    let directory = directory.join("every-child-alike");
    fs::create_dir_all(&directory)?;
    let mut initramfs = Initramfs::new(machine, &directory).map_err(Stop::Fails)?;
    initramfs.file("/bin/splork", &splork).map_err(Stop::Fails)?;
    for name in ["busybox", "sh", "tail", "grep", "sleep", "mkdir"] {
        initramfs.file(&format!("/bin/{name}"), &busybox).map_err(Stop::Fails)?;
    }
    initramfs.file("/driver.sh", &root().join("tests/every_child/driver.sh")).map_err(Stop::Fails)?;
    initramfs.text("/script.sh", SCRIPT);
    initramfs.text("/tables/more.toml", TABLE);
    let mut births = VmTest::new("births", "/bin/mkdir");
    births.command.push("/sys/fs/cgroup/births".to_owned());
    initramfs.test(births);
    for (program, arguments, ..) in PROGRAMS {
        if program != "sh" {
            initramfs.file(&format!("/bin/{program}"), &built(program, &directory)?).map_err(Stop::Fails)?;
        }
        for (target, options) in [("alone", "alone")].into_iter().chain(TARGETS) {
            let mut test = VmTest::new(format!("{program}::{target}"), "/bin/sh");
            let program = format!("/bin/{program}");
            let words = ["/driver.sh", options, &program].into_iter().chain(arguments.iter().copied());
            test.command.extend(words.map(str::to_owned));
            initramfs.test(test);
        }
    }
    let mut boot = Boot::new(machine, &kernel, &initramfs);
    boot.limit = Duration::from_secs(900);
    boot.run(&directory).map_err(Stop::Fails)
}

fn fetch_busybox(architecture: &str, directory: &Path) -> Result<PathBuf, Stop> {
    let mut fetch = command(root().join("tools/fetch-busybox.sh"));
    let output = fetch.arg(architecture).arg(directory).outcome()?;
    if !output.status.success() {
        let errors = String::from_utf8_lossy(&output.stderr);
        return skip(format!(
            "Debian's busybox-static cannot be had: {}",
            errors.lines().last().unwrap_or("no word why")
        ));
    }
    Ok(directory.join("busybox"))
}
