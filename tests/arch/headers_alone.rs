//! The headers alone, with SPLORK_INLINE: where Rust makes no library, for it has no target, or none with a libc.

use std::path::PathBuf;

use splork_tests::command::exists;
use splork_tests::{Run, Stop, Test, command, root, skip, target};

use super::freestanding;

pub struct Alone {
    pub name: &'static str,
    /// gcc's prefix; None where clang compiles, as for all free-standing programs.
    pub gnu: Option<&'static str>,
    qemu: &'static str,
}

pub static ALONE: [Alone; 5] = [
    Alone { name: "alpha", gnu: Some("alpha-linux-gnu"), qemu: "qemu-alpha" },
    Alone { name: "hppa", gnu: Some("hppa-linux-gnu"), qemu: "qemu-hppa" },
    Alone { name: "m68k", gnu: Some("m68k-linux-gnu"), qemu: "qemu-m68k" },
    Alone { name: "sh4", gnu: Some("sh4-linux-gnu"), qemu: "qemu-sh4" },
    Alone { name: "hexagon", gnu: None, qemu: "qemu-hexagon" },
];

/// In registers and, unoptimized, through memory.
pub const OPTIMIZATIONS: [&str; 2] = ["-O2", "-O0"];

const SOURCE: &str = "headers_alone.c";

fn build(alone: &Alone, optimization: &str) -> Result<PathBuf, Stop> {
    let directory = target().join("arch").join(alone.name);
    std::fs::create_dir_all(&directory)?;
    let binary = directory.join(format!("headers-alone{optimization}"));
    let include = format!("-I{}", root().join("include").display());
    let Some(gcc) = alone.gnu.map(|gnu| format!("{gnu}-gcc")) else {
        freestanding::named(alone.name).build(SOURCE, &[optimization, &include], &binary, None)?;
        return Ok(binary);
    };
    if !exists(&gcc) {
        return skip(format!("{gcc} is not installed"));
    }
    let mut cc = command(gcc);
    cc.args(["-std=gnu11", "-Wall", "-Wextra", "-Werror", "-ffreestanding", "-fno-pie", "-DSPLORK_INLINE", &include]);
    cc.args([optimization, "-nostdlib", "-static", "-o"]).arg(&binary);
    cc.arg(root().join("tests/arch").join(SOURCE)).arg("-lgcc").succeed()?;
    Ok(binary)
}

/// Calls of each count of arguments, their errors, children on stacks of all kinds.
pub fn calls_and_children_work(alone: &Alone, optimization: &str) -> Test {
    let binary = build(alone, optimization)?;
    let mut run = match alone.gnu {
        Some(_) if exists(alone.qemu) => command(alone.qemu),
        Some(_) => return skip(format!("{} is not installed", alone.qemu)),
        None => freestanding::named(alone.name).run()?,
    };
    freestanding::ends_with_0(run.arg(&binary), &binary)
}
