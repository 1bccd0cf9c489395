//! LoongArch's shared library, for its instructions to be counted: nobody can load it, for the libc that it is linked with
//! has no more than the names.

use std::fs;
use std::path::PathBuf;

use splork_tests::clone_length::clone_is_short;
use splork_tests::command::exists;
use splork_tests::disassembly::Disassembly;
use splork_tests::{Run, Stop, Test, root, skip, target, version};

use super::cross_build::{CLANG, debian_cargo, one_at_a_time};
use super::freestanding::{Freestanding, LINKER, found, named};
use crate::c_program::Mode;

const ABI: &str = "loongarch64";
const OBJDUMP: &str = "llvm-objdump-22";

/// What rustc links every program with.
const LIBRARIES: [&str; 4] = ["c", "m", "rt", "pthread"];

/// Where `make bench` looks for it.
fn shared_library(loongarch: &Freestanding) -> Result<PathBuf, Stop> {
    let directory = loongarch.directory().join("splork");
    fs::create_dir_all(&directory)?;
    let linker = format!("--ld-path={}", found(LINKER));
    for library in LIBRARIES {
        let mut cc = loongarch.compiler(&[&linker, "-fPIC", "-shared", "-nostdlib"])?;
        cc.arg("-o").arg(directory.join(format!("lib{library}.so"))).args(["-x", "c"]);
        cc.arg(root().join("tests/arch/freestanding/start.h")).succeed()?;
    }
    let mut cargo = debian_cargo()?;
    cargo.env("CARGO_TARGET_LOONGARCH64_UNKNOWN_LINUX_GNU_LINKER", CLANG);
    cargo.args([
        "rustc",
        "-q",
        "--release",
        "-p",
        "splork",
        "--crate-type",
        "cdylib",
        "--target",
        loongarch.rust,
        "--",
    ]);
    for argument in [loongarch.clang[0], &linker, "-nostdlib", &format!("-L{}", directory.display())] {
        cargo.arg(format!("-Clink-arg={argument}"));
    }
    let library = directory.join(format!("libsplork.so.{}", version()?));
    one_at_a_time(|| {
        cargo.succeed()?;
        fs::copy(target().join(loongarch.rust).join("release/libsplork.so"), &library)?;
        Ok(library)
    })
}

/// Of the parent, in the shared library and in a program with the archive.
pub fn clone_and_clone3_are_short() -> Test {
    if !exists(OBJDUMP) {
        return skip(format!("{OBJDUMP} is not installed"));
    }
    let loongarch = named(ABI);
    clone_is_short(ABI, "libsplork.so", &Disassembly::of(&shared_library(loongarch)?, OBJDUMP, ABI, None)?)?;
    clone_is_short(ABI, "libsplork.a", &Disassembly::of(loongarch.program(Mode::Static)?, OBJDUMP, ABI, None)?)
}
