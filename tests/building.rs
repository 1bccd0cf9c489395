//! docs/building.md: each build system builds README's example as the page says.

use std::fs;
use std::process::ExitCode;

use splork_tests::command::{exists, setting, told};
use splork_tests::{
    Run, Test, command, ensure, ensure_equal, make, readme, root, scratch, skip, stage, target, trials,
};

fn main() -> ExitCode {
    trials![snippets_build_and_run, version_and_word_size_are_compared, targets_link_and_a_moved_tree_is_found]
        .run("building", "tests of build systems")
}

/// What the page's commands need beside a compiler.
const TOOLS: [&str; 5] = ["cmake", "meson", "ninja", "autoreconf", "automake"];

/// All that the page shows, in one shell, as a reader would.
fn snippets_build_and_run() -> Test {
    if let Some(missing) = TOOLS.iter().find(|tool| !exists(tool)) {
        return skip(format!("{missing} is not installed"));
    }
    stage()?;
    let top = scratch("building")?;
    let home = top.join("home");
    make([setting("PREFIX", home.join(".local")), "install".into()]).succeed()?;
    let of_readme = readme::blocks(&fs::read_to_string(root().join("README.md"))?);
    let seal = of_readme.iter().find(|block| block.file.as_deref() == Some("seal.c"));
    fs::write(top.join("seal.c"), &seal.expect("README has the example").text)?;
    let blocks = readme::blocks(&fs::read_to_string(root().join("docs/building.md"))?);
    readme::write(&blocks, &top)?;
    let mut shell = command("sh");
    let output = shell.arg("readme.sh").current_dir(&top).env("HOME", &home).outcome()?;
    ensure!(output.status.success(), "{}", told(&shell, &output));
    let compared = readme::compare(&blocks, &String::from_utf8_lossy(&output.stdout))?;
    ensure_equal!(compared, 7, "the outputs compared");
    Ok(())
}

/// A CMake project of these lines; whether it could be configured, and what was said.
fn configured(name: &str, lines: &str, settings: &[String]) -> Result<(bool, String), splork_tests::Stop> {
    if !exists("cmake") {
        return skip("cmake is not installed");
    }
    let top = scratch(&format!("cmake/{name}"))?;
    fs::write(top.join("CMakeLists.txt"), format!("cmake_minimum_required(VERSION 3.13)\n{lines}\n"))?;
    let mut cmake = command("cmake");
    cmake.current_dir(&top).args(["-S", ".", "-B", "build"]).args(settings);
    let output = cmake.outcome()?;
    Ok((output.status.success(), told(&cmake, &output)))
}

fn version_and_word_size_are_compared() -> Test {
    let version = splork_tests::version()?;
    let prefix = format!("-DCMAKE_PREFIX_PATH={}", stage()?.lib().parent().expect("below a prefix").display());
    for (asked, fits) in [("", true), ("0.1", true), (&*version, true), ("0.999", false), ("1.0", false)] {
        let lines = format!("project(version C)\nfind_package(splork {asked} REQUIRED)");
        let (done, text) = configured("version", &lines, std::slice::from_ref(&prefix))?;
        ensure!(done == fits, "version {asked:?}: {text}");
    }
    let exact = format!("project(version C)\nfind_package(splork {version} EXACT REQUIRED)");
    let (done, text) = configured("version", &exact, std::slice::from_ref(&prefix))?;
    ensure!(done, "{text}");
    let other = "project(word C)\nset(CMAKE_SIZEOF_VOID_P 4)\nfind_package(splork REQUIRED)";
    let (done, text) = configured("word", other, std::slice::from_ref(&prefix))?;
    ensure!(!done && text.contains("8 bytes a pointer"), "a 32-bit program gets a 64-bit library: {text}");
    Ok(())
}

const TARGETS: &str = "project(targets C)
find_package(splork REQUIRED)
foreach(kind splork static inline)
  add_executable(${kind} ${SOURCE})
  target_link_libraries(${kind} PRIVATE splork::${kind})
endforeach()";

/// Each target, from a tree that does not lie where it was installed, by way of a link.
fn targets_link_and_a_moved_tree_is_found() -> Test {
    stage()?;
    let top = scratch("cmake-moved")?;
    let libdir = "LIBDIR=/usr/lib/x86_64-linux-gnu".into();
    make([setting("DESTDIR", top.join("moved")), "PREFIX=/usr".into(), libdir, "install".into()]).succeed()?;
    std::os::unix::fs::symlink("moved/usr/lib", top.join("lib"))?;
    let settings = [
        format!("-DSOURCE={}", root().join("tests/programs/uses_splork.c").display()),
        format!("-Dsplork_DIR={}", top.join("lib/x86_64-linux-gnu/cmake/splork").display()),
    ];
    let (done, text) = configured("targets", TARGETS, &settings)?;
    ensure!(done, "{text}");
    let build = target().join("scratch/cmake/targets/build");
    command("cmake").arg("--build").arg(&build).succeed()?;
    for kind in ["splork", "static", "inline"] {
        let printed = command(build.join(kind)).succeed()?;
        ensure_equal!(printed.trim(), "fine", "what the program prints that is linked with splork::{kind}");
        let needed = command("readelf").arg("-d").arg(build.join(kind)).succeed()?;
        ensure_equal!(needed.contains("libsplork.so.0"), kind == "splork", "the library in the program of {kind}");
    }
    Ok(())
}
