//! splork on other architectures: built there with Debian's cross compilers, and every C test run, natively or under
//! qemu-user. `make check-arch` runs it.

mod arch;
mod c_program;

use std::process::ExitCode;
use std::sync::Arc;

use arch::bench::Bench;
use arch::debian::Debian;
use arch::elsewhere::{UNSUPPORTED, calls_fail_with_enotsup};
use arch::lint::LINTS;
use arch::list::{ARCHITECTURES, Architecture};
use arch::loongarch;
use arch::traced::{TRACED, registers_reach_the_kernel};
use arch::wide::halves_of_64_bits_arrive;
use c_program::{Mode, Program};
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
            let programs: Vec<_> =
                programs.iter().filter(|program| program.is_for(architecture.abi)).cloned().collect();
            programs.iter().for_each(|program| add(&mut trials, &bench, program));
            if architecture.debian.is_some() {
                add_booted(&mut trials, Arc::new(Debian::new(&bench, &programs)), architecture);
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
        let tests: [(&str, fn(Mode) -> Test); 3] = [
            ("children_start_as_they_should", loongarch::children_start_as_they_should),
            ("instructions_are_integer_alone", loongarch::instructions_are_integer_alone),
            ("unwinding_stops_in_the_child", loongarch::unwinding_stops_in_the_child),
        ];
        for (name, test) in tests {
            trials.test(format!("loongarch64::{name}::{}", mode.name()), move || test(mode));
        }
        for traced in &TRACED {
            let name = format!("{}::registers_reach_the_kernel::{}", traced.name, mode.name());
            trials.test(name, move || registers_reach_the_kernel(traced, mode));
        }
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
fn add_booted(trials: &mut Trials, debian: Arc<Debian>, architecture: &Architecture) {
    let name = architecture.name;
    let machine = Arc::clone(&debian);
    trials.test(format!("{name}-debian::machine_ends_well"), move || machine.ended_well());
    if architecture.has_pairs() {
        let machine = Arc::clone(&debian);
        let name = format!("{name}-debian::halves_of_64_bits_arrive::static");
        trials.test(name, move || machine.halves_of_64_bits_arrive());
    }
    for program in debian.programs() {
        let debian = Arc::clone(&debian);
        trials.test(format!("{name}-debian::{}::static", program.stem), move || debian.test(&program));
    }
}

fn add_lints(trials: &mut Trials, bench: &Arc<Bench>) {
    for (abi, name, lint) in LINTS {
        if abi.is_some_and(|abi| abi != bench.architecture.abi) {
            continue;
        }
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
