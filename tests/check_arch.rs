//! splork on other architectures: built there with Debian's cross compilers, and every C test run, natively or under
//! qemu-user. `make check-arch` runs it.

mod arch;
mod c_program;

use std::process::ExitCode;
use std::sync::Arc;

use arch::compiled::archive_compiles;
use arch::cross_build::CrossBuild;
use arch::debian::Debian;
use arch::freestanding::{FREESTANDING, Freestanding, children_start_as_they_should};
use arch::freestanding_lint::{instructions_are_integer_alone, unwinding_stops_in_the_child};
use arch::lint::LINTS;
use arch::list::{ARCHITECTURES, Architecture, COMPILED, VARIANTS};
use arch::prebuilt::what_rustup_brings_will_do;
use arch::settings::settings_are_obeyed;
use arch::traced::{registers_reach_the_kernel, traced};
use arch::variants::a_few_programs_run;
use arch::wide::halves_of_64_bits_arrive;
use arch::{assembled, headers_alone, in_c, loongarch_shared, miscompiled};
use c_program::{Mode, Program};
use splork_table::Abi;
use splork_tests::trials::Trials;
use splork_tests::{Stop, Test, skip};

fn main() -> ExitCode {
    let mut trials = Trials::default();
    match Program::all() {
        Ok(programs) => ARCHITECTURES.iter().for_each(|architecture| {
            let cross = Arc::new(CrossBuild::new(architecture));
            let built = Arc::clone(&cross);
            trials.test(format!("{}::library_builds", architecture.name), move || built.machine().map(|_| ()));
            add_lints(&mut trials, &cross);
            let name = format!("{}::what_rustup_brings_will_do", architecture.name);
            if architecture.runs_here() {
                trials.test(name, move || what_rustup_brings_will_do(architecture));
            }
            if architecture.runs_here() && !architecture.in_c {
                let (cross, programs) = (Arc::clone(&cross), programs.clone());
                let name = format!("{}::settings_are_obeyed", architecture.name);
                trials.test(name, move || settings_are_obeyed(&cross, &programs));
            }
            let programs: Vec<_> =
                programs.iter().filter(|program| program.is_for(architecture.abi)).cloned().collect();
            if architecture.runs_here() {
                programs.iter().for_each(|program| add(&mut trials, &cross, program));
            } else {
                for mode in [Mode::Shared, Mode::Inline] {
                    add_booted(&mut trials, &Arc::new(Debian::in_mode(mode, &cross, &programs)), architecture);
                }
            }
            if architecture.debian.is_some() {
                add_booted(&mut trials, &Arc::new(Debian::new(&cross, &programs)), architecture);
                // A kernel that must be built first is for check-nightly.
                if architecture.debian.is_some_and(|debian| !debian.is_source()) {
                    add_programs(&mut trials, &Arc::new(Debian::with_few(&cross, &programs)));
                }
            }
            if architecture.has_narrow_words() && architecture.runs_here() {
                for mode in [Mode::Static, Mode::Inline] {
                    let (cross, name) = (Arc::clone(&cross), architecture.name);
                    let name = format!("{name}::halves_of_64_bits_arrive::{}", mode.name());
                    trials.test(name, move || halves_of_64_bits_arrive(&cross, mode));
                }
            }
        }),
        Err(stop) => trials.test("c_tests_can_be_listed", move || Err(stop)),
    }
    for mode in [Mode::Static, Mode::Inline] {
        for architecture in &FREESTANDING {
            add_freestanding(&mut trials, architecture, mode);
        }
        for traced in traced() {
            let name = format!("{}::registers_reach_the_kernel::{}", traced.name, mode.name());
            trials.test(name, move || registers_reach_the_kernel(&traced, mode));
        }
    }
    trials.test("riscv32::clone_and_clone3_are_short", || {
        arch::freestanding_lint::clone_and_clone3_are_short(arch::freestanding::named("riscv32"))
    });
    trials.test("loongarch64::clone_and_clone3_are_short", loongarch_shared::clone_and_clone3_are_short);
    for alone in &headers_alone::ALONE {
        for optimization in headers_alone::OPTIMIZATIONS {
            let name = format!("{}::calls_and_children_work::inline{optimization}", alone.name);
            trials.test(name, move || headers_alone::calls_and_children_work(alone, optimization));
        }
    }
    for (name, compiler) in arch::inline_pressed::compilers() {
        let name = format!("{name}::inline_calls_find_registers");
        trials.test(name, move || arch::inline_pressed::compiler_finds_room(&compiler));
    }
    for variant in &VARIANTS {
        trials.test(format!("{}::a_few_programs_run", variant.name), move || a_few_programs_run(variant));
    }
    for compiled in &COMPILED {
        trials.test(format!("{}::archive_compiles", compiled.name), move || archive_compiles(compiled));
    }
    arch::every_child_alike::add(&mut trials);
    arch::as_kernel::add(&mut trials);
    for (name, _) in arch::every_child::tests() {
        trials.test(format!("aarch64-debian::every_child::{name}"), move || arch::every_child::test(&name));
    }
    trials.test("assembled::x86_64_needs_libc_alone", assembled::x86_64_needs_libc_alone);
    trials.test("assembled::assembly_refuses_another_compiler", assembled::assembly_refuses_another_compiler);
    trials.test("assembled::assembly_refuses_another_word_size", assembled::assembly_refuses_another_word_size);
    trials.test("assembled::a_missing_compiler_is_named", assembled::a_missing_compiler_is_named);
    trials.test("m68k::rust_is_refused", in_c::rust_is_refused);
    trials.test("m68k::a_missing_compiler_is_named", in_c::a_missing_compiler_is_named);
    trials.test("m68k::an_unknown_architecture_is_refused", in_c::an_unknown_architecture_is_refused);
    trials.test("m68k::settings_are_refused", in_c::settings_are_refused);
    trials.test("m68k::llvm_still_loses_the_flags", miscompiled::llvm_still_loses_the_flags);
    trials.run_in_groups("check_arch", "tests on other architectures")
}

