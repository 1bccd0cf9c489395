//! The kernel's own tests, of Debian's package linux-source-6.12, which are built with the headers of that version.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use splork_tests::command::{exists, told};
use splork_tests::fetched::fetched;
use splork_tests::{Run, Stop, Test, command, compiler, ensure, root, scratch, skip, target};

use crate::route;
use crate::verdicts::{self, Verdicts};

const ARCHIVE: &str = "/usr/src/linux-source-6.12.tar.xz";
const SELFTESTS: &str = "linux-source-6.12/tools/testing/selftests";
/// In seconds. The longest of them takes half a minute.
const PATIENCE: &str = "300";
/// A verdict that depends on timing may differ from itself.
const TRIES: usize = 3;

/// A line of selftests.txt.
pub struct Selftest {
    pub name: &'static str,
    calls: Vec<&'static str>,
    libraries: Vec<&'static str>,
    files: Vec<&'static str>,
}

pub fn list() -> Vec<Selftest> {
    let lines = include_str!("selftests.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let (name, words) = line.split_once(':').expect("PROGRAM: CALL...");
            let (libraries, words): (Vec<_>, Vec<_>) =
                words.split_whitespace().partition(|word| word.starts_with("-l"));
            let (files, calls): (Vec<_>, Vec<_>) = words.into_iter().partition(|word| word.starts_with('+'));
            let files = files.into_iter().map(|file| &file[1..]).collect();
            Selftest { name, calls, libraries, files }
        })
        .collect()
}

/// Where the sources are, and the headers.
fn sources() -> Result<(PathBuf, PathBuf), Stop> {
    static UNPACKED: OnceLock<Result<(PathBuf, PathBuf), Stop>> = OnceLock::new();
    UNPACKED.get_or_init(unpack).clone()
}

fn unpack() -> Result<(PathBuf, PathBuf), Stop> {
    if !fs::exists(ARCHIVE)? {
        return skip("linux-source-6.12 is not installed");
    }
    if !exists("apt-get") {
        return skip("linux-libc-dev of Linux 6.12 comes by apt-get, which is not here");
    }
    let (directory, headers) = (target().join("foreign/linux"), target().join("trixie-headers"));
    let mut fetch = command(root().join("tools/fetch-headers.sh"));
    fetched("linux-libc-dev of Linux 6.12", fetch.arg(&headers).args(["trixie", "linux-libc-dev"]))?;
    let selftests = directory.join(SELFTESTS);
    if !selftests.join("kselftest.h").is_file() {
        fs::create_dir_all(&directory)?;
        let mut tar = command("tar");
        tar.arg("-xf").arg(ARCHIVE).arg("-C").arg(&directory).arg("--wildcards");
        tar.args([format!("{SELFTESTS}/*"), "linux-source-6.12/tools/include/*".to_owned()]).succeed()?;
    }
    Ok((selftests, headers.join("linux-libc-dev/usr/include")))
}

impl Selftest {
    /// Builds it with these options beside its own, as PROGRAM.SUFFIX.
    fn build(&self, suffix: &str, options: &[String]) -> Result<PathBuf, Stop> {
        let (selftests, headers) = sources()?;
        let source = selftests.join(format!("{}.c", self.name));
        let directory = source.parent().expect("each lies in one");
        let program = selftests.join(format!("{}.{suffix}", self.name));
        let multiarch = compiler().arg("-print-multiarch").succeed()?;
        let mut cc = compiler();
        cc.current_dir(directory).args(["-O1", "-w", "-D_GNU_SOURCE=", "-I.."]).arg("-I").arg(&selftests);
        cc.arg("-I").arg(selftests.join("futex/include")).arg("-isystem").arg(headers.join(multiarch.trim()));
        cc.arg("-isystem").arg(&headers).arg("-idirafter").arg(selftests.join("../../include"));
        cc.arg("-o").arg(&program).arg(&source).args(&self.files).args(options).args(&self.libraries);
        cc.succeed()?;
        Ok(program)
    }

    /// In namespaces and a directory of its own: some mount, some send signals, some leave files. One executes ./true.
    fn command(&self, program: &Path) -> Result<Command, Stop> {
        let directory = scratch("foreign")?;
        let helper = sources()?.0.join(self.name).with_file_name("true.c");
        if helper.is_file() {
            compiler().args(["-static", "-o"]).arg(directory.join("true")).arg(helper).succeed()?;
        }
        let mut unshare = command("unshare");
        unshare.args(["--mount", "--pid", "--fork", "--kill-child", "--mount-proc"]);
        unshare.args(["timeout", "-k", "5", PATIENCE]).arg(program).current_dir(directory);
        Ok(unshare)
    }
}

/// Runs it, and reads what it says.
fn verdicts(command: &mut Command) -> Result<(Verdicts, String), Stop> {
    let output = command.outcome()?;
    let text = String::from_utf8_lossy(&output.stdout);
    Ok((verdicts::read(&text, output.status.code()), told(command, &output)))
}

/// The same verdicts with splork's functions as with libc's syscall() and clone().
pub fn agrees(selftest: &Selftest) -> Test {
    // SAFETY: geteuid(2) cannot fail.
    if unsafe { libc::geteuid() } != 0 {
        return skip("only root can run it in namespaces of its own");
    }
    let plain = selftest.build("plain", &[])?;
    let routed = selftest.build("routed", &route::options()?)?;
    let mut seen = vec![];
    for _ in 0..TRIES {
        let (expected, told) = verdicts(&mut selftest.command(&plain)?)?;
        if expected["the program"] == "skipped" {
            return skip(format!("it does not run on this kernel\n{told}"));
        }
        let counters = route::counters(selftest.name)?;
        let trace = counters.with_extension("trace");
        fs::write(&trace, "")?;
        let mut ours = selftest.command(&routed)?;
        ours.env("SPLORK_ROUTED", &counters);
        if selftest.calls.contains(&"clone") {
            ours.env("SPLORK_TRACE", &trace);
        }
        let (verdicts, told) = verdicts(&mut ours)?;
        let differences = verdicts::differences(&expected, &verdicts);
        if !differences.is_empty() {
            seen = differences;
            seen.push(told);
            continue;
        }
        for &call in &selftest.calls {
            let count = match call {
                "clone" => fs::read_to_string(&trace)?.lines().count() as u32,
                _ => route::count(&counters, call)?,
            };
            ensure!(count > 0, "{} made no call of {call} by splork\n{told}", selftest.name);
        }
        let passed = verdicts.values().filter(|verdict| **verdict == "passed").count();
        let all = verdicts.len();
        ensure!(
            passed * 2 > all,
            "{} cannot run here: {passed} of {all} pass, with libc as well\n{told}",
            selftest.name
        );
        println!("{}: {passed} of {all} pass, the same with splork as without", selftest.name);
        return Ok(());
    }
    Err(Stop::Fails(seen.join("\n")))
}
