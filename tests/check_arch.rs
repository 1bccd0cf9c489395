//! splork on other architectures: built there with Debian's cross compilers, and every C test run, natively or under
//! qemu-user. `make check-arch` runs it.

mod arch;
mod c_program;

use std::process::ExitCode;
use std::sync::Arc;

use arch::bench::Bench;
use arch::bti;
use arch::debian::Debian;
use arch::elsewhere::{UNSUPPORTED, calls_fail_with_enotsup, loongarch_without_libc};
use arch::lint;
use arch::list::ARCHITECTURES;
use arch::wide::halves_of_64_bits_arrive;
use c_program::{Mode, Program};
use splork_table::Abi;
use splork_tests::trials::Trials;
use splork_tests::{Stop, Test};

fn main() -> ExitCode {
    let mut trials = Trials::default();
    match Program::all() {
        Ok(programs) => ARCHITECTURES.iter().for_each(|architecture| {
            let bench = Arc::new(Bench::new(architecture));
            let built = Arc::clone(&bench);
            trials.test(format!("{}::library_builds", architecture.name), move || built.machine().map(|_| ()));
            add_lints(&mut trials, &bench);
            programs.iter().for_each(|program| add(&mut trials, &bench, program));
            if architecture.debian.is_some() {
                add_booted(&mut trials, Arc::new(Debian::new(&bench, &programs)), architecture.name);
            }
            if architecture.has_pairs() {
                for mode in [Mode::Static, Mode::Inline] {
                    let (bench, name) = (Arc::clone(&bench), architecture.name);
                    let name = format!("{name}::halves_of_64_bits_arrive::{}", mode.name());
                    trials.test(name, move || halves_of_64_bits_arrive(&bench, mode));
                }
            }
        }),
        Err(stop) => trials.test("c_tests_can_be_listed", move || Err(stop)),
    }
    for mode in [Mode::Static, Mode::Inline] {
        trials.test(format!("loongarch64::without_libc::{}", mode.name()), move || loongarch_without_libc(mode));
    }
    for architecture in &UNSUPPORTED {
        let bench = Arc::new(Bench::new(architecture));
        for mode in [Mode::Shared, Mode::Static, Mode::Inline] {
            let name = format!("{}::calls_fail_with_enotsup::{}", architecture.name, mode.name());
            let bench = Arc::clone(&bench);
            trials.test(name, move || calls_fail_with_enotsup(&bench, mode));
        }
    }
    trials.run_in_groups("check_arch", "tests on other architectures")
}

/// The same programs, static ones, on a real kernel.
fn add_booted(trials: &mut Trials, debian: Arc<Debian>, architecture: &str) {
    let machine = Arc::clone(&debian);
    trials.test(format!("{architecture}-debian::machine_ends_well"), move || machine.ended_well());
    for program in debian.programs() {
        let debian = Arc::clone(&debian);
        trials.test(format!("{architecture}-debian::{}::static", program.stem), move || debian.test(&program));
    }
}

fn add_lints(trials: &mut Trials, bench: &Arc<Bench>) {
    type Lint = fn(&Bench) -> Test;
    let lints: [(&str, Lint); 3] = [
        ("exports_are_those_of_the_tables", lint::exports_are_those_of_the_tables),
        ("memory_is_written_or_executed_but_not_both", lint::memory_is_written_or_executed_but_not_both),
        ("unwind_tables_of_the_archive_are_sound", lint::unwind_tables_of_the_archive_are_sound),
    ];
    let landing_pads: [(&str, Lint); 3] = [
        ("every_entry_is_a_landing_pad", bti::every_entry_is_a_landing_pad),
        ("both_libraries_are_marked", bti::both_libraries_are_marked),
        ("landing_pads_are_enforced", bti::landing_pads_are_enforced),
    ];
    let has_pads = Abi::named(bench.architecture.abi).is_some_and(|abi| abi.landing_pads);
    for (name, lint) in lints.into_iter().chain(landing_pads.into_iter().filter(|_| has_pads)) {
        let bench = Arc::clone(bench);
        trials.test(format!("{}::{name}", bench.architecture.name), move || lint(&bench));
    }
}

/// Shared, static and inline; the others show nothing new about an architecture.
fn add(trials: &mut Trials, bench: &Arc<Bench>, program: &Program) {
    let architecture = bench.architecture.name;
    match program.modes() {
        Ok(modes) => {
            for mode in modes.into_iter().filter(|mode| ![Mode::Preload, Mode::Musl].contains(mode)) {
                let (bench, program) = (Arc::clone(bench), program.clone());
                let name = format!("{architecture}::{}::{}", program.stem, mode.name());
                trials.test(name, move || program.test(mode, bench.machine()?));
            }
        }
        Err(stop) => trials.test(format!("{architecture}::{}", program.stem), move || Err::<(), Stop>(stop)),
    }
}
