//! splork run, as installed: the program's own status, what comes before it, and what --check says.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Output};

use splork_tests::{Run, Stop, Test, command, compiler, ensure, ensure_equal, root, scratch, skip, stage, trials};

fn main() -> ExitCode {
    trials![
        the_programs_status_and_output_are_its_own,
        ours_comes_before_other_preloads,
        settings_reach_the_program,
        relative_paths_are_meant_here,
        a_wrong_setting_is_125,
        a_setting_that_could_not_be_honoured_is_125,
        what_cannot_be_run_is_126_or_127,
        a_library_is_found_beside_the_command_or_named,
        a_path_that_ld_preload_cannot_name_is_refused,
        check_tells_who_is_served,
        check_tells_setuid_from_others,
    ]
    .run("run_command", "tests of splork run")
}

fn run<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Result<Command, Stop> {
    let mut run = stage()?.splork();
    run.arg("run").args(arguments);
    Ok(run)
}

fn built(name: &str, options: &[&str]) -> Result<PathBuf, Stop> {
    let binary = scratch(name)?.join("existing");
    compiler().args(options).arg("-o").arg(&binary).arg(root().join("examples/existing.c")).succeed()?;
    Ok(binary)
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn the_programs_status_and_output_are_its_own() -> Test {
    let output = run(["sh", "-c", "echo out; echo err >&2; exit 42"])?.outcome()?;
    ensure_equal!(output.status.code(), Some(42), "the status");
    ensure_equal!((&output.stdout[..], &*said(&output)), (&b"out\n"[..], "err\n"), "output and errors");
    // Options behind the program are the program's, with and without dashes before it.
    for line in [&["echo", "--check", "-h"][..], &["--", "echo", "--check", "-h"]] {
        ensure_equal!(run(line)?.succeed()?, "--check -h\n", "echo's arguments");
    }
    Ok(())
}

fn ours_comes_before_other_preloads() -> Test {
    let ours = fs::canonicalize(stage()?.shared_library().with_file_name("libsplork.so.0"))?;
    let list = |others: &str| run(["sh", "-c", "echo \"$LD_PRELOAD\""])?.env("LD_PRELOAD", others).succeed();
    for (others, expected) in [
        ("", String::new()),
        ("libm.so.6", ":libm.so.6".into()),
        ("libm.so.6 libdl.so.2", ":libm.so.6 libdl.so.2".into()),
    ] {
        let found = list(others)?;
        let first = found.trim().strip_suffix(&expected).unwrap_or_default();
        ensure_equal!(fs::canonicalize(first)?, ours, "the first of {found}");
    }
    Ok(())
}

fn settings_reach_the_program() -> Test {
    let binary = built("run-settings", &[])?;
    let trace = binary.with_file_name("trace");
    let mut line = run(["--clone", "clone3", "--trace"])?;
    let printed = line.arg(&trace).arg("--").arg(&binary).env("SPLORK_CLONE", "another").succeed()?;
    ensure_equal!(printed, "clone: the child exited with 42\n", "what the program prints");
    let traced = fs::read_to_string(trace)?;
    ensure!(traced.lines().count() == 1 && traced.contains(" as clone3 = "), "{traced}");
    let output = run(["--trace", "-"])?.arg(&binary).outcome()?;
    ensure!(said(&output).contains(" clone(flags=SIGCHLD, "), "{}", said(&output));
    Ok(())
}

fn relative_paths_are_meant_here() -> Test {
    let binary = built("run-relative", &[])?;
    let here = binary.parent().expect("a directory");
    let script = ["sh", "-c", "cd / && \"$0\" && printf '%s\\n' \"$SPLORK_CLONE\" >&2"];
    run(["--trace", "trace"])?.args(script).arg(&binary).current_dir(here).succeed()?;
    let traced = fs::read_to_string(here.join("trace"))?;
    ensure!(traced.lines().count() == 1 && traced.contains(" clone("), "{traced}");
    // A cgroup's path; the setting is refused, and told as it was set.
    let output = run(["--clone", "clone3:cgroup=none"])?.args(script).arg(&binary).current_dir(here).outcome()?;
    let told = format!("splork: SPLORK_CLONE=clone3:cgroup={}/none: ", here.display());
    ensure!(output.status.code() == Some(125) && said(&output).starts_with(&told), "{}", said(&output));
    Ok(())
}

fn a_wrong_setting_is_125() -> Test {
    let binary = built("run-wrong", &[])?;
    for line in
        [["--clone", "nonsense"], ["--clone", "clone_nice:nice=x"], ["--trace", "/nonexistent/trace"], ["--clone", ""]]
    {
        let output = run(line)?.arg(&binary).outcome()?;
        ensure_equal!(output.status.code(), Some(125), "the status of {line:?}");
        ensure!(output.stdout.is_empty() && said(&output).lines().count() == 1, "{line:?}: {}", said(&output));
    }
    Ok(())
}

fn a_setting_that_could_not_be_honoured_is_125() -> Test {
    let binary = built("run-static", &["-static"])?;
    let output = run(["--clone", "clone3"])?.arg(&binary).outcome()?;
    ensure_equal!(output.status.code(), Some(125), "the status of a static program with a setting");
    ensure!(output.stdout.is_empty() && said(&output).contains("statically"), "{}", said(&output));
    let output = run([&binary])?.env("SPLORK_TRACE", "-").outcome()?;
    ensure_equal!(output.status.code(), Some(125), "the status where the setting is in the environment");
    // Without one it just runs.
    run([&binary])?.succeed()?;
    Ok(())
}

fn what_cannot_be_run_is_126_or_127() -> Test {
    for (program, status) in
        [("/nonexistent", 127), ("no-such-program-anywhere", 127), ("/etc/passwd", 126), ("/etc", 126)]
    {
        let output = run([program])?.outcome()?;
        ensure_equal!(output.status.code(), Some(status), "the status of {program}");
        ensure!(said(&output).starts_with(&format!("splork run: {program}: ")), "{}", said(&output));
    }
    ensure_equal!(run(["--nonsense", "true"])?.outcome()?.status.code(), Some(2), "the status of bad usage");
    ensure_equal!(run(["--check"])?.outcome()?.status.code(), Some(2), "the status without a program");
    Ok(())
}

/// A prefix with the command and nothing else but what is put there.
fn prefix(name: &str) -> Result<(PathBuf, Command), Stop> {
    let prefix = scratch(name)?;
    let command_file = prefix.join("bin/splork");
    // By another process: a child that another test starts meanwhile would hold the file open for writing, and what is
    // open so cannot be run.
    command("install").arg("-D").arg(stage()?.splork().get_program()).arg(&command_file).succeed()?;
    let mut run = command(&command_file);
    run.args(["run", "sh", "-c", "echo $LD_PRELOAD"]);
    Ok((prefix, run))
}

fn a_library_is_found_beside_the_command_or_named() -> Test {
    let library = stage()?.shared_library();
    let triplet = format!("lib/{}-linux-gnu", std::env::consts::ARCH);
    for directory in ["lib", "lib64", &triplet] {
        let (prefix, mut run) = prefix("run-prefix")?;
        fs::create_dir_all(prefix.join(directory))?;
        let copy = prefix.join(directory).join("libsplork.so.0");
        fs::copy(&library, &copy)?;
        ensure_equal!(run.succeed()?.trim(), copy.display().to_string(), "the library in {directory}");
    }
    let (prefix, mut run) = prefix("run-prefix")?;
    // The loader's own cache may know one.
    let output = run.outcome()?;
    ensure!(output.status.success() || output.status.code() == Some(125), "{}", said(&output));
    let copy = prefix.join("mine.so");
    fs::copy(&library, &copy)?;
    let found = self::run(["--library"])?.arg(&copy).args(["sh", "-c", "echo $LD_PRELOAD"]).succeed()?;
    ensure_equal!(found.trim(), copy.display().to_string(), "the library that was named");
    let output = self::run(["--library", "/nonexistent", "true"])?.outcome()?;
    ensure_equal!(output.status.code(), Some(125), "the status where it is not there");
    Ok(())
}

fn a_path_that_ld_preload_cannot_name_is_refused() -> Test {
    let directory = scratch("run-blank")?.join("a b");
    fs::create_dir(&directory)?;
    let copy = directory.join("libsplork.so");
    fs::copy(stage()?.shared_library(), &copy)?;
    let output = run(["--library"])?.arg(&copy).arg("true").outcome()?;
    ensure_equal!(output.status.code(), Some(125), "the status");
    ensure!(said(&output).contains("blanks or colons"), "{}", said(&output));
    Ok(())
}

fn checked(program: &Path, status: i32, part: &str) -> Test {
    let output = run(["--check"])?.arg(program).outcome()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned() + &said(&output);
    ensure!(
        output.status.code() == Some(status) && text.contains(part),
        "not {status} and {part:?} but {}: {text}",
        output.status
    );
    ensure_equal!(text.lines().count(), 1, "the lines of {text}");
    Ok(())
}

fn check_tells_who_is_served() -> Test {
    let binary = built("run-check", &[])?;
    let beside = |name: &str| binary.with_file_name(name);
    checked(&binary, 0, "imports clone")?;
    checked(Path::new("/bin/true"), 3, "neither it nor a library that it needs imports clone")?;
    checked(&built("run-check-static", &["-static"])?, 4, "statically")?;
    checked(&built("run-check-static-pie", &["-static-pie"])?, 4, "statically")?;
    checked(Path::new("/nonexistent"), 1, "no such program")?;
    fs::write(beside("text"), "text\n")?;
    checked(&beside("text"), 1, "neither an ELF program nor a script")?;
    fs::write(beside("script"), format!("#!{}\n", binary.display()))?;
    checked(&beside("script"), 0, "a script for")?;
    // A library that it needs.
    let plugin = root().join("tests/programs/plugin.c");
    compiler().args(["-shared", "-fPIC", "-o"]).arg(beside("libplugin.so")).arg(plugin).succeed()?;
    fs::write(beside("main.c"), "int start(void);\nint main(void) { return start() != 9; }\n")?;
    let rpath = format!("-Wl,-rpath,{}", binary.parent().expect("a directory").display());
    compiler().arg(beside("main.c")).arg(beside("libplugin.so")).arg(rpath).arg("-o").arg(beside("needs")).succeed()?;
    checked(&beside("needs"), 0, "libplugin.so, which it needs, imports clone")?;
    // By a path, which the loader takes as it is.
    let mut needs = compiler();
    needs.args(["-x", "c", "main.c", "-x", "none", "./libplugin.so", "-o", "needs-by-path"]).current_dir(beside("."));
    needs.succeed()?;
    let output = run(["--check", "./needs-by-path"])?.current_dir(beside(".")).outcome()?;
    ensure_equal!(output.status.code(), Some(0), "the status of a library that is needed by its path");
    // Another machine's program: this one's header with another number in it.
    let mut data = fs::read(&binary)?;
    data[18] = 0xf3;
    fs::write(beside("other"), data)?;
    checked(&beside("other"), 4, "it is for riscv")
}

fn check_tells_setuid_from_others() -> Test {
    // SAFETY: these take nothing.
    if unsafe { libc::geteuid() } != 0 {
        return skip("only root can give a program to another user");
    }
    let binary = built("run-check-setuid", &[])?;
    std::os::unix::fs::chown(&binary, Some(65534), None)?;
    fs::set_permissions(&binary, fs::Permissions::from_mode(0o4755))?;
    checked(&binary, 4, "setuid")?;
    symlink(&binary, binary.with_file_name("link"))?;
    checked(&binary.with_file_name("link"), 4, "setuid")
}
