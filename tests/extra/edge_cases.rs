//! The edge cases of calls/edge_cases.toml: they compile everywhere, and programs that call them get the right registers.

use std::env::consts::ARCH;
use std::path::PathBuf;
use std::sync::OnceLock;

use splork_tests::cli::splork;
use splork_tests::command::exists;
use splork_tests::{Run, Stop, Test, command, compiler, ensure, root, scratch, skip};

use super::{build, build_directory, exports, shared_library};

pub fn here() -> PathBuf {
    root().join("tests/extra")
}

/// The library built and the headers printed, once; the include directory.
pub fn prepared() -> Result<PathBuf, Stop> {
    static INCLUDE: OnceLock<Result<PathBuf, Stop>> = OnceLock::new();
    INCLUDE.get_or_init(prepare).clone()
}

fn prepare() -> Result<PathBuf, Stop> {
    let include = scratch("extra-include")?;
    let calls = here().join("calls");
    splork()?.arg("header").arg("--out").arg(&include).arg("calls").arg(&calls).succeed()?;
    build(&calls).succeed()?;
    let soname = shared_library().with_file_name("libsplork.so.0");
    if !soname.exists() {
        std::os::unix::fs::symlink("libsplork.so", soname)?;
    }
    Ok(include)
}

/// Not in C90 or C++98 under -pedantic: the table says `long long`, which they lack.
pub fn edge_headers_are_clean() -> Test {
    let include = prepared()?;
    let directory = scratch("extra-compile")?;
    let mut sources = Vec::new();
    for (name, first) in [("library", ""), ("inline", "#define SPLORK_INLINE\n")] {
        for ending in ["c", "cc"] {
            let source = directory.join(format!("{name}.{ending}"));
            std::fs::write(&source, format!("{first}#include <splork/edge_cases.h>\n#include <splork.h>\n"))?;
            sources.push(source);
        }
    }
    let compilers = [
        ("gcc", &["-std=c99", "-std=gnu90", "-std=c2x"][..], "c"),
        ("clang", &["-std=c99", "-std=c2x"], "c"),
        ("g++", &["-std=c++11", "-std=gnu++98", "-std=c++20"], "cc"),
        ("clang++", &["-std=c++11", "-std=c++20"], "cc"),
    ];
    for (compiler, standards, ending) in compilers.into_iter().filter(|(compiler, ..)| exists(compiler)) {
        for standard in standards {
            let mut cc = command(compiler);
            cc.args([standard, "-Wall", "-Wextra", "-Werror", "-fsyntax-only"]);
            // gnu90 has `long long`, as an extension that -pedantic would name.
            cc.args((!standard.contains("gnu")).then_some("-pedantic"));
            cc.arg("-I").arg(&include).arg("-I").arg(here());
            cc.args(sources.iter().filter(|source| source.extension().is_some_and(|found| found == ending)));
            cc.succeed()?;
        }
    }
    Ok(())
}

pub fn edge_calls_are_exported_beside_the_shipped_ones() -> Test {
    prepared()?;
    let exports = exports()?;
    let expected = ["edge_keywords", "edge_packed", "edge_clone", "edge_elsewhere", "splork_edge_upstream"];
    let shipped = ["clone", "splork", "clone_nice", "splork_clone3", "splork_mseal", "splork_landlock_add_rule"];
    for symbol in expected.into_iter().chain(shipped) {
        ensure!(exports.contains(&symbol.to_owned()), "{symbol} is not exported: {exports:?}");
    }
    ensure!(!exports.contains(&"edge_upstream".to_owned()), "an upstream call is exported under its plain name");
    Ok(())
}

#[derive(Clone, Copy, PartialEq)]
enum Mode {
    Shared,
    Static,
    Inline,
}

/// Compiles and runs one of the programs beside this file.
fn program(name: &str, mode: Mode) -> Test {
    if ARCH != "x86_64" {
        return skip("the expected registers are x86-64's");
    }
    let include = prepared()?;
    let binary = scratch(&format!("extra-{name}-{}", mode as u8))?.join(name);
    let mut cc = compiler();
    cc.args(["-std=gnu11", "-O2", "-Wall", "-Wextra", "-Werror", "-I"]).arg(include).arg("-I").arg(here());
    cc.arg("-I").arg(root().join("c-tests")).arg(here().join(format!("{name}.c"))).arg("-o").arg(&binary);
    let library = build_directory().join("release");
    match mode {
        Mode::Shared => cc.arg(shared_library()).arg(splork_tests::stage::rpath(&library)),
        Mode::Static => cc.arg("-static").arg(library.join("libsplork.a")),
        Mode::Inline => cc.arg("-DSPLORK_INLINE"),
    };
    cc.succeed()?;
    let output = command(&binary).outcome()?;
    if output.status.code() == Some(77) {
        return skip(String::from_utf8_lossy(&output.stdout).trim().trim_start_matches("SKIP: ").to_owned());
    }
    ensure!(output.status.success(), "{name}: {}{}", String::from_utf8_lossy(&output.stderr), output.status);
    Ok(())
}

pub fn edge_registers_arrive_shared() -> Test {
    program("edge_registers", Mode::Shared)
}

pub fn edge_registers_arrive_static() -> Test {
    program("edge_registers", Mode::Static)
}

pub fn edge_registers_arrive_inline() -> Test {
    program("edge_registers", Mode::Inline)
}

pub fn edge_structs_arrive_static() -> Test {
    program("edge_packed", Mode::Static)
}

pub fn edge_structs_arrive_inline() -> Test {
    program("edge_packed", Mode::Inline)
}

pub fn edge_clones_start_static() -> Test {
    program("edge_clone", Mode::Static)
}

pub fn edge_clones_start_inline() -> Test {
    program("edge_clone", Mode::Inline)
}

pub fn edge_clones_serve_clone() -> Test {
    program("edge_routed", Mode::Shared)
}
