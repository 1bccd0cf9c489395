//! Real programs with and without `splork run --every-child`, under each target: what they print and how they end is the same,
//! and every child is in the trace.

mod births;
mod fish;
mod program;
mod runtimes;
mod services;
mod shells;
mod terminal;
mod tools;
mod ways;

use std::process::ExitCode;

use fish::*;
use runtimes::*;
use services::*;
use shells::*;
use splork_tests::trials;
use terminal::*;
use tools::*;

fn main() -> ExitCode {
    trials![
        bash_pipelines_are_the_same,
        bash_traps_are_the_same,
        dash_is_the_same,
        static_busybox_is_the_same,
        xargs_is_the_same,
        timeout_is_the_same,
        timeout_by_sigkill_is_the_same,
        script_is_the_same,
        bash_in_a_terminal_is_the_same,
        fish_in_a_terminal_is_the_same,
        make_is_the_same,
        gcc_is_the_same,
        git_is_the_same,
        perl_is_the_same,
        php_is_the_same,
        sqlite_is_the_same,
        python_fork_is_the_same,
        python_spawn_is_the_same,
        python_forkserver_is_the_same,
        node_is_the_same,
        java_is_the_same,
        go_is_the_same,
        nginx_is_the_same,
        postgres_initdb_is_the_same,
        postgres_is_the_same,
    ]
    .run("every_child_programs", "tests of real programs under splork run --every-child")
}
