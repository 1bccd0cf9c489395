//! The list that `make mutants` goes through must not rot: each of its changes can be made, and its tests are there.

#[allow(dead_code)] // of C tests, only what they are called
mod c_program;
mod mutant;

use std::fs;
use std::process::ExitCode;

use c_program::Program;
use mutant::parts;
use splork_tests::files::files;
use splork_tests::{Stop, Test, ensure, root, trials};

/// So that a change of the sources that takes some away does not go unnoticed.
const FEWEST: usize = 100;

fn main() -> ExitCode {
    trials![every_mutant_can_be_made, every_test_that_is_to_fail_is_there, there_are_many]
        .run("mutant_list", "mutant lists")
}

fn there_are_many() -> Test {
    let count = mutant::all()?.len();
    ensure!(count >= FEWEST, "{count} mutants, not {FEWEST}");
    Ok(())
}

fn every_mutant_can_be_made() -> Test {
    let mut wrong = vec![];
    for mutant in mutant::all()? {
        let made = fs::read_to_string(root().join(&mutant.file)).map_err(Stop::from);
        match made.and_then(|text| mutant.applied(&text)) {
            Ok(_) => {}
            Err(Stop::Fails(why) | Stop::Skips(why)) => wrong.push(format!("{}: {why}", mutant.name)),
        }
    }
    ensure!(wrong.is_empty(), "tests/mutant/list needs mending:\n{}", wrong.join("\n"));
    Ok(())
}

fn every_test_that_is_to_fail_is_there() -> Test {
    let mut sources = vec![];
    for path in files()?.iter().filter(|path| path.extension().is_some_and(|ending| ending == "rs")) {
        if !path.ends_with("mutant_list.rs") {
            sources.push((path.display().to_string(), fs::read_to_string(root().join(path))?));
        }
    }
    let programs = Program::all()?;
    let has_mode = |stem: &str, mode: &str| -> Result<bool, Stop> {
        let Some(program) = programs.iter().find(|program| program.stem == stem) else { return Ok(false) };
        Ok(program.modes()?.iter().any(|one| one.name() == mode))
    };
    for mutant in mutant::all()? {
        for test in &mutant.tests {
            let (package, target, name) = parts(test)?;
            let words: Vec<&str> = name.split("::").collect();
            let is_there = match (target, &words[..]) {
                ("c_tests", [stem, mode]) => has_mode(stem, mode)?,
                // Most are C tests there, too.
                ("check_arch", [_, stem, mode]) if has_mode(stem, mode)? => true,
                _ => {
                    let last = words.iter().rev().find(|word| !["shared", "static", "inline"].contains(word));
                    let last = last.expect("a name has a word");
                    let is_home = |path: &str| path.starts_with(&format!("{package}/"));
                    sources.iter().any(|(path, text)| is_home(path) && text.contains(last))
                }
            };
            ensure!(is_there, "{}: there is no test {test}", mutant.name);
        }
    }
    Ok(())
}
