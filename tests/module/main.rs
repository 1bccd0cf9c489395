//! Calls of one's own on Debian's kernels as they are: a module answers them, and C programs call them, in QEMU.
//! `make check-kernel` runs this; plain `cargo test` does not.

/// How a library for another architecture is made and its programs compiled.
#[path = "../arch"]
mod arch {
    pub mod cross_build;
    pub mod list;
}
#[path = "../c_program/mod.rs"]
mod c_program;
mod kernels;
mod modules;
mod programs;

use std::process::ExitCode;

use kernels::{KERNELS, Kernel};
use splork_tests::trials::Trials;

fn main() -> ExitCode {
    let mut trials = Trials::default();
    for kernel in &KERNELS {
        kernel.add(&mut trials);
    }
    trials.run_in_order("module", "tests of modules on Debian's own kernels")
}
