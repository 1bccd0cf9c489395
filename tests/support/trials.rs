//! Tests with names that are sentences, which may find at run time that they cannot run here. No skip is silent:
//! each is named at the end, counted, and left in target/skips/ for `make check` to repeat.

use std::collections::BTreeMap;
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock, Mutex};

use libtest_mimic::{Arguments, Completion, Failed, Trial};

use crate::patience::Running;
use crate::{scratch, target};

/// Why a test did not pass.
#[derive(Debug, Clone)]
pub enum Stop {
    Fails(String),
    Skips(String),
}

pub type Test = Result<(), Stop>;

impl<E: std::error::Error> From<E> for Stop {
    #[track_caller]
    fn from(error: E) -> Stop {
        Stop::Fails(format!("{}: {error}", std::panic::Location::caller()))
    }
}

pub fn skip<T>(reason: impl Into<String>) -> Result<T, Stop> {
    Err(Stop::Skips(reason.into()))
}

/// Whether the command line names the test, or none.
pub fn is_asked_for(name: &str) -> bool {
    static ARGUMENTS: LazyLock<Arguments> = LazyLock::new(Arguments::from_args);
    let Arguments { filter, skip, exact, .. } = &*ARGUMENTS;
    let fits = |wanted: &String| if *exact { name == wanted } else { name.contains(wanted) };
    filter.as_ref().is_none_or(fits) && !skip.iter().any(fits)
}

/// The tests of one file, in the order given to `test`.
#[derive(Default)]
pub struct Trials {
    trials: Vec<Trial>,
    skipped: Arc<Mutex<Vec<String>>>,
    /// How many passed, failed and were skipped, for each group: the part of the name before the first `::`.
    groups: Arc<Mutex<BTreeMap<String, [usize; 3]>>>,
    running: Running,
    /// One after the other.
    are_in_order: Arc<AtomicBool>,
}

impl Trials {
    pub fn test(&mut self, name: impl Into<String>, test: impl FnOnce() -> Test + Send + 'static) {
        let name = name.into();
        let (skipped, groups) = (Arc::clone(&self.skipped), Arc::clone(&self.groups));
        let (running, are_in_order) = (self.running.clone(), Arc::clone(&self.are_in_order));
        let trial = Trial::ignorable_test(name.clone(), move || {
            running.begins(&name);
            if !are_in_order.load(Ordering::Relaxed) {
                scratch::belongs_to(&name);
            }
            let outcome = counted(&groups, &name, test());
            running.ends(&name);
            match outcome {
                Ok(()) => Ok(Completion::Completed),
                Err(Stop::Fails(message)) => Err(Failed::from(message)),
                Err(Stop::Skips(reason)) => {
                    skipped.lock().expect("no test panics with the lock").push(format!("{name}: {reason}"));
                    Ok(Completion::ignored_with(reason))
                }
            }
        });
        self.trials.push(trial);
    }

    /// Runs them. `what` is what the file holds, for the closing line: "C tests".
    pub fn run(self, file: &str, what: &str) -> ExitCode {
        self.run_with(Arguments::from_args(), file, what)
    }

    /// The same, one test after the other.
    pub fn run_in_order(self, file: &str, what: &str) -> ExitCode {
        self.are_in_order.store(true, Ordering::Relaxed);
        self.run_with(Arguments { test_threads: Some(1), ..Arguments::from_args() }, file, what)
    }

    /// The same as `run`, with a table at the end: passed, failed and skipped for each group.
    pub fn run_in_groups(self, file: &str, what: &str) -> ExitCode {
        let groups = Arc::clone(&self.groups);
        let code = self.run(file, what);
        println!("{:16}{:>8}{:>8}{:>8}", "", "passed", "failed", "skipped");
        for (group, [passed, failed, skipped]) in groups.lock().expect("the tests are over").iter() {
            println!("{group:16}{passed:8}{failed:8}{skipped:8}");
        }
        code
    }

    fn run_with(self, arguments: Arguments, file: &str, what: &str) -> ExitCode {
        self.running.end_what_hangs();
        let conclusion = libtest_mimic::run(&arguments, self.trials);
        if !arguments.list {
            let mut skipped = std::mem::take(&mut *self.skipped.lock().expect("the tests are over"));
            skipped.sort();
            report(file, what, &skipped);
        }
        conclusion.exit_code()
    }
}

fn counted(groups: &Mutex<BTreeMap<String, [usize; 3]>>, name: &str, outcome: Test) -> Test {
    let group = name.split("::").next().unwrap_or_default().to_owned();
    let column = match outcome {
        Ok(()) => 0,
        Err(Stop::Fails(_)) => 1,
        Err(Stop::Skips(_)) => 2,
    };
    groups.lock().expect("no test panics with the lock").entry(group).or_default()[column] += 1;
    outcome
}

fn report(file: &str, what: &str, skipped: &[String]) {
    let mut text = String::new();
    for line in skipped {
        println!("SKIP: {line}");
        text += &format!("SKIP: {file}: {line}\n");
    }
    println!("{} {what} skipped\n", skipped.len());
    let directory = target().join("skips");
    let written = std::fs::create_dir_all(&directory).and_then(|()| std::fs::write(directory.join(file), text));
    if let Err(error) = written {
        eprintln!("{}: {error}", directory.display());
    }
}

/// One test per function, named as the function is.
#[macro_export]
macro_rules! trials {
    ($($test:ident),* $(,)?) => {{
        let mut trials = $crate::trials::Trials::default();
        $(trials.test(stringify!($test), $test);)*
        trials
    }};
}
