//! uname says the version, to every kind of program, and nobody is left behind.

use std::fs;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};

use splork_tests::cli::splork;
use splork_tests::command::exists;
use splork_tests::patience::until;
use splork_tests::programs::copied;
use splork_tests::{Run, Stop, Test, command, ensure, ensure_equal, root, scratch, skip};

use super::compiler_of;

fn names(name: &str, is_i386: bool, options: &[&str]) -> Result<PathBuf, Stop> {
    let binary = scratch(&format!("as-kernel-names-{name}"))?.join("names");
    let mut compile = compiler_of(is_i386)?;
    compile.args(options).arg("-o").arg(&binary).arg(root().join("tests/as_kernel/programs/names.c")).succeed()?;
    Ok(binary)
}

/// As the program says it by itself, but for the release.
fn says_the_version(program: &Path, options: &[&str]) -> Test {
    let own = command("uname").arg("-r").succeed()?;
    let own = own.trim();
    let short = &own[..own.len().min(8)];
    let alone = command(program).succeed()?.replace(own, "5.4.0").replace(&format!("Linux {short} "), "Linux 5.4.0 ");
    ensure!(alone.contains("Linux 5.4.0 "), "{alone}");
    let mut run = splork()?;
    run.arg("run").args(options).args(["--as-kernel", "5.4", "--"]).arg(program);
    ensure_equal!(run.succeed()?, alone, "{options:?}");
    Ok(())
}

pub fn uname_says_the_version() -> Test {
    says_the_version(&names("dynamic", false, &[])?, &[])?;
    says_the_version(&names("static", false, &["-static"])?, &[])
}

pub fn uname_says_it_to_i386() -> Test {
    says_the_version(&names("i386", true, &["-static"])?, &[])
}

pub fn with_every_child_the_tracer_says_it() -> Test {
    says_the_version(&names("traced", false, &[])?, &["--every-child"])?;
    says_the_version(&names("traced-clone3", false, &[])?, &["--every-child", "--clone", "clone3"])?;
    says_the_version(&names("traced-i386", true, &["-static"])?, &["--every-child"])
}

pub fn two_numbers_get_a_third_and_a_distributions_words_stay() -> Test {
    for (asked, expected) in
        [("5.4", "5.4.0\n"), ("5.4.17", "5.4.17\n"), ("4.18.0-553.el8.x86_64", "4.18.0-553.el8.x86_64\n")]
    {
        let text = splork()?.args(["run", "--as-kernel", asked, "uname", "-r"]).succeed()?;
        ensure_equal!(text, expected, "uname -r as {asked}");
    }
    Ok(())
}

/// Of nobody's: what no rights are needed for.
pub fn users_without_rights_are_answered() -> Test {
    if !is_root() {
        return skip("all tests are run without rights already");
    }
    let mut run = splork()?;
    let program = run.get_program().to_owned();
    let directory = scratch("as-kernel-user")?;
    let copy = PathBuf::from(format!("/tmp/splork-as-kernel-{}", std::process::id()));
    copied(program, &copy)?;
    run = command(&copy);
    run.current_dir("/").args([
        "run",
        "--as-kernel",
        "5.4",
        "--deny",
        "statx=EPERM",
        "sh",
        "-c",
        "uname -r; grep NoNewPrivs /proc/self/status",
    ]);
    let text = run.uid(65534).gid(65534).succeed();
    fs::remove_file(copy)?;
    drop(directory);
    ensure_equal!(text?, "5.4.0\nNoNewPrivs:\t1\n", "what nobody sees");
    Ok(())
}

pub fn is_root() -> bool {
    // SAFETY: it takes nothing.
    unsafe { libc::geteuid() == 0 }
}

