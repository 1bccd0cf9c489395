//! Architectures where the C tests cannot run: LoongArch, for which Debian 12 has no libc, and those that no stable Rust
//! assembles, where every call fails with ENOTSUP.

use std::path::{Path, PathBuf};
use std::process::Command;

use splork_tests::command::exists;
use splork_tests::{Run, Stop, Test, command, root, skip, target};

use super::bench::{Bench, debian_cargo};
use super::list::Architecture;
use crate::c_program::Mode;

/// No file in src/arch.
#[rustfmt::skip]
pub static UNSUPPORTED: [Architecture; 2] = [
    Architecture { name: "mips64el", abi: "mips_n64", rust: "mips64el-unknown-linux-gnuabi64",
                   gnu: "mips64el-linux-gnuabi64", qemu: Some("qemu-mips64el"), debian: None },
    Architecture { name: "sparc64", abi: "sparc64", rust: "sparc64-unknown-linux-gnu", gnu: "sparc64-linux-gnu",
                   qemu: Some("qemu-sparc64"), debian: None },
];

/// The library builds there, programs are linked with it, and are told ENOTSUP.
pub fn calls_fail_with_enotsup(bench: &Bench, mode: Mode) -> Test {
    let machine = bench.machine()?;
    let binary = machine.binaries.join(format!("unsupported-{}", mode.name()));
    let mut cc = machine.compiler();
    cc.args(["-std=gnu11", "-O2", "-Wall", "-Wextra", "-Werror", "-o"]).arg(&binary);
    cc.arg(root().join("tests/arch/unsupported.c")).args(mode.flags(&machine.stage)?).succeed()?;
    machine.run(&binary).succeed()?;
    Ok(())
}

const LOONGARCH: &str = "loongarch64-unknown-linux-gnu";
/// The clang of Debian's rustc, which knows LoongArch; the release's own is too old.
const CLANG: &str = "clang-22";
const LINKER: &str = "ld.lld-22";
const QEMU: &str = "qemu-loongarch64";

/// The library's archive, as cargo leaves it: what trims it links with a libc.
fn loongarch_archive() -> Result<PathBuf, Stop> {
    let mut cargo = debian_cargo()?;
    // The emulator has no LSX, which the target has by default.
    cargo.env("CARGO_TARGET_LOONGARCH64_UNKNOWN_LINUX_GNU_RUSTFLAGS", "-Ctarget-feature=-lsx");
    cargo.args(["rustc", "-q", "--release", "-p", "splork", "--crate-type", "staticlib", "--target", LOONGARCH]);
    cargo.succeed()?;
    Ok(target().join(LOONGARCH).join("release/libsplork.a"))
}

/// A program without a libc: clone, clone3 by its fallback, splork_spawn; the child's registers, alignment, exit status.
pub fn loongarch_without_libc(mode: Mode) -> Test {
    if let Some(missing) = [CLANG, LINKER, QEMU].into_iter().find(|program| !exists(program)) {
        return skip(format!("{missing} is not installed"));
    }
    let binaries = target().join("arch/loongarch64").join(mode.name());
    std::fs::create_dir_all(&binaries)?;
    let binary = binaries.join("freestanding");
    let here = root().join("tests/arch");
    let mut cc = command(CLANG);
    cc.args(["--target=loongarch64-linux-gnu", "-mno-lsx", "-std=gnu11", "-O2", "-Wall", "-Wextra", "-Werror"]);
    cc.args(["-ffreestanding", "-nostdlib", "-static", "-Wl,--gc-sections"])
        .arg(format!("--ld-path={}", found(LINKER)));
    cc.arg("-isystem").arg(here.join("freestanding")).args(["-idirafter", "/usr/include", "-I"]);
    cc.arg(root().join("include")).arg(here.join("freestanding.c")).arg("-o").arg(&binary);
    match mode {
        Mode::Inline => cc.arg("-DSPLORK_INLINE"),
        _ => cc.arg(loongarch_archive()?),
    };
    cc.succeed()?;
    Command::new(QEMU).arg(&binary).succeed()?;
    Ok(())
}

fn found(program: &str) -> String {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let file = std::env::split_paths(&path).map(|directory| directory.join(program)).find(|file| file.is_file());
    file.as_deref().unwrap_or(Path::new(program)).display().to_string()
}
