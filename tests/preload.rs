//! libsplork.so under programs that were built without it.

use std::path::PathBuf;
use std::process::{Command, ExitCode, Output};

use splork_tests::{Run, Stop, Test, command, compiler, ensure, ensure_equal, libraries, root, target, trials};

fn main() -> ExitCode {
    trials![
        clone_is_bound_to_ours,
        dunder_clone_is_bound_to_ours,
        without_preload_clone_is_libcs,
        programs_that_do_not_call_clone_are_undisturbed,
        libcs_own_threads_and_spawns_work_in_parent_and_child,
        children_return_after_dlclose,
    ]
    .run("preload", "tests of LD_PRELOAD")
}

/// The program, built from this source without any option that names splork.
fn build(source: &str) -> Result<PathBuf, Stop> {
    let directory = target().join("scratch/preload");
    std::fs::create_dir_all(&directory)?;
    let name = source.replace(['/', '.'], "_");
    // Tests that share a program do not share its file: one would write what another runs.
    let binary = directory.join(format!("{name}_{:?}", std::thread::current().id()));
    compiler().arg("-o").arg(&binary).arg(root().join(source)).arg("-pthread").succeed()?;
    Ok(binary)
}

fn preloaded(program: impl AsRef<std::ffi::OsStr>) -> Result<Command, Stop> {
    let mut command = command(program);
    command.env("LD_PRELOAD", libraries()?.shared_library());
    Ok(command)
}

/// Which library the loader binds the program's references to this symbol to, and at which version they ask for it.
fn bindings(command: &mut Command, symbol: &str) -> Result<Vec<(String, String)>, Stop> {
    let program = command.get_program().to_string_lossy().into_owned();
    let output = command.env("LD_DEBUG", "bindings").outcome()?;
    ensure!(output.status.success(), "{program}: {}", output.status);
    let log = String::from_utf8_lossy(&output.stderr);
    let from = format!("binding file {program} [0] to ");
    let what = format!(": normal symbol `{symbol}'");
    let mut found = vec![];
    for line in log.lines() {
        let Some((library, version)) = line.split_once(&from).and_then(|(_, line)| line.split_once(&what)) else {
            continue;
        };
        found.push((library.trim_end_matches(" [0]").to_owned(), version.trim().to_owned()));
    }
    Ok(found)
}

/// Once, to libsplork.so, and although the program asks for glibc's version of it.
fn is_bound_to_ours(source: &str, symbol: &str) -> Test {
    let bound = bindings(&mut preloaded(build(source)?)?, symbol)?;
    ensure!(bound.len() == 1, "bindings of {symbol}: {bound:?}");
    let (library, version) = &bound[0];
    ensure_equal!(*library, libraries()?.shared_library().display().to_string(), "the library that handles {symbol}");
    ensure!(version.starts_with("[GLIBC_"), "{symbol} was asked for without glibc's version: {version:?}");
    Ok(())
}

fn clone_is_bound_to_ours() -> Test {
    is_bound_to_ours("examples/existing.c", "clone")
}

fn dunder_clone_is_bound_to_ours() -> Test {
    is_bound_to_ours("tests/programs/dunder_clone.c", "__clone")
}

/// That the tests above can fail.
fn without_preload_clone_is_libcs() -> Test {
    let bound = bindings(&mut command(build("examples/existing.c")?), "clone")?;
    ensure!(bound.len() == 1 && bound[0].0.contains("libc.so"), "{bound:?}");
    Ok(())
}

fn programs_that_do_not_call_clone_are_undisturbed() -> Test {
    let lines: [&[&str]; 4] = [
        &["/bin/sh", "-c", "echo $((6 * 7)) | cat; (exit 3) || echo $?; exit 9"],
        &["/usr/bin/env", "-i", "/bin/echo", "emptied"],
        &["/bin/ls", "/nonexistent"],
        &["/bin/true"],
    ];
    for line in lines {
        let run = |mut command: Command| -> Result<Output, Stop> { command.args(&line[1..]).outcome() };
        let plain = run(command(line[0]))?;
        let ours = run(preloaded(line[0])?)?;
        ensure_equal!(ours, plain, "{line:?} under LD_PRELOAD");
    }
    Ok(())
}

fn libcs_own_threads_and_spawns_work_in_parent_and_child() -> Test {
    let printed = preloaded(build("tests/programs/threads.c")?)?.succeed()?;
    ensure_equal!(printed.trim(), "0 in the parent, 0 in the child", "what threads.c prints");
    Ok(())
}

fn children_return_after_dlclose() -> Test {
    let printed = command(build("tests/programs/closes_library.c")?).arg(libraries()?.shared_library()).succeed()?;
    ensure_equal!(printed, "wait status 0x2a00\n", "how the child ends");
    Ok(())
}
