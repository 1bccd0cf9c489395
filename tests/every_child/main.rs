//! splork run --every-child: small programs that look at themselves, with and without it, under each target; and what the
//! command says and refuses.

mod cgroups;
mod inherited;
mod namespaces;
mod refusals;
mod requests;
mod same;
mod tracing;
mod users;

use std::process::ExitCode;

use cgroups::*;
use inherited::*;
use namespaces::*;
use refusals::*;
use requests::*;
use same::*;
use splork_tests::trials;
use tracing::*;
use users::*;

fn main() -> ExitCode {
    trials![
        registers_are_the_programs,
        registers_of_i386_are_the_programs,
        calls_begin_anew_after_a_signal,
        calls_begin_anew_once,
        stops_are_the_kernels,
        threads_and_their_exec_go_on,
        signals_come_with_their_values,
        requests_at_the_edge_get_the_kernels_answers,
        nobody_is_left_of_the_killed,
        descriptors_are_the_programs,
        status_and_signals_are_the_programs,
        filters_of_its_own_ask_nobody,
        who_has_ended_can_be_waited_for,
        stacks_that_are_none_are_left_alone,
        sigchld_is_as_it_was_found,
        limits_are_not_the_tracers,
        nothing_is_kept_of_those_that_are_gone,
        an_init_sees_no_tracer,
        programs_are_the_same_below_another_proc,
        a_thread_of_an_unseen_call_is_of_its_process,
        every_child_is_in_the_cgroup,
        a_cgroup_that_is_gone_is_told,
        who_may_not_use_the_cgroup_has_children_elsewhere,
        a_cgroup_that_can_have_nobody_is_told,
        a_table_of_ones_own_gets_its_parameters,
        what_a_table_cannot_say_is_told,
        strict_fails_instead,
        the_trace_has_births_in_their_order,
        the_trace_ends_with_the_last_daemon,
        the_tracer_has_a_name_of_its_own,
        lines_that_nobody_reads_are_counted,
        a_second_one_is_refused,
        what_cannot_be_is_125,
        the_end_of_the_tracer_is_the_end_of_all,
        users_without_rights_are_handled,
        what_is_not_dumpable_goes_its_own_way,
        check_says_what_differs,
    ]
    .run("every_child", "tests of splork run --every-child")
}
