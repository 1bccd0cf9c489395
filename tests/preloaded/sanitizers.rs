//! A program that uses clone, built with the sanitizers or run by valgrind, with the library in front.

use std::path::PathBuf;

use splork_tests::command::{exists, told};
use splork_tests::{Run, Stop, Test, command, ensure, ensure_equal, libraries, root, scratch, skip};

use super::{calls, trace_file};

const PRINTED: &str = "clone: the child exited with 42\n";

fn build(sanitizer: &str, name: &str) -> Result<PathBuf, Stop> {
    let binary = scratch(name)?.join("existing");
    let mut cc = command("gcc");
    cc.args(["-g", &format!("-fsanitize={sanitizer}"), "-o"]).arg(&binary).arg(root().join("examples/existing.c"));
    let output = cc.outcome()?;
    if !output.status.success() {
        return skip(format!("gcc has no -fsanitize={sanitizer}: {}", told(&cc, &output)));
    }
    Ok(binary)
}

/// The runtime, where it is given, comes before ours in LD_PRELOAD.
fn runs(sanitizer: &str, runtime: Option<&str>) -> Test {
    let binary = build(sanitizer, &format!("preload-{sanitizer}"))?;
    let trace = trace_file(&format!("preload-{sanitizer}-trace"))?;
    let ours = libraries()?.shared_library().display().to_string();
    let list = match runtime {
        Some(name) => {
            let path = command("gcc").arg(format!("-print-file-name={name}")).succeed()?;
            format!("{}:{ours}", path.trim())
        }
        None => ours,
    };
    let mut run = command(&binary);
    let output = run.env("LD_PRELOAD", list).env("SPLORK_TRACE", &trace).outcome()?;
    ensure!(output.status.success() && output.stdout == PRINTED.as_bytes(), "{}", told(&run, &output));
    ensure!(output.stderr.is_empty(), "{}", told(&run, &output));
    ensure_equal!(calls(&trace, true)?.len(), 1, "the calls with -fsanitize={sanitizer}");
    Ok(())
}

/// gcc links the runtime as a shared library, which wants to be the first of all: so it is named before ours.
pub fn address_sanitizer_works_behind_its_runtime() -> Test {
    runs("address", Some("libasan.so"))
}

/// The same without naming it: the runtime refuses, and says what to do.
pub fn address_sanitizer_wants_to_be_first() -> Test {
    let binary = build("address", "preload-address-first")?;
    let output = command(&binary).env("LD_PRELOAD", libraries()?.shared_library()).outcome()?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    ensure!(!output.status.success() && said.contains("does not come first in initial library list"), "{said}");
    let mut run = command(&binary);
    run.env("LD_PRELOAD", libraries()?.shared_library()).env("ASAN_OPTIONS", "verify_asan_link_order=0");
    ensure_equal!(run.succeed()?, PRINTED, "without its check");
    Ok(())
}

pub fn thread_sanitizer_works() -> Test {
    runs("thread", None)
}

pub fn undefined_behaviour_sanitizer_works() -> Test {
    runs("undefined", None)
}

/// valgrind has no clone3, so that a program sent there is told ENOSYS, as by an old kernel.
pub fn valgrind_works() -> Test {
    if !exists("valgrind") {
        return skip("valgrind is not installed");
    }
    let binary = scratch("preload-valgrind")?.join("existing");
    command("gcc").args(["-g", "-o"]).arg(&binary).arg(root().join("examples/existing.c")).succeed()?;
    let under_valgrind = |route: &str| {
        let trace = trace_file("preload-valgrind-trace")?;
        let mut run = command("valgrind");
        run.args(["-q", "--error-exitcode=9", "--leak-check=full"]).arg(&binary).env("SPLORK_CLONE", route);
        let output = run.env("LD_PRELOAD", libraries()?.shared_library()).env("SPLORK_TRACE", &trace).outcome()?;
        ensure_equal!(calls(&trace, route.is_empty())?.len(), 1, "the calls under valgrind");
        Ok::<_, Stop>(output)
    };
    let output = under_valgrind("")?;
    ensure!(output.status.success() && output.stdout == PRINTED.as_bytes(), "{output:?}");
    let output = under_valgrind("clone3")?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    ensure!(output.status.code() == Some(1) && said.contains("Function not implemented"), "clone3: {output:?}");
    Ok(())
}
