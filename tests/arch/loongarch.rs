//! LoongArch, for which Debian 12 has no libc: free-standing programs, linked with LLVM's own linker.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use splork_tests::command::exists;
use splork_tests::{Run, Stop, Test, command, ensure, root, skip, target};

use super::cross_build::{debian_cargo, one_at_a_time};
use super::lint::are_integer;
use crate::c_program::Mode;

pub const RUST: &str = "loongarch64-unknown-linux-gnu";
pub const QEMU: &str = "qemu-loongarch64";
/// The clang of Debian's rustc, which knows LoongArch; the release's own is too old.
pub const CLANG: &str = "clang-22";
pub const LINKER: &str = "ld.lld-22";
/// RISC-V's: Debian 12 has none of LoongArch's, both are 64 bits wide and take the generic numbers and errors.
pub const KERNEL_HEADERS: &str = "/usr/riscv64-linux-gnu/include";

/// The library's archive, as cargo leaves it: what trims it links with a libc.
fn archive() -> Result<PathBuf, Stop> {
    let mut cargo = debian_cargo()?;
    without_lsx(&mut cargo);
    cargo.args([
        "rustc",
        "-q",
        "--release",
        "-p",
        "splork",
        "--no-default-features",
        "--crate-type",
        "staticlib",
        "--target",
        RUST,
    ]);
    let archive = target().join("arch/loongarch64/libsplork.a");
    one_at_a_time(|| {
        cargo.succeed()?;
        std::fs::copy(target().join(RUST).join("release/libsplork.a"), &archive)?;
        Ok(archive)
    })
}

/// The emulator has no vectors, which the target has by default.
pub fn without_lsx(cargo: &mut Command) {
    cargo.env("CARGO_TARGET_LOONGARCH64_UNKNOWN_LINUX_GNU_RUSTFLAGS", "-Ctarget-feature=-lsx");
}

/// The compiler, as these programs need it.
pub fn compiler() -> Result<Command, Stop> {
    if let Some(missing) = [CLANG, LINKER, QEMU].into_iter().find(|program| !exists(program)) {
        return skip(format!("{missing} is not installed"));
    }
    let mut cc = command(CLANG);
    cc.args(["--target=loongarch64-linux-gnu", "-mno-lsx", "-std=gnu11", "-O2", "-Wall", "-Wextra", "-Werror"]);
    cc.args([
        "-ffreestanding",
        "-nostdlib",
        "-static",
        "-fno-pie",
        "-fasynchronous-unwind-tables",
        "-Wl,--gc-sections,--eh-frame-hdr",
    ]);
    cc.arg(format!("--ld-path={}", found(LINKER)));
    cc.arg("-isystem").arg(root().join("tests/arch/freestanding")).args(["-idirafter", KERNEL_HEADERS]);
    Ok(cc)
}

pub fn found(program: &str) -> String {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let file = std::env::split_paths(&path).map(|directory| directory.join(program)).find(|file| file.is_file());
    file.as_deref().unwrap_or(Path::new(program)).display().to_string()
}

/// freestanding.c, built once a mode.
pub fn program(mode: Mode) -> Result<&'static Path, Stop> {
    static BUILT: [OnceLock<Result<PathBuf, Stop>>; 2] = [const { OnceLock::new() }; 2];
    let build = || {
        let mut cc = compiler()?;
        let binary = target().join("arch/loongarch64").join(mode.name()).join("freestanding");
        std::fs::create_dir_all(binary.parent().expect("it lies below target/"))?;
        cc.arg("-I").arg(root().join("include")).arg("-o").arg(&binary).arg(root().join("tests/arch/freestanding.c"));
        match mode {
            Mode::Inline => cc.arg("-DSPLORK_INLINE"),
            _ => cc.arg(archive()?),
        };
        cc.succeed()?;
        Ok(binary)
    };
    let built = &BUILT[usize::from(mode == Mode::Inline)];
    built.get_or_init(build).as_ref().map(PathBuf::as_path).map_err(Clone::clone)
}

/// clone, clone3 by its fallback, splork_spawn: each word in its place, errno, the child's registers and exit status.
pub fn children_start_as_they_should(mode: Mode) -> Test {
    command(QEMU).arg(program(mode)?).succeed()?;
    Ok(())
}

fn told(mode: Mode, tool: &str, options: &[&str]) -> Result<String, Stop> {
    let (binary, tool) = (program(mode)?, format!("llvm-{tool}-22"));
    if !exists(&tool) {
        return skip(format!("{tool} is not installed"));
    }
    command(tool).args(options).arg(binary).succeed()
}

/// None of the trampolines, nor the calls, uses anything but the integer unit. (The program around them does not either.)
pub fn instructions_are_integer_alone(mode: Mode) -> Test {
    are_integer(&told(mode, "objdump", &["-d", "--no-show-raw-insn"])?, "syscall")
}

/// clone, clone3 and splork_spawn have one each.
const CHILDREN: usize = 3;

/// Where fn returns to, the unwind tables call the return address undefined; every unwinder stops at that.
pub fn unwinding_stops_in_the_child(mode: Mode) -> Test {
    let address = |text: &str| u64::from_str_radix(text.trim().trim_start_matches("0x"), 16).ok();
    let code = told(mode, "objdump", &["-d", "--no-show-raw-insn"])?;
    // fn's register is each function's own choice; `move $ra, $zero` comes a few lines before the call and nowhere else.
    let mut lines = code.lines();
    let mut back = Vec::new();
    while lines.any(|line| line.ends_with("move\t$ra, $zero")) {
        let call = lines.find(|line| line.contains("\tjirl\t$ra, "));
        back.extend(call.and_then(|line| address(line.split(':').next()?)).map(|call| call + 4));
    }
    ensure!(back.len() >= CHILDREN, "the children's calls of fn were not found, but at {back:x?}:\n{code}");
    // Rows: `  0x1200003b0: CFA=R3+16: R1=undefined, R23=[CFA-16]`, each good up to the next.
    let tables = told(mode, "dwarfdump", &["--eh-frame"])?;
    let rows = tables.lines().filter_map(|line| {
        let (at, rules) = line.trim().split_once(": CFA=")?;
        Some((address(at)?, rules))
    });
    let rows: Vec<_> = rows.collect();
    for back in back {
        let row = rows.iter().filter(|(at, _)| *at < back).max_by_key(|(at, _)| *at);
        ensure!(row.is_some_and(|(_, rules)| rules.contains("R1=undefined")), "at {back:x}: {row:x?}");
    }
    Ok(())
}
