//! Together with --every-child, --clone and --trace: what the program itself may not do, and what is done for it.

use std::fs;
use std::path::PathBuf;

use splork_tests::cli::splork;
use splork_tests::every_child::whole;
use splork_tests::{Run, Stop, Test, compiler, ensure, ensure_equal, root, scratch};

/// Makes a child by each of the four calls, by their numbers, and says what came of it.
fn four_calls(name: &str) -> Result<PathBuf, Stop> {
    let binary = scratch(&format!("as-kernel-births-{name}"))?.join("births");
    let mut compile = compiler();
    compile.args(["-O1", "-Wall", "-Wextra", "-o"]).arg(&binary);
    compile.arg(root().join("tests/as_kernel/programs/births.c")).succeed()?;
    Ok(binary)
}

/// What the program says, and the trace without the numbers of processes, its last line apart.
fn traced(name: &str, options: &[&str]) -> Result<(String, Vec<String>), Stop> {
    let program = four_calls(name)?;
    let trace = program.with_file_name(format!("{name}.trace"));
    let mut run = splork()?;
    run.args(["run", "--every-child", "--trace"]).arg(&trace).args(options).arg("--").arg(&program);
    let said = run.succeed()?;
    Ok((said, whole(&trace)?.lines().map(str::to_owned).collect()))
}

pub fn a_call_that_is_too_new_is_the_tracers_to_refuse() -> Test {
    for target in [&[][..], &["--clone", "clone3"]] {
        let (said, trace) = traced("version", &[&["--as-kernel", "5.2"], target].concat())?;
        ensure_equal!(said, "fork 0\nclone 0\nclone3 38\nuname 5.2.0\n", "under {target:?}: {trace:#?}");
        let refused = trace.iter().filter(|line| line.contains(" clone3(") && line.ends_with(" = -1 ENOSYS")).count();
        ensure_equal!(refused, 1, "lines of a refused clone3: {trace:#?}");
        let born = trace.iter().filter(|line| line.contains(" as clone3 = ")).count();
        // The kernel of this machine has it: the tracer may, where the program may not.
        ensure_equal!(born, if target.is_empty() { 0 } else { 2 }, "born by clone3: {trace:#?}");
    }
    Ok(())
}

pub fn a_denied_call_fails_with_its_errno() -> Test {
    let (said, trace) = traced("denied", &["--deny", "clone3=EPERM", "--deny", "fork=EAGAIN", "--clone", "clone3"])?;
    ensure!(said.starts_with("fork 11\nclone 0\nclone3 1\nuname "), "{said}");
    ensure!(trace.iter().any(|line| line.ends_with("fork() = -1 EAGAIN")), "{trace:#?}");
    ensure!(trace.iter().any(|line| line.contains(" clone3(") && line.ends_with(" = -1 EPERM")), "{trace:#?}");
    Ok(())
}

/// A number that no kernel has: the program's own call is made, --strict lets it fail, with and without a version.
pub fn a_target_that_is_not_there_is_as_without() -> Test {
    for version in [&[][..], &["--as-kernel", "5.10"]] {
        let (said, trace) = traced("target", &[version, &["--clone", "clone_nice:nice=5"]].concat())?;
        ensure!(said.starts_with("fork 0\nclone 0\nclone3 0\n"), "{version:?}: {said}{trace:#?}");
        let (said, trace) = traced("strict", &[version, &["--strict", "--clone", "clone_nice:nice=5"]].concat())?;
        ensure!(said.starts_with("fork 38\nclone 38\n"), "{version:?}, --strict: {said}{trace:#?}");
    }
    Ok(())
}

/// Of the library's, without a tracer: what it is told to make is not there.
pub fn the_librarys_own_calls_are_as_old() -> Test {
    let program = scratch("as-kernel-preload")?.join("existing");
    let trace = program.with_file_name("trace");
    compiler().arg("-o").arg(&program).arg(root().join("examples/existing.c")).succeed()?;
    let told = |version: &[&str]| -> Result<String, Stop> {
        let mut run = splork_tests::stage()?.splork();
        run.arg("run").args(version).args(["--clone", "clone3", "--trace"]).arg(&trace).arg("--").arg(&program);
        run.outcome()?;
        let text = fs::read_to_string(&trace)?;
        fs::remove_file(&trace)?;
        Ok(text)
    };
    let (there, missing) = (told(&["--as-kernel", "5.3"])?, told(&["--as-kernel", "5.2"])?);
    ensure!(there.contains(" as clone3 = ") && !there.contains("ENOSYS"), "{there}");
    ensure!(missing.contains(" as clone3 = -1 ENOSYS"), "{missing}");
    Ok(())
}
