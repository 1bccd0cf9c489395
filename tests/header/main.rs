//! The headers in include/: current, clean in every C and C++, with the right numbers on every ABI, and leading to the
//! right functions.

mod compile;
mod current;
mod declared;
mod emulate;
mod fields;
mod guard;
mod inventory;
mod layout;
mod names;
mod newest;
mod numbers;
mod symbols;
mod units;

use std::path::PathBuf;
use std::process::ExitCode;

use splork_tests::{Stop, root, trials};

use current::*;
use declared::*;
use fields::*;
use guard::*;
use inventory::*;
use layout::*;
use names::*;
use numbers::*;
use symbols::*;

fn include() -> PathBuf {
    root().join("include")
}

/// Every header, as C names it: `splork.h`, `splork/mm.h`. Sorted.
fn headers() -> Result<Vec<String>, Stop> {
    let mut names = vec!["splork.h".to_owned()];
    for entry in std::fs::read_dir(include().join("splork"))? {
        names.push(format!("splork/{}", entry?.file_name().to_string_lossy()));
    }
    names.sort();
    Ok(names)
}

fn main() -> ExitCode {
    let mut trials = trials![
        committed_headers_are_what_the_tables_print,
        headers_are_the_same_from_everywhere,
        headers_that_are_right_are_not_touched,
        each_header_names_its_command_in_line_1,
        headers_have_c90_comments_only,
        numbers_are_the_kernels_on_every_abi,
        numbers_are_the_tables_on_every_abi,
        unknown_architectures_have_no_number,
        conditions_hold_on_their_abi_alone,
        numbers_defined_before_win,
        negative_numbers_count_as_absent,
        sys_names_are_supplied,
        numbers_are_the_systems,
        numbers_are_the_libc_crates,
        supplied_types_are_the_newest_kernels,
        what_newer_kernel_headers_define_is_supplied,
        fields_of_newer_kernel_headers_are_supplied,
        every_family_is_in_the_inventory,
        newest_types_are_those_of_linux_raw_sys,
        new_glibc_is_left_its_own_function,
        installed_glibc_is_left_its_own_functions,
        newest_glibc_declares_what_the_tables_say,
        prototypes_are_glibcs,
        old_glibc_gets_ours,
        without_gnu_extensions_ours_is_used,
        plain_names_lead_to_our_symbols,
        a_libc_that_gets_a_call_changes_nothing,
        programs_keep_functions_of_their_own,
        short_clone_args_are_replaced,
        short_sched_attr_is_replaced,
        sys_pidfd_h_is_included_once,
        calls_of_ones_own_keep_their_names,
        inline_functions_need_no_library,
        inline_functions_are_one_instruction,
        link_time_optimisation_keeps_inline_calls_whole,
        unknown_architectures_go_through_libc,
    ];
    compile::add_to(&mut trials);
    trials.run("header", "tests of the headers")
}
