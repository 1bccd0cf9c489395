//! `make install`: what it leaves, what `make uninstall` takes away, and that programs build on it.

mod installed;

use std::process::ExitCode;

use installed::archive::*;
use installed::dev_profile::*;
use installed::extra_tables::*;
use installed::musl::*;
use installed::paths::*;
use installed::programs::*;
use installed::settings::*;
use installed::tree::*;
use installed::unsupported::*;
use splork_tests::trials;

fn main() -> ExitCode {
    trials![
        install_leaves_the_expected_tree_and_uninstall_nothing,
        libdir_may_be_debians,
        prefix_may_be_private_and_have_blanks,
        uninstall_leaves_strangers_alone,
        install_needs_no_cargo_after_make,
        relative_prefix_is_refused,
        another_setting_is_another_build,
        nothing_installed_names_the_builders_directories,
        installed_command_is_stripped_and_small,
        users_flags_for_rustc_are_kept,
        install_lib_leaves_what_programs_are_built_with,
        uninstall_needs_no_build,
        what_own_tables_left_goes_with_them,
        umask_and_modes_are_as_asked,
        suffix_of_pages_is_that_of_their_headings,
        a_link_in_the_way_is_replaced,
        unfit_paths_are_refused,
        unusual_paths_are_right,
        pkg_config_knows_version_and_directories,
        program_links_with_what_pkg_config_says,
        cpp_program_links_with_what_pkg_config_says,
        static_program_links_against_glibc,
        static_program_links_against_musl,
        musl_keeps_its_own_dunder_clone,
        shared_library_for_musl_is_preloaded,
        archive_of_the_dev_profile_links_too,
        archive_of_the_dev_profile_links_against_musl,
        shared_library_of_the_dev_profile_links_and_loads,
        shared_library_of_the_whole_workspace_links_and_loads,
        another_rust_library_fits_into_the_program,
        tables_of_ones_own_give_function_and_header,
        where_nothing_is_handled_clone_stays_libcs,
    ]
    .run("install", "tests of the installation")
}
