//! The library as on an architecture without a file in src/arch: programs that it is loaded into keep libc's clone.

use std::collections::BTreeSet;

use splork_tests::table::expected_exports;
use splork_tests::{Run, Stage, Test, command, compiler, ensure, ensure_equal, make, root, scratch, target};

use super::own_tables;

pub fn where_nothing_is_handled_clone_stays_libcs() -> Test {
    let _lock = own_tables();
    let top = scratch("unsupported")?;
    let built = format!("BUILT={}", target().join("own-tables/unsupported").display());
    let mut install = make([&*built, "install-lib"]);
    install.env("CARGO_TARGET_DIR", target().join("own-tables")).env("SPLORK_ARCH_FILE", "unsupported.rs");
    // make does not know that setting: what lies there may be another's.
    let _ = std::fs::remove_dir_all(target().join("own-tables/unsupported"));
    let stage = Stage::installed(top.join("tree"), &mut install)?;

    let mut nm = command("nm");
    nm.args(["-D", "--defined-only", "--format=just-symbols"]).arg(stage.shared_library());
    let exports: BTreeSet<String> = nm.succeed()?.lines().map(str::to_owned).collect();
    let mut expected = expected_exports()?;
    for name in ["clone", "__clone"] {
        ensure!(expected.remove(name), "the library has no {name} anywhere");
    }
    ensure_equal!(exports, expected, "the exports");

    // Both ways to be linked.
    for options in [&["-static"][..], &[]] {
        let binary = top.join("calls");
        let mut cc = compiler();
        cc.args(options).arg("-o").arg(&binary).arg(root().join("tests/arch/unsupported.c"));
        cc.arg("-I").arg(stage.include()).arg("-L").arg(stage.lib()).arg("-lsplork").arg(stage.rpath()).succeed()?;
        command(&binary).succeed()?;
    }

    let existing = top.join("existing");
    compiler().arg("-o").arg(&existing).arg(root().join("examples/existing.c")).succeed()?;
    let preloaded = || {
        let mut run = command(&existing);
        run.env("LD_PRELOAD", stage.shared_library());
        run
    };
    let output = preloaded().outcome()?;
    ensure_equal!(output.status.code(), Some(0), "the status of a program that calls clone: {output:?}");
    let told = "splork starts no children on this architecture: libc alone does; unset it";
    for (name, value) in [("SPLORK_CLONE", "clone3"), ("SPLORK_TRACE", "-"), ("SPLORK_CLONE", "nonsense")] {
        let output = preloaded().env(name, value).outcome()?;
        ensure_equal!(output.status.code(), Some(125), "the status under {name}={value}: {output:?}");
        let line = format!("splork: {name}={value}: {told}\n");
        ensure_equal!(String::from_utf8_lossy(&output.stderr), line, "what is said of {name}");
        ensure!(output.stdout.is_empty(), "the program has run");
    }
    let output = preloaded().env("SPLORK_CLONE", "").outcome()?;
    ensure_equal!(output.status.code(), Some(0), "the status under an empty SPLORK_CLONE: {output:?}");
    Ok(())
}