/// The same programs on a real kernel, in one mode.
fn add_booted(trials: &mut Trials, debian: &Arc<Debian>, architecture: &Architecture) {
    let machine = Arc::clone(debian);
    trials.test(debian.name("machine_ends_well"), move || machine.ended_well());
    if architecture.has_narrow_words() && debian.mode() != "shared" {
        let machine = Arc::clone(debian);
        trials.test(debian.name("halves_of_64_bits_arrive"), move || machine.halves_of_64_bits_arrive());
    }
    add_programs(trials, debian);
}

fn add_programs(trials: &mut Trials, debian: &Arc<Debian>) {
    for program in debian.programs() {
        let machine = Arc::clone(debian);
        trials.test(debian.name(&program.stem), move || machine.test(&program));
    }
}

fn add_freestanding(trials: &mut Trials, architecture: &'static Freestanding, mode: Mode) {
    let name = |test| format!("{}::{test}::{}", architecture.name, mode.name());
    trials.test(name("children_start_as_they_should"), move || children_start_as_they_should(architecture, mode));
    trials.test(name("unwinding_stops_in_the_child"), move || unwinding_stops_in_the_child(architecture, mode));
    if let Some(system_call) = architecture.lint {
        let test = move || instructions_are_integer_alone(architecture, system_call, mode);
        trials.test(name("instructions_are_integer_alone"), test);
    }
}

fn add_lints(trials: &mut Trials, cross: &Arc<CrossBuild>) {
    for (abi, name, lint) in LINTS {
        if abi.is_some_and(|abi| abi != cross.architecture.abi) {
            continue;
        }
        let cross = Arc::clone(cross);
        trials.test(format!("{}::{name}", cross.architecture.name), move || lint(&cross));
    }
}

/// Shared, static and inline; the others show nothing new about an architecture.
/// A SPARC program's .plt is in a page that it writes data to. Where qemu-user has translated code of a page, a write of two
/// threads at once can end in SIGSEGV, with SEGV_ACCERR although the page may be written to (qemu 7.2). So whoever ends by that
/// signal gets two more attempts.
fn attempts(architecture: &str, test: impl Fn() -> Test) -> Test {
    let is_emulators = |result: &Test| matches!(result, Err(Stop::Fails(how)) if how.contains("SIGSEGV"));
    let mut result = test();
    for _ in 0..if architecture.starts_with("sparc") { 2 } else { 0 } {
        if is_emulators(&result) {
            result = test();
        }
    }
    result
}

fn add(trials: &mut Trials, cross: &Arc<CrossBuild>, program: &Program) {
    let architecture = cross.architecture.name;
    let has_inline = Abi::named(cross.architecture.abi).is_some_and(|abi| abi.inline.is_some());
    match program.modes() {
        Ok(modes) => {
            for mode in modes.into_iter().filter(|mode| ![Mode::Preload, Mode::Musl].contains(mode)) {
                let (cross, program) = (Arc::clone(cross), program.clone());
                let name = format!("{architecture}::{}::{}", program.stem, mode.name());
                let lacks_trampoline = mode == Mode::Inline && program.starts_children() && !has_inline;
                trials.test(name, move || match lacks_trampoline {
                    true => skip("SPLORK_INLINE starts no children there: table/src/inline has no file for it"),
                    false => attempts(architecture, || program.test(mode, cross.machine()?)),
                });
            }
        }
        Err(stop) => trials.test(format!("{architecture}::{}", program.stem), move || Err::<(), Stop>(stop)),
    }
}
