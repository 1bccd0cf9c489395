//! Tables of one's own (SPLORK_CALLS=DIR): built into the library and printed as headers, without a fork of the
//! repository. extra/calls/ holds every shape of declaration that a table may have.

mod extra;

use std::process::ExitCode;

use extra::edge_cases::*;
use extra::own::*;
use extra::prototypes::*;
use splork_tests::trials;

fn main() -> ExitCode {
    // In order: they share a build directory.
    trials![
        edge_headers_are_clean,
        shipped_prototypes_are_the_tables,
        edge_prototypes_are_the_tables,
        futexes_and_ids_are_taken_without_a_cast,
        edge_calls_are_exported_beside_the_shipped_ones,
        edge_registers_arrive_shared,
        edge_registers_arrive_static,
        edge_registers_arrive_inline,
        edge_structs_arrive_static,
        edge_structs_arrive_inline,
        edge_clones_start_static,
        edge_clones_start_inline,
        edge_clones_serve_clone,
        a_changed_table_is_built_again,
        a_bad_table_fails_the_build,
        a_bad_table_leaves_headers_alone,
        check_names_what_it_read,
        unwritable_headers_are_named,
        headers_are_written_all_or_none,
    ]
    .run_in_order("table_extra", "tests of extra tables")
}
