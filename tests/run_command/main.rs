//! splork run, as installed: the program's own status, what comes before it, and what --check says.

mod check;
mod inherited;
mod library;
mod program;

use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::{Command, ExitCode, Output};

use check::*;
use inherited::*;
use library::*;
use program::*;
use splork_tests::{Run, Stop, compiler, root, scratch, stage, trials};

fn main() -> ExitCode {
    trials![
        the_programs_status_and_output_are_its_own,
        ours_comes_before_other_preloads,
        settings_reach_the_program,
        relative_paths_are_meant_here,
        a_wrong_setting_is_125,
        a_setting_that_could_not_be_honoured_is_125,
        what_cannot_be_run_is_126_or_127,
        a_library_is_found_beside_the_command_or_named,
        a_path_that_ld_preload_cannot_name_is_refused,
        descriptors_are_handed_on,
        signals_are_handed_on,
        a_message_to_a_closed_pipe_changes_nothing,
        what_is_not_our_library_is_refused,
        a_library_for_another_machine_is_refused,
        what_cannot_be_run_gets_the_answer_of_running_it,
        what_is_neither_program_nor_script_is_the_shells,
        nothing_to_handle_is_said_before_the_program_runs,
        check_tells_who_is_handled,
        check_says_what_it_cannot_promise,
        check_tells_setuid_from_others,
    ]
    .run("run_command", "tests of splork run")
}

fn run<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Result<Command, Stop> {
    let mut run = stage()?.splork();
    run.arg("run").args(arguments);
    Ok(run)
}

fn built(name: &str, options: &[&str]) -> Result<PathBuf, Stop> {
    let binary = scratch(name)?.join("existing");
    compiler().args(options).arg("-o").arg(&binary).arg(root().join("examples/existing.c")).succeed()?;
    Ok(binary)
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}
