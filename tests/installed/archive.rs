//! libsplork.a among other libraries: another libc, another Rust library, another profile.

use std::path::Path;
use std::process::Command;

use splork_tests::command::exists;
use splork_tests::{Run, Stop, Test, command, compiler, ensure, scratch, skip, stage, target};

use super::dev_profile::archive_of_the_dev_profile;
use super::{build_and_run, program};

/// musl-gcc with our headers and, where Debian leaves them out, the kernel's.
fn musl() -> Result<Command, Stop> {
    if !exists("musl-gcc") {
        return skip("musl-gcc is not installed");
    }
    let mut cc = command("musl-gcc");
    cc.arg("-static").arg("-I").arg(stage()?.include());
    cc.args(["-idirafter", "/usr/include", "-idirafter", "/usr/include/x86_64-linux-gnu"]);
    Ok(cc)
}

pub fn static_program_links_against_musl() -> Test {
    let mut cc = musl()?;
    cc.arg(program("uses_splork.c")).arg(stage()?.archive());
    build_and_run(cc, "musl", "fine")
}

/// Ours returns -1 and sets errno where musl's returns the error itself; its threads and posix_spawn rest on that.
pub fn musl_keeps_its_own_dunder_clone() -> Test {
    let with_threads = || -> Result<Command, Stop> {
        let mut cc = musl()?;
        cc.arg(program("threads.c")).arg(stage()?.archive());
        Ok(cc)
    };
    let linked = target().join("scratch/traced");
    std::fs::create_dir_all(target().join("scratch"))?;
    let trace = |symbol: &str| -> Result<String, Stop> {
        let output = with_threads()?.arg(format!("-Wl,--trace-symbol={symbol}")).arg("-o").arg(&linked).outcome()?;
        let text = [output.stdout, output.stderr].concat();
        let text = String::from_utf8_lossy(&text);
        Ok(text.lines().filter(|line| line.contains("definition of")).collect::<Vec<_>>().join("\n"))
    };
    let dunder = trace("__clone")?;
    ensure!(dunder.contains("libc.a") && !dunder.contains("libsplork"), "__clone: {dunder:?}");
    let clone = trace("clone")?;
    ensure!(clone.contains("libsplork.a") && !clone.contains("libc.a"), "clone: {clone:?}");
    build_and_run(with_threads()?, "musl_threads", "0 in the parent, 0 in the child")
}

pub fn archive_of_the_dev_profile_links_too() -> Test {
    let archive = archive_of_the_dev_profile()?;
    let include = stage()?.include();
    for (name, options) in [("dev_shared", &[][..]), ("dev_static", &["-static"])] {
        let mut cc = compiler();
        cc.args(options).arg("-I").arg(&include).arg(program("uses_splork.c")).arg(&archive);
        build_and_run(cc, name, "fine")?;
    }
    Ok(())
}

pub fn archive_of_the_dev_profile_links_against_musl() -> Test {
    let mut cc = musl()?;
    cc.arg(program("uses_splork.c")).arg(archive_of_the_dev_profile()?);
    build_and_run(cc, "dev_musl", "fine")
}

/// Two panic handlers, two copies of compiler_builtins: no symbol of the one may meet the other's.
pub fn another_rust_library_fits_into_the_program() -> Test {
    let directory = scratch("other")?;
    let other = directory.join("libother.a");
    let mut rustc = command(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    rustc.args(["--edition=2024", "--crate-type=staticlib", "-Cpanic=abort", "-o"]).arg(&other);
    rustc.arg(program("other_library.rs")).succeed()?;

    let in_order = |first: &Path, second: &Path| -> Result<Command, Stop> {
        let mut cc = compiler();
        cc.arg("-I").arg(stage()?.include()).arg(program("uses_both.c"));
        // All of it, so that a name defined twice cannot go unnoticed.
        cc.args(["-Wl,--whole-archive"]).arg(first).arg(second).arg("-Wl,--no-whole-archive");
        Ok(cc)
    };
    for (name, splork) in [("both", stage()?.archive()), ("both_dev", archive_of_the_dev_profile()?)] {
        build_and_run(in_order(&splork, &other)?, name, "fine")?;
        build_and_run(in_order(&other, &splork)?, name, "fine")?;
    }
    Ok(())
}
