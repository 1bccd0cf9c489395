//! Architectures that no stable Rust assembles: every call fails with ENOTSUP.

use splork_tests::{Run, Test, root};

use super::cross_build::CrossBuild;
use super::list::Architecture;
use crate::c_program::Mode;

/// No file in src/arch.
#[rustfmt::skip]
pub static UNSUPPORTED: [Architecture; 1] = [
    Architecture { name: "sparc64", abi: "sparc64", rust: "sparc64-unknown-linux-gnu", gnu: "sparc64-linux-gnu",
                   qemu: Some("qemu-sparc64"), debian: None },
];

/// The library builds there, programs are linked with it, and are told ENOTSUP.
pub fn calls_fail_with_enotsup(cross: &CrossBuild, mode: Mode) -> Test {
    let machine = cross.machine()?;
    let binary = machine.binaries.join(format!("unsupported-{}", mode.name()));
    let mut cc = machine.compiler();
    cc.args(["-std=gnu11", "-O2", "-Wall", "-Wextra", "-Werror", "-o"]).arg(&binary);
    cc.arg(root().join("tests/arch/unsupported.c")).args(mode.flags(&machine.stage)?).succeed()?;
    machine.run(&binary).succeed()?;
    Ok(())
}
