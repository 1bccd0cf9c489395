//! splork run --as-kernel and --deny: which calls are answered how, what uname says, and that programs go on.

mod births;
#[path = "../c_program/mod.rs"]
mod c_program;
mod c_tests;
mod filters;
mod namespaces;
mod numbers;
mod programs;
mod refusals;
mod uname;

use std::process::{Command, ExitCode};

use births::*;
use filters::*;
use namespaces::*;
use numbers::*;
use programs::*;
use refusals::*;
use splork_tests::command::exists;
use splork_tests::{Stop, command, compiler, skip, trials};
use uname::*;

fn main() -> ExitCode {
    let mut trials = trials![
        newer_calls_alone_are_missing_natively,
        newer_calls_alone_are_missing_from_i386,
        x32_is_as_old,
        without_a_version_nothing_is_missing,
        what_is_denied_is_so_on_any_kernel,
        uname_says_the_version,
        uname_says_it_to_i386,
        with_every_child_the_tracer_says_it,
        two_numbers_get_a_third_and_a_distributions_words_stay,
        users_without_rights_are_answered,
        other_names_are_the_programs_own,
        i386_may_ask_for_2_6,
        in_a_pid_namespace,
        a_go_program_sees_the_version,
        where_the_answerer_may_not_go_it_is_the_machines_own,
        a_programs_own_filter_is_heeded,
        a_filter_beneath_is_heeded,
        a_notifier_of_the_programs_own,
        two_of_ours_leave_out_what_either_does,
        nobody_is_left_to_answer,
        a_second_one_cannot_answer,
        what_cannot_be_is_125,
        what_no_program_does_without_cannot_be_denied,
        warnings_are_a_line,
        status_is_the_programs,
        a_call_that_is_too_new_is_the_tracers_to_refuse,
        a_denied_call_fails_with_its_errno,
        a_target_that_is_not_there_is_as_without,
        the_librarys_own_calls_are_as_old,
        strace_shows_the_fallback_of_pthread_create,
    ];
    programs::add(&mut trials);
    c_tests::add(&mut trials);
    trials.run("as_kernel", "tests of splork run --as-kernel")
}

/// For native programs, or for those of i386.
fn compiler_of(is_i386: bool) -> Result<Command, Stop> {
    const I386: &str = "i686-linux-gnu-gcc";
    if is_i386 && !exists(I386) {
        return skip(format!("{I386} is not installed"));
    }
    let mut compile = if is_i386 { command(I386) } else { compiler() };
    compile.args(["-O1", "-Wall", "-Wextra"]);
    Ok(compile)
}
