//! Real programs under LD_PRELOAD: those that call clone, those that don't, and other libraries beside ours.

mod preloaded;

use std::process::ExitCode;

use preloaded::both::*;
use preloaded::clones::*;
use preloaded::sanitizers::*;
use preloaded::undisturbed::*;
use splork_tests::trials;

fn main() -> ExitCode {
    trials![
        stress_ng_is_handled,
        firejail_is_handled,
        lxc_unshare_is_handled,
        qemu_is_handled,
        uwsgi_is_handled,
        bash_is_undisturbed,
        python_is_undisturbed,
        gcc_is_undisturbed,
        gdb_is_undisturbed,
        node_is_undisturbed,
        nginx_is_undisturbed,
        jemalloc_may_be_beside,
        fakeroot_may_be_around,
        named_twice_is_named_once,
        dlopened_libraries_are_handled,
        settings_are_handed_down,
        address_sanitizer_works_behind_its_runtime,
        address_sanitizer_wants_to_be_first,
        thread_sanitizer_works,
        undefined_behaviour_sanitizer_works,
        valgrind_works,
    ]
    .run("preload_programs", "tests of programs under LD_PRELOAD")
}
