//! Which library is taken.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

use splork_tests::programs::{copied, executable};
use splork_tests::{Run, Stop, Test, command, compiler, ensure, ensure_equal, root, scratch, stage};

use super::{built, run, said};

/// A prefix with the command and nothing else but what is put there.
fn prefix(name: &str) -> Result<(PathBuf, Command), Stop> {
    let prefix = scratch(name)?;
    let command_file = prefix.join("bin/splork");
    copied(stage()?.splork().get_program(), &command_file)?;
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

/// The loader would split it, expand it or drop it, and run the program without. A link to it will do.
pub fn a_path_that_ld_preload_cannot_name_is_refused() -> Test {
    let scratch = scratch("run-names")?;
    let source = stage()?.shared_library();
    for name in ["a b", "a:b", "a\tb", "a\nb", "d$LIB", "$ORIGIN", "${PLATFORM}"] {
        let directory = scratch.join(name);
        fs::create_dir(&directory)?;
        let copy = directory.join("libsplork.so");
        fs::copy(&source, &copy)?;
        let output = run(["--library"])?.arg(&copy).arg("true").outcome()?;
        ensure_equal!(output.status.code(), Some(125), "the status of {name:?}");
        ensure!(
            said(&output).contains("LD_PRELOAD cannot name") && said(&output).lines().count() == 1,
            "{}",
            said(&output)
        );
        let link = scratch.join("link.so");
        let _ = fs::remove_file(&link);
        symlink(&copy, &link)?;
        ensure_equal!(loaded(&link)?, link.display().to_string(), "the library that a link leads to");
    }
    Ok(())
}

/// Whether the program has it mapped: LD_PRELOAD as the program sees it would tell of what is dropped, too.
fn loaded(library: &Path) -> Result<String, Stop> {
    let script = "cat /proc/self/maps | grep -q libsplork && echo $LD_PRELOAD";
    Ok(run(["--library"])?.arg(library).args(["sh", "-c", script]).succeed()?.trim().to_owned())
}

/// Whatever it is, the program does not run without ours.
pub fn what_is_not_our_library_is_refused() -> Test {
    let directory = scratch("run-others")?;
    let ours = fs::read(stage()?.shared_library())?;
    fs::write(directory.join("text.so"), "text\n")?;
    fs::write(directory.join("half.so"), &ours[..ours.len() / 2])?;
    fs::write(directory.join("empty.so"), "")?;
    command("mkfifo").arg("fifo.so").current_dir(&directory).succeed()?;
    fs::create_dir(directory.join("directory.so"))?;
    // Others' libraries: with another name, with our name alone, with name and clone.
    let build = |words: &[&str]| {
        compiler().args(["-shared", "-fPIC", "-nostdlib"]).args(words).current_dir(&directory).succeed()
    };
    fs::write(directory.join("none.c"), "int nothing;\n")?;
    fs::write(directory.join("clone.c"), "int clone(void);\nint clone(void) { return -1; }\n")?;
    build(&["clone.c", "-o", "named.so"])?;
    build(&["none.c", "-Wl,-soname,libsplork.so.0", "-o", "soname.so"])?;
    build(&["clone.c", "-Wl,-soname,libsplork.so.0", "-o", "both.so"])?;
    let program = "examples/existing.c";
    compiler().arg(root().join(program)).arg("-o").arg(directory.join("program.so")).succeed()?;
    let archive = stage()?.archive();
    let mut paths: Vec<PathBuf> = ["libm.so.6", "/nonexistent", "/dev/zero"].iter().map(PathBuf::from).collect();
    let names = ["text", "half", "empty", "fifo", "directory", "named", "soname", "both", "program"];
    paths.extend(names.map(|name| directory.join(format!("{name}.so"))));
    paths.extend([archive, libm()?]);
    for path in paths {
        for options in [&["true"][..], &["--check", "true"], &["--trace", "-", "true"]] {
            let mut splork = command("timeout");
            splork.arg("60").arg(stage()?.splork().get_program()).args(["run", "--library"]).arg(&path).args(options);
            let output = splork.outcome()?;
            let text = said(&output);
            ensure_equal!(output.status.code(), Some(125), "the status of {} and {options:?}: {text}", path.display());
            ensure!(output.stdout.is_empty() && text.lines().count() == 1, "{}: {text}", path.display());
        }
    }
    Ok(())
}

/// libm, as the loader knows it.
fn libm() -> Result<PathBuf, Stop> {
    let path = compiler().arg("-print-file-name=libm.so.6").succeed()?;
    Ok(fs::canonicalize(path.trim())?)
}

/// A program of another class cannot have it: with --library that was asked for.
pub fn a_library_for_another_machine_is_refused() -> Test {
    let binary = built("run-machine", &[])?;
    let mut data = fs::read(&binary)?;
    data[18] = 0xf3; // riscv
    let other = binary.with_file_name("other");
    executable(&other, data)?;
    let output = run(["--library"])?.arg(stage()?.shared_library()).arg(&other).outcome()?;
    ensure_equal!(output.status.code(), Some(125), "the status; {}", said(&output));
    ensure!(said(&output).contains("it is for riscv"), "{}", said(&output));
    Ok(())
}
