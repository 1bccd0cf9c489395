//! Programs built on the installed tree, with what pkg-config says and nothing else.

use splork_tests::command::{exists, setting};
use splork_tests::pkg_config;
use splork_tests::{Run, Test, command, compiler, ensure_equal, make, scratch, skip, stage, version};

use super::{build_and_run, program};

pub fn pkg_config_knows_version_and_directories() -> Test {
    ensure_equal!(stage()?.pkg_config(&["--modversion"])?, [version()?], "--modversion");

    let top = scratch("pc")?;
    let (lib, include) = (top.join("elsewhere/lib64"), top.join("prefix/include"));
    make([setting("PREFIX", top.join("prefix")), setting("LIBDIR", &lib), "install".into()]).succeed()?;
    let pc = lib.join("pkgconfig");
    let said = |arguments: &[&str]| pkg_config::words(&pc, "".as_ref(), arguments);
    let (lib, include) = (lib.display(), include.display());
    ensure_equal!(said(&["--variable=libdir"])?, [format!("{lib}")], "libdir");
    ensure_equal!(said(&["--variable=includedir"])?, [format!("{include}")], "includedir");
    // What lies below the prefix moves with it.
    let moved = ["--define-variable=prefix=/moved", "--variable=includedir"];
    ensure_equal!(said(&moved)?, ["/moved/include"], "includedir of another prefix");
    ensure_equal!(said(&["--cflags"])?, [format!("-I{include}")], "--cflags");
    ensure_equal!(said(&["--libs"])?, [format!("-L{lib}"), "-lsplork".into()], "--libs");
    ensure_equal!(said(&["--static", "--libs"])?, [format!("-L{lib}"), "-lsplork".into(), "-lc".into()], "--static");
    Ok(())
}

pub fn program_links_with_what_pkg_config_says() -> Test {
    let mut cc = compiler();
    cc.arg(program("uses_splork.c")).args(stage()?.pkg_config(&["--cflags", "--libs"])?).arg(stage()?.rpath());
    build_and_run(cc, "shared", "fine")
}

pub fn cpp_program_links_with_what_pkg_config_says() -> Test {
    if !exists("g++") {
        return skip("g++ is not installed");
    }
    let mut cxx = command("g++");
    cxx.args(["-Wall", "-Wextra", "-Werror", "-x", "c++"]).arg(program("uses_splork.c")).args(["-x", "none"]);
    cxx.args(stage()?.pkg_config(&["--cflags", "--libs"])?).arg(stage()?.rpath());
    build_and_run(cxx, "c++", "fine")
}

pub fn static_program_links_against_glibc() -> Test {
    let mut cc = compiler();
    cc.arg("-static").arg(program("uses_splork.c")).args(stage()?.pkg_config(&["--static", "--cflags", "--libs"])?);
    build_and_run(cc, "static", "fine")
}
