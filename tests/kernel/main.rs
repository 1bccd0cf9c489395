//! The kernel's half, for real: a kernel built with the table's calls, booted in QEMU, and called by C programs.
//! `make check-kernel` runs this; plain `cargo test` does not.

/// How a library for another architecture is made and its programs compiled: here for i386.
#[path = "../arch"]
mod arch {
    pub mod cross_build;
    pub mod list;
}
#[path = "../c_program/mod.rs"]
mod c_program;
mod ends;
mod every_child;
#[path = "../example/mod.rs"]
mod example;
mod existing;
mod machine;
mod newer;
mod newest;
mod nightly;
mod older_kernels;
mod patches;
#[path = "../probe/mod.rs"]
mod probe;
mod programs;
mod selftests;
mod tables;
mod trees;
mod tutorial;
mod upstream_lines;
mod yama;

use std::process::ExitCode;

use splork_tests::trials::Trials;

fn main() -> ExitCode {
    let mut trials = Trials::default();
    trees::add(&mut trials);
    patches::add(&mut trials);
    upstream_lines::add(&mut trials);
    tables::add(&mut trials);
    newer::add(&mut trials);
    selftests::add(&mut trials);
    existing::add(&mut trials);
    every_child::add(&mut trials);
    tutorial::add(&mut trials);
    machine::add(&mut trials);
    newest::add(&mut trials);
    older_kernels::add(&mut trials);
    yama::add(&mut trials);
    nightly::add(&mut trials);
    ends::add(&mut trials);
    trials.run_in_order("kernel", "tests on a kernel of our own")
}