/// In a UTS namespace the host has another name, and setarch(8) has other machines.
pub fn other_names_are_the_programs_own() -> Test {
    let see = |run: &[&str], program: &[&str]| -> Result<String, Stop> {
        let mut line = splork()?;
        line.args(["run", "--as-kernel", "5.4"]).args(run).arg("--").args(program);
        line.succeed()
    };
    ensure_equal!(see(&[], &["setarch", "i686", "uname", "-rm"])?, "5.4.0 i686\n", "under setarch i686");
    let of26 = see(&[], &["setarch", "--uname-2.6", "uname", "-r"])?;
    ensure!(of26.starts_with("2.6."), "under setarch --uname-2.6: {of26}");
    if !is_root() || !exists("unshare") {
        return skip("a UTS namespace wants root and unshare(1)");
    }
    let inside = see(&[], &["unshare", "--uts", "sh", "-c", "hostname elsewhere; uname -nr"])?;
    ensure_equal!(inside, "elsewhere 5.4.0\n", "in a UTS namespace");
    Ok(())
}

/// A 32-bit program asks for 2.6 by a call of its own.
pub fn i386_may_ask_for_2_6() -> Test {
    let program = names("i386-26", true, &["-static"])?;
    for options in [&[][..], &["--every-child"]] {
        let mut run = splork()?;
        run.arg("run").args(options).args(["--as-kernel", "5.4", "--", "setarch", "linux32", "--uname-2.6"]);
        let (there, mut alone) = (run.arg(&program).succeed()?, command("setarch"));
        let alone = alone.args(["linux32", "--uname-2.6"]).arg(&program).succeed()?;
        ensure!(alone.contains("Linux 2.6.") && alone.contains(" i686\n"), "{alone}");
        ensure_equal!(there, alone, "{options:?}");
    }
    Ok(())
}

/// Processes of the command's own name that were started from this very file.
fn left(program: &Path) -> Vec<String> {
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    let runs = |path: &Path| fs::read_link(path.join("exe")).is_ok_and(|exe| exe == program);
    entries.map(|entry| entry.path()).filter(|path| runs(path)).map(|path| path.display().to_string()).collect()
}

/// The process that answers ends when the last one does that could ask: a daemon, here.
pub fn nobody_is_left_to_answer() -> Test {
    let directory = scratch("as-kernel-left")?;
    let program = directory.join("splork");
    copied(splork()?.get_program(), &program)?;
    let (gate, said) = (directory.join("gate"), directory.join("said"));
    command("mkfifo").arg(&gate).succeed()?;
    const SCRIPT: &str = "(read line < gate; uname -r > new; mv new said) > /dev/null 2>&1 &";
    let mut run = command(&program);
    run.args(["run", "--as-kernel", "5.4", "sh", "-c", SCRIPT]).current_dir(&directory).succeed()?;
    // Its output is at its end, though somebody is there to answer.
    let answerers = left(&program);
    ensure_equal!(answerers.len(), 1, "processes that answer a daemon");
    const NAME: &str = "splork-uname";
    ensure_equal!(fs::read_to_string(Path::new(&answerers[0]).join("comm"))?.trim_end(), NAME, "its name");
    fs::write(gate, "on\n")?;
    until("word of the daemon", || Ok(said.exists().then_some(())))?;
    ensure_equal!(fs::read_to_string(said)?, "5.4.0\n", "what the daemon sees");
    until("end of who answered", || Ok(left(&program).is_empty().then_some(())))
}

/// Another one inside keeps what the one outside says, and is told so.
pub fn a_second_one_cannot_answer() -> Test {
    let mut run = splork()?;
    let own = run.get_program().to_owned();
    run.args(["run", "--as-kernel", "5.10"]).arg(own).args(["run", "--as-kernel", "5.9", "uname", "-r"]);
    let output = run.outcome()?;
    ensure_equal!(String::from_utf8_lossy(&output.stdout), "5.10.0\n", "uname -r");
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    ensure!(
        told.starts_with(
            "splork run: warning: uname will report the real version: another process answers for a filter"
        ),
        "{told}"
    );
    ensure_equal!(told.lines().count(), 1, "lines");
    Ok(())
}
