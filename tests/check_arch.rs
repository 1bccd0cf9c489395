//! splork on other architectures: built there with Debian's cross compilers, and every C test run, natively or under
//! qemu-user. `make check-arch` runs it.

mod arch;
mod c_program;

use std::process::ExitCode;
use std::sync::Arc;

use arch::bench::Bench;
use arch::debian::Debian;
use arch::list::ARCHITECTURES;
use c_program::{Mode, Program};
use splork_tests::Stop;
use splork_tests::trials::Trials;

fn main() -> ExitCode {
    let mut trials = Trials::default();
    match Program::all() {
        Ok(programs) => ARCHITECTURES.iter().for_each(|architecture| {
            let bench = Arc::new(Bench::new(architecture));
            let built = Arc::clone(&bench);
            trials.test(format!("{}::library_builds", architecture.name), move || built.machine().map(|_| ()));
            programs.iter().for_each(|program| add(&mut trials, &bench, program));
            if architecture.debian.is_some() {
                add_booted(&mut trials, Arc::new(Debian::new(&bench, &programs)), architecture.name);
            }
        }),
        Err(stop) => trials.test("c_tests_can_be_listed", move || Err(stop)),
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
