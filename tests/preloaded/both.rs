//! The library together with others, and handed down.

use std::path::{Path, PathBuf};

use splork_tests::{Run, Stop, Test, command, compiler, ensure, ensure_equal, libraries, root, scratch, skip};

use super::{calls, plain, preloaded, trace_file};

fn existing(name: &str) -> Result<PathBuf, Stop> {
    let binary = scratch(name)?.join("existing");
    compiler().arg("-o").arg(&binary).arg(root().join("examples/existing.c")).succeed()?;
    Ok(binary)
}

fn first(pattern: &str) -> Result<PathBuf, Stop> {
    let found = command("sh").args(["-c", "ls $1 2> /dev/null | head -n 1", "sh", pattern]).succeed()?;
    if found.is_empty() { skip(format!("there is no {pattern}")) } else { Ok(found.trim().into()) }
}

/// In either order, with the other library's own work done.
fn beside(other: &Path, name: &str) -> Test {
    let binary = existing(name)?;
    let ours = libraries()?.shared_library();
    for list in [[ours.as_path(), other], [other, ours.as_path()]] {
        let trace = trace_file(&format!("{name}-trace"))?;
        let list = list.map(|path| path.display().to_string()).join(":");
        let mut run = command(&binary);
        let printed = run.env("LD_PRELOAD", &list).env("SPLORK_TRACE", &trace).succeed()?;
        ensure_equal!(printed, "clone: the child exited with 42\n", "with {list}");
        ensure_equal!(calls(&trace, true)?.len(), 1, "the calls with {list}");
    }
    Ok(())
}

pub fn jemalloc_may_be_beside() -> Test {
    beside(&first("/usr/lib/*/libjemalloc.so.2")?, "preload-jemalloc")
}

/// fakeroot's own command puts its library in front of ours.
pub fn fakeroot_may_be_around() -> Test {
    let binary = existing("preload-fakeroot")?;
    let trace = trace_file("preload-fakeroot-trace")?;
    let script = "id -u; \"$0\"; touch file; chown 1:1 file; stat -c %u:%g file";
    let mut fakeroot = plain(&["fakeroot", "sh", "-c", script])?;
    fakeroot.arg(&binary).current_dir(binary.parent().expect("a directory"));
    let printed = fakeroot.env("LD_PRELOAD", libraries()?.shared_library()).env("SPLORK_TRACE", &trace).succeed()?;
    ensure_equal!(printed, "0\nclone: the child exited with 42\n1:1\n", "under fakeroot");
    ensure_equal!(calls(&trace, true)?.len(), 1, "the calls under fakeroot");
    Ok(())
}

pub fn named_twice_is_named_once() -> Test {
    let binary = existing("preload-twice")?;
    let library = libraries()?.shared_library().display().to_string();
    let copy = scratch("preload-twice-copy")?.join("libsplork-copy.so");
    std::fs::copy(&library, &copy)?;
    for list in [format!("{library}:{library}"), format!("{library} {}", copy.display())] {
        let trace = trace_file("preload-twice-trace")?;
        command(&binary).env("LD_PRELOAD", &list).env("SPLORK_TRACE", &trace).succeed()?;
        ensure_equal!(calls(&trace, true)?.len(), 1, "the calls with {list}");
        // One line, not one each.
        let output = command(&binary).env("LD_PRELOAD", &list).env("SPLORK_CLONE", "none").outcome()?;
        ensure_equal!(output.status.code(), Some(125), "the status with {list}");
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        ensure_equal!(told.lines().count(), 1, "what is said: {told}");
    }
    Ok(())
}

/// What a library that comes by dlopen calls is ours too; and a dlopen of ours reads the settings.
pub fn dlopened_libraries_are_handled() -> Test {
    let directory = scratch("preload-dlopen")?;
    let build = |source: &str, output: &str, options: &[&str]| {
        compiler().args(options).arg("-o").arg(directory.join(output)).arg(root().join(source)).arg("-ldl").succeed()
    };
    build("tests/programs/plugin.c", "plugin.so", &["-shared", "-fPIC"])?;
    build("tests/programs/loads_plugin.c", "loads", &[])?;
    let trace = trace_file("preload-dlopen-trace")?;
    let program = directory.join("loads").display().to_string();
    let mut run = preloaded(&[&program])?;
    run.arg(directory.join("plugin.so")).env("SPLORK_TRACE", &trace);
    ensure_equal!(run.succeed()?, "the plugin's child exited with 9\n", "what the program prints");
    ensure_equal!(calls(&trace, true)?.len(), 1, "the plugin's calls");
    Ok(())
}

/// sh, env, sh again: every program of the chain appends to the one file.
pub fn settings_are_handed_down() -> Test {
    let binary = existing("preload-chain")?;
    let trace = trace_file("preload-chain-trace")?;
    let script = "\"$0\" && env sh -c '\"$0\" && exec \"$0\"' \"$0\" && (\"$0\" &  wait)";
    let mut run = preloaded(&["sh", "-c", script])?;
    run.arg(&binary).env("SPLORK_TRACE", &trace).env("SPLORK_CLONE", "clone3").succeed()?;
    let calls = calls(&trace, true)?;
    ensure_equal!(calls.len(), 4, "the calls: {calls:#?}");
    ensure!(calls.iter().all(|call| call.contains(" as clone3 = ")), "not all by clone3: {calls:#?}");
    Ok(())
}
