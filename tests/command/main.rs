//! The command splork, as installed: its catalogue, its one-file headers, its completion, its comparison with kernels.

mod calls;
mod completion;
mod names;
mod numbers;
mod older;
mod output;
mod standalone;

use std::process::ExitCode;

use calls::*;
use completion::*;
use names::*;
use numbers::*;
use older::*;
use output::*;
use splork_tests::trials;
use standalone::*;

/// A table with one call of one's own.
const FROB: &str = "[frob]\nabout = \"Frobs.\"\nkernel = \"SYSCALL_DEFINE1(frob, int, fd)\"\n\
                    c = \"int frob(int fd)\"\nnumber = 903\n";

fn main() -> ExitCode {
    let mut trials = trials![
        calls_lists_every_call,
        calls_fits_80_columns,
        calls_has_colours_on_a_terminal_only,
        calls_of_a_name_shows_all_of_it,
        calls_json_agrees_with_the_tables,
        kernel_column_is_what_the_kernel_answers,
        libc_column_is_what_libc_exports,
        calls_of_ones_own_are_listed_and_not_probed,
        probes_leave_no_trace,
        exit_codes_are_as_documented,
        a_closed_pipe_is_no_failure,
        a_full_disk_is_one_line,
        help_fits_into_the_terminal,
        completion_is_taken_by_its_shell,
        bash_completes_subcommands,
        all_calls_of_the_data_are_listed,
        what_is_not_known_is_said,
        the_catalogue_is_as_that_kernel_has_it,
        numbers_agree_with_a_small_tree,
        numbers_names_what_differs,
        numbers_misses_what_should_be_there,
        numbers_wants_a_tree,
        numbers_agree_with_debians_source,
        a_family_is_known_by_its_name,
        single_calls_make_one_header,
        a_file_here_wins,
        a_name_that_is_none_is_one_line,
        what_is_no_regular_file_is_refused,
        names_with_control_characters_are_shown_harmless,
        stray_bytes_of_paths_are_question_marks,
        new_tables_have_numbers_of_their_own,
        one_file_header_works_without_library,
        one_file_header_includes_none_of_ours,
    ];
    standalone::add_to(&mut trials);
    trials.run("command", "tests of the command")
}
