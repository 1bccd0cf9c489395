//! Which library is taken.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use splork_tests::{Run, Stop, Test, command, ensure, ensure_equal, scratch, stage};

use super::{run, said};

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

pub fn a_library_is_found_beside_the_command_or_named() -> Test {
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

pub fn a_path_that_ld_preload_cannot_name_is_refused() -> Test {
    let directory = scratch("run-blank")?.join("a b");
    fs::create_dir(&directory)?;
    let copy = directory.join("libsplork.so");
    fs::copy(stage()?.shared_library(), &copy)?;
    let output = run(["--library"])?.arg(&copy).arg("true").outcome()?;
    ensure_equal!(output.status.code(), Some(125), "the status");
    ensure!(said(&output).contains("blanks or colons"), "{}", said(&output));
    Ok(())
}
