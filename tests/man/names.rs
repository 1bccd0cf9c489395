//! What the tables say in one line, as the pages of man-pages do.

use splork_tests::{Stop, Test, ensure};

use crate::calls;

/// As in man-pages: "seal a range", not "seals". A time says what it is counted in.
pub fn names_are_in_the_imperative_and_every_parameter_is_documented() -> Test {
    for call in calls()? {
        let verb = call.about.split_whitespace().next().unwrap_or_default();
        let is_third_person = verb.ends_with('s') && !verb.ends_with("ss");
        let is_verb = verb.chars().all(|c| c.is_ascii_alphabetic()) && !is_third_person;
        ensure!(is_verb, "{}: about begins with {verb:?}, and should with the imperative", call.name);
        for parameter in &call.c {
            let doc = call.parameter_docs.iter().find(|(name, _)| *name == parameter.name);
            let Some((_, doc)) = doc else {
                return Err(Stop::Fails(format!("{}: {} is not in params", call.name, parameter.name)));
            };
            let is_time = parameter.name == "timeout";
            ensure!(!is_time || doc.contains("seconds"), "{}: timeout has no unit: {doc}", call.name);
        }
    }
    Ok(())
}
