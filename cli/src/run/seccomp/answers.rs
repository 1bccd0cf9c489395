//! One architecture's answers, for every number that there is.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use super::answer::Answer;

/// A step function: each key is the first number that has its answer. The key 0 is always there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answers(BTreeMap<u32, Answer>);

impl Answers {
    /// The same for all numbers.
    pub fn all(answer: Answer) -> Answers {
        Answers(BTreeMap::from([(0, answer)]))
    }

    pub fn get(&self, number: u32) -> Answer {
        self.0.range(..=number).next_back().map_or(Answer::Allow, |(_, answer)| *answer)
    }

    pub fn set(&mut self, number: u32, answer: Answer) {
        self.set_range(number..=number, answer);
    }

    pub fn set_range(&mut self, numbers: RangeInclusive<u32>, answer: Answer) {
        let (&first, &last) = (numbers.start(), numbers.end());
        let behind = last.checked_add(1).map(|next| (next, self.get(next)));
        self.0.retain(|number, _| !numbers.contains(number));
        self.0.insert(first, answer);
        self.0.extend(behind);
    }

    /// Both together, as [`Answer::or`] has it.
    pub fn merged(&self, other: &Answers) -> Answers {
        let numbers: BTreeSet<_> = self.0.keys().chain(other.0.keys()).copied().collect();
        Answers(numbers.into_iter().map(|number| (number, self.get(number).or(other.get(number)))).collect())
    }

    /// The first number and answer of each run of numbers that are answered alike; the first is 0.
    pub fn steps(&self) -> Vec<(u32, Answer)> {
        let mut steps: Vec<(u32, Answer)> = Vec::new();
        for (&number, &answer) in &self.0 {
            if steps.last().is_none_or(|(_, before)| *before != answer) {
                steps.push((number, answer));
            }
        }
        steps
    }
}
