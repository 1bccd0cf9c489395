//! What libsplork.so and libsplork.a are made of: names, properties, and the absence of what must not be there.

mod artefact;

use std::process::ExitCode;

use artefact::archive::*;
use artefact::debian::*;
use artefact::shared::*;
use artefact::size::*;
use artefact::state::*;
use splork_tests::trials;

fn main() -> ExitCode {
    trials![
        soname_is_the_major_version,
        libc_is_the_only_library_needed,
        no_symbol_is_versioned,
        exports_are_those_of_the_tables,
        symbols_file_names_the_exports,
        packages_have_this_version,
        copyright_names_every_crate,
        relocations_are_done_and_sealed_at_start,
        relocations_are_errnos_and_the_constructors,
        settings_are_told_of_by_a_note,
        no_memory_is_writable_and_executable,
        no_state_of_ours_is_thread_local,
        writable_memory_is_the_settings_alone,
        the_constructor_is_all_that_runs_at_load,
        shared_library_is_marked_for_shadow_stacks,
        trampolines_of_the_shared_library_start_with_endbr64,
        shared_library_cannot_panic,
        shared_library_is_small,
        clone_and_clone3_are_short,
        static_programs_pay_for_what_they_call,
        archive_holds_one_object_of_ours,
        archive_defines_what_the_library_exports_but_not_dunder_clone,
        archive_needs_libc_alone,
        archive_brings_no_state_no_constructor_and_no_executable_stack,
        archive_is_marked_for_shadow_stacks,
        trampolines_of_the_archive_start_with_endbr64,
    ]
    .run("artefacts", "tests of the artefacts")
}
