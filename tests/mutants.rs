//! `make mutants`: makes each change of mutant/list/ in a copy of the repository, one by one, and runs the tests that it
//! names. `ok` is a mutant that all of them caught, `ignored` one whose survival the list explains, or whose test is
//! skipped on this machine.

mod mutant;
#[path = "c_program/timeout.rs"]
mod timeout;
#[path = "mutant/tree.rs"]
mod tree;
#[path = "mutant/verdict.rs"]
mod verdict;

use std::collections::{BTreeMap, BTreeSet};
use std::process::ExitCode;
use std::sync::{Arc, Mutex};

use mutant::Mutant;
use splork_tests::trials::{Trials, is_asked_for};
use splork_tests::{Stop, Test, ensure, skip};
use tree::Tree;
use verdict::Verdict;

/// The copy, and which tests pass there while nothing is changed: one that does not can catch nothing.
struct Bench {
    tree: Tree,
    sound: BTreeMap<String, Result<bool, Stop>>,
}

fn main() -> ExitCode {
    let mut trials = Trials::default();
    match mutant::all() {
        Ok(mutants) => add(&mut trials, mutants),
        Err(stop) => trials.test("the_list_can_be_read", move || Err(stop)),
    }
    trials.run_in_order("mutants", "mutants")
}

fn add(trials: &mut Trials, mutants: Vec<Mutant>) {
    let names: Vec<String> = mutants.iter().map(|mutant| mutant.name.clone()).collect();
    let shared: Arc<Mutex<(Vec<Mutant>, Option<Bench>)>> = Arc::new(Mutex::new((mutants, None)));
    for (index, name) in names.into_iter().enumerate() {
        let shared = Arc::clone(&shared);
        trials.test(name, move || {
            let mut shared = shared.lock().map_err(|_| Stop::Fails("an earlier mutant panicked".into()))?;
            let (mutants, bench) = &mut *shared;
            if bench.is_none() {
                let mut new = Bench { tree: Tree::made()?, sound: BTreeMap::new() };
                // At once, before anything is changed: else all would be built twice for each.
                let wanted = mutants.iter().filter(|mutant| is_asked_for(&mutant.name));
                let tests: BTreeSet<&String> = wanted.flat_map(|mutant| &mutant.tests).collect();
                for test in tests {
                    let _ = new.is_sound(test); // the mutants that name it will say so
                }
                *bench = Some(new);
            }
            is_caught(&mutants[index], bench.as_mut().expect("it was made"))
        });
    }
}

fn is_caught(mutant: &Mutant, bench: &mut Bench) -> Test {
    for test in &mutant.tests {
        if !bench.is_sound(test)? {
            return skip(format!("{test} is skipped on this machine"));
        }
    }
    let Bench { tree, .. } = bench;
    let passing = tree.with(mutant, || {
        let mut passing = vec![];
        for test in &mutant.tests {
            if !matches!(verdict::of(test, tree)?, Verdict::Fails) {
                passing.push(test.as_str());
            }
        }
        Ok(passing)
    })?;
    match &mutant.survives {
        Some(why) if !passing.is_empty() => skip(format!("survives: {why}")),
        Some(_) => Err(Stop::Fails("it is caught after all: take `survives` away".into())),
        None => {
            ensure!(passing.is_empty(), "{}: survives {}", mutant.file, passing.join(", "));
            Ok(())
        }
    }
}

impl Bench {
    fn is_sound(&mut self, test: &str) -> Result<bool, Stop> {
        let tree = &self.tree;
        let sound = self.sound.entry(test.to_owned()).or_insert_with(|| match verdict::of(test, tree)? {
            Verdict::Passes => Ok(true),
            Verdict::Skipped => Ok(false),
            Verdict::Fails => Err(Stop::Fails(format!("{test} fails before anything is changed"))),
        });
        sound.clone()
    }
}
