//! docs/building.md: each build system builds README's example as the page says.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use splork_tests::command::{exists, setting, told};
use splork_tests::{
    Run, Stop, Test, command, ensure, ensure_equal, libraries, make, readme, root, scratch, skip, stage, target, trials,
};

fn main() -> ExitCode {
    trials![
        snippets_build_and_run,
        version_and_word_size_are_compared,
        targets_link_and_a_moved_tree_is_found,
        components_are_what_is_installed,
        other_machines_library_is_taken,
    ]
    .run("building", "tests of build systems")
}

/// What the page's commands need beside a compiler.
const TOOLS: [&str; 5] = ["cmake", "meson", "ninja", "autoreconf", "automake"];

/// All that a page shows, in one shell, as a reader would. How many outputs it has, all of them as they came, and all
/// that came.
fn run(page: &str, top: &Path, settings: &[(&str, &Path)]) -> Result<(usize, String), Stop> {
    let of_readme = readme::blocks(&fs::read_to_string(root().join("README.md"))?);
    let seal = of_readme.iter().find(|block| block.file.as_deref() == Some("seal.c"));
    fs::write(top.join("seal.c"), &seal.expect("README has the example").text)?;
    let blocks = readme::blocks(&fs::read_to_string(root().join(page))?);
    readme::write(&blocks, top)?;
    let mut shell = command("sh");
    shell.arg("readme.sh").current_dir(top).env("HOME", top.join("home")).envs(settings.iter().copied());
    let output = shell.outcome()?;
    ensure!(output.status.success(), "{}", told(&shell, &output));
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    Ok((readme::compare(&blocks, &printed)?, printed))
}

fn snippets_build_and_run() -> Test {
    if let Some(missing) = TOOLS.iter().find(|tool| !exists(tool)) {
        return skip(format!("{missing} is not installed"));
    }
    stage()?;
    let top = scratch("building")?;
    let home = top.join("home");
    make([setting("PREFIX", home.join(".local")), "install".into()]).succeed()?;
    ensure_equal!(run("docs/building.md", &top, &[])?.0, 7, "the outputs compared");
    Ok(())
}

/// A CMake project of these lines; whether it could be configured, and what was said.
fn configured(name: &str, lines: &str, settings: &[String]) -> Result<(bool, String), Stop> {
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
    let prefix = format!("-DCMAKE_PREFIX_PATH={}", libraries()?.lib().parent().expect("below a prefix").display());
    let (up_to_it, below_it) = (format!("0.1...{version}"), format!("0.1...<{version}"));
    let asked = [("", true), ("0.1", true), (&*version, true), ("0.999", false), ("1.0", false)];
    let ranges = [("0.1...0.999", true), (&*up_to_it, true), (&*below_it, false), ("0.0.1...0.0.2", false)];
    for (asked, fits) in asked.into_iter().chain(ranges) {
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
    libraries()?;
    let top = scratch("cmake-moved")?;
    let libdir = "LIBDIR=/usr/lib/x86_64-linux-gnu".into();
    make([setting("DESTDIR", top.join("moved")), "PREFIX=/usr".into(), libdir, "install-lib".into()]).succeed()?;
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

/// ASKED is what stands behind find_package(splork ...).
const COMPONENTS: &str = "project(components C)
find_package(splork QUIET ${ASKED})
message(\"found ${splork_FOUND}, static ${splork_static_FOUND}: ${splork_NOT_FOUND_MESSAGE}.\")
if(TARGET splork::splork)
  add_executable(program ${SOURCE})
  target_link_libraries(program PRIVATE splork::splork)
endif()";

/// Packages split what is installed: a library that is not there is no target, and whoever asks for it is told.
fn components_are_what_is_installed() -> Test {
    libraries()?;
    let prefix = scratch("cmake-components")?.join("with blank");
    make([setting("PREFIX", &prefix), "install-lib".into()]).succeed()?;
    let asking = |asked: &str, line: &str| -> Test {
        let settings = [
            format!("-DASKED={asked}"),
            format!("-DCMAKE_PREFIX_PATH={}", prefix.display()),
            format!("-DSOURCE={}", root().join("tests/programs/uses_splork.c").display()),
        ];
        let (done, text) = configured("components", COMPONENTS, &settings)?;
        ensure!(done && text.contains(line), "asked for {asked:?} it should say {line:?}: {text}");
        Ok(())
    };
    let no_such = "found 0, static : it has no component statix: the components are splork, static and inline.";
    asking("", "found 1, static : .")?;
    asking("COMPONENTS;splork;static;inline", "found 1, static TRUE: .")?;
    asking("COMPONENTS;statix", no_such)?;
    asking("OPTIONAL_COMPONENTS;statix;static", "found 1, static TRUE: .")?;

    for library in ["libsplork.so", "libsplork.so.0", &format!("libsplork.so.{}", splork_tests::version()?)] {
        fs::remove_file(prefix.join("lib").join(library))?;
    }
    asking("COMPONENTS;splork;static", "found 1, static TRUE: .")?;
    asking("", "found 1, static : .")?;
    let build = target().join("scratch/cmake/components/build");
    command("cmake").arg("--build").arg(&build).succeed()?;
    ensure_equal!(command(build.join("program")).succeed()?.trim(), "fine", "what a program with the archive prints");

    fs::remove_file(prefix.join("lib/libsplork.a"))?;
    let none = format!(": its library for the component splork is not in {}/lib.", prefix.display());
    asking("", &format!("found 0, static {none}"))?;
    asking("COMPONENTS;splork;OPTIONAL_COMPONENTS;static", &format!("found 0, static FALSE{none}"))?;
    asking("COMPONENTS;inline;OPTIONAL_COMPONENTS;static", "found 1, static FALSE: .")
}

/// docs/cross-building.md: each build system takes the other machine's library, with this machine's installed too.
fn other_machines_library_is_taken() -> Test {
    const RUST: &str = "aarch64-unknown-linux-gnu";
    for tool in ["aarch64-linux-gnu-gcc", "qemu-aarch64", "cmake", "meson", "ninja"] {
        if !exists(tool) {
            return skip(format!("{tool} is not installed"));
        }
    }
    let core = command("rustc").args(["--print", "target-libdir", "--target", RUST]).succeed()?;
    if !Path::new(core.trim()).is_dir() {
        return skip(format!("rustc has no {RUST}: rustup target add brings it"));
    }
    let text = fs::read_to_string(root().join("docs/cross-building.md"))?;
    let top = scratch("cross-building")?;
    let home = top.join("home");
    let told = format!("    make install-lib CARGO_BUILD_TARGET={RUST} DESTDIR=\"$HOME/arm64\" PREFIX=/usr\n");
    ensure!(text.contains(&told), "docs/cross-building.md does not say\n{told}");
    let mut install = make(["install-lib", "PREFIX=/usr"]);
    install.arg(format!("CARGO_BUILD_TARGET={RUST}")).arg(setting("DESTDIR", home.join("arm64")));
    install.arg(setting("BUILT", target().join("arch-rustup/building/splork"))).succeed()?;

    // Found first by whoever does not look below the sysroot alone.
    let lib = libraries()?.lib();
    let here = [("CMAKE_PREFIX_PATH", lib.parent().expect("a prefix")), ("PKG_CONFIG_PATH", &lib.join("pkgconfig"))];
    let (_, printed) = run("docs/cross-building.md", &top, &here)?;
    ensure_equal!(printed.matches("after mseal: ").count(), 3, "the programs that ran, of\n{printed}");
    Ok(())
}
