//! Where there is no library, for Rust has no target or Debian no libc: the headers alone, with SPLORK_INLINE.

use std::path::PathBuf;

use splork_tests::command::exists;
use splork_tests::{Run, Stop, Test, command, root, skip, target};

use super::loongarch::{CLANG, KERNEL_HEADERS, LINKER};

pub struct Alone {
    pub name: &'static str,
    /// gcc's prefix; None where clang compiles, and the linker's own is missing.
    gnu: Option<&'static str>,
    qemu: &'static [&'static str],
}

pub static ALONE: [Alone; 5] = [
    Alone { name: "alpha", gnu: Some("alpha-linux-gnu"), qemu: &["qemu-alpha"] },
    Alone { name: "hppa", gnu: Some("hppa-linux-gnu"), qemu: &["qemu-hppa"] },
    Alone { name: "m68k", gnu: Some("m68k-linux-gnu"), qemu: &["qemu-m68k"] },
    Alone { name: "sh4", gnu: Some("sh4-linux-gnu"), qemu: &["qemu-sh4"] },
    Alone { name: "hexagon", gnu: None, qemu: &["qemu-hexagon", "-cpu", "v67"] },
];

/// In registers and, unoptimized, through memory.
pub const OPTIMIZATIONS: [&str; 2] = ["-O2", "-O0"];

const COMMON: [&str; 8] =
    ["-std=gnu11", "-Wall", "-Wextra", "-Werror", "-ffreestanding", "-fno-pie", "-DSPLORK_INLINE", "-I"];

fn build(alone: &Alone, optimization: &str) -> Result<PathBuf, Stop> {
    let directory = target().join("arch").join(alone.name);
    std::fs::create_dir_all(&directory)?;
    let binary = directory.join(format!("headers-alone{optimization}"));
    let source = root().join("tests/arch/headers_alone.c");
    let gcc = alone.gnu.map(|gnu| format!("{gnu}-gcc"));
    let needed = gcc.as_deref().map_or(vec![CLANG, LINKER], |gcc| vec![gcc]);
    if let Some(missing) = needed.iter().chain(&alone.qemu[..1]).find(|program| !exists(program)) {
        return skip(format!("{missing} is not installed"));
    }
    match gcc {
        Some(gcc) => {
            let mut cc = command(gcc);
            cc.args(COMMON).arg(root().join("include")).args([optimization, "-nostdlib", "-static", "-o"]);
            cc.arg(&binary).arg(source).arg("-lgcc").succeed()?;
        }
        None => {
            let object = binary.with_extension("o");
            let mut cc = command(CLANG);
            cc.arg(format!("--target={}-linux-musl", alone.name)).args(COMMON).arg(root().join("include"));
            cc.arg("-isystem").arg(root().join("tests/arch/freestanding")).args(["-idirafter", KERNEL_HEADERS]);
            cc.args([optimization, "-c", "-o"]).arg(&object).arg(source).succeed()?;
            command(LINKER).args(["-static", "-o"]).arg(&binary).arg(&object).succeed()?;
        }
    }
    Ok(binary)
}

/// Calls of each count of arguments, their errors, children on stacks of all kinds.
pub fn calls_and_children_work(alone: &Alone, optimization: &str) -> Test {
    let binary = build(alone, optimization)?;
    command(alone.qemu[0]).args(&alone.qemu[1..]).arg(binary).succeed()?;
    Ok(())
}
