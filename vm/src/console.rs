//! What the machine says on its console, read: init's lines (init.c), and the kernel's when it breaks down.

use std::time::Duration;

const MARK: &str = "splork-vm: ";

/// What a kernel prints when it can no longer be trusted.
const PANIC: &str = "Kernel panic - not syncing";
const BROKEN: [&str; 9] = [
    PANIC,
    "Initramfs unpacking failed",
    "Oops",
    "BUG: ",
    "Unable to handle kernel",
    "kernel BUG at",
    "detected stall",
    "soft lockup",
    "WARNING: CPU",
];

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    Passed,
    Skipped(String),
    /// How, and the machine's own trouble if that was it.
    Failed(String),
}

/// How the machine came to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ending {
    /// QEMU ended.
    Off,
    /// It said nothing for so long, or it ran too long, and was stopped.
    Silent(Duration),
    TooLong(Duration),
    /// It was through, or had panicked, and went on for so long.
    Staying(Duration),
}

/// Every test's outcome, in the order of the list, and what else there is to say.
#[derive(Debug)]
pub struct Report {
    pub outcomes: Vec<(String, Outcome)>,
    /// What each test printed.
    pub outputs: Vec<String>,
    /// What is wrong with the run as such. It has failed if there is any, even where all tests passed.
    pub troubles: Vec<String>,
    pub notes: Vec<String>,
    /// "6.1.192 x86_64".
    pub kernel: String,
}

impl Report {
    pub fn outcome(&self, name: &str) -> Option<&Outcome> {
        self.outcomes.iter().find(|(test, _)| test == name).map(|(_, outcome)| outcome)
    }

    pub fn output(&self, name: &str) -> &str {
        let index = self.outcomes.iter().position(|(test, _)| test == name);
        index.map_or("", |index| &self.outputs[index])
    }
}

/// Reads the console as it is spoken.
pub struct Console {
    names: Vec<String>,
    outcomes: Vec<Option<Outcome>>,
    outputs: Vec<String>,
    running: Option<usize>,
    kernel: Option<String>,
    end: Option<usize>,
    pub broken: Option<String>,
    has_panicked: bool,
    notes: Vec<String>,
    stray: Vec<String>,
}

impl Console {
    pub fn new(names: Vec<String>) -> Console {
        Console {
            outcomes: vec![None; names.len()],
            outputs: vec![String::new(); names.len()],
            names,
            running: None,
            kernel: None,
            end: None,
            broken: None,
            has_panicked: false,
            notes: Vec::new(),
            stray: Vec::new(),
        }
    }

    pub fn line(&mut self, line: &str) {
        let Some((before, said)) = line.split_once(MARK) else {
            self.has_panicked |= line.contains(PANIC);
            if self.broken.is_none() && BROKEN.iter().any(|word| line.contains(word)) {
                self.broken = Some(line.trim().to_owned());
            }
            return;
        };
        let _ = before; // the kernel's, if it spoke in between
        let (word, rest) = said.trim_end().split_once(' ').unwrap_or((said.trim_end(), ""));
        match word {
            "start" => self.kernel = Some(rest.to_owned()),
            "note" => self.notes.push(rest.to_owned()),
            "end" => self.end = rest.parse().ok(),
            "run" => self.running = self.names.iter().position(|name| name == rest),
            "|" => {
                if let Some(running) = self.running {
                    self.outputs[running] += rest;
                    self.outputs[running] += "\n";
                }
            }
            "ok" | "skip" | "fail" => self.result(word, rest),
            _ => self.stray.push(said.to_owned()),
        }
    }

    fn result(&mut self, word: &str, rest: &str) {
        let (name, how) = rest.split_once(' ').unwrap_or((rest, ""));
        let outcome = match word {
            "ok" => Outcome::Passed,
            "skip" => Outcome::Skipped(how.to_owned()),
            _ => Outcome::Failed(how.to_owned()),
        };
        match self.running.take() {
            Some(running) if self.names[running] == name && self.outcomes[running].is_none() => {
                self.outcomes[running] = Some(outcome);
            }
            _ => self.stray.push(format!("{word} {rest}")),
        }
    }

    /// init has said its last line, or never will.
    pub fn is_over(&self) -> bool {
        self.end.is_some() || self.has_panicked
    }

    pub fn finish(self, ending: &Ending) -> Report {
        let why = match (&self.broken, ending) {
            (Some(line), _) => format!("the kernel broke down: {line}"),
            (None, Ending::Silent(time)) => format!("the machine hung: not a word for {} s", time.as_secs()),
            (None, Ending::TooLong(time)) => format!("the machine was still running after {} s", time.as_secs()),
            (None, Ending::Staying(time)) => format!("the machine did not go off within {} s", time.as_secs()),
            (None, Ending::Off) if self.end.is_none() => "the machine went off before the last test".to_owned(),
            (None, Ending::Off) => String::new(),
        };
        let mut troubles: Vec<String> = self.stray.iter().map(|line| format!("an unexpected line: {line}")).collect();
        if self.kernel.is_none() {
            troubles.push("init did not start".to_owned());
        }
        if !why.is_empty() {
            let during = self.running.map(|running| format!(" (during {})", self.names[running])).unwrap_or_default();
            troubles.push(format!("{why}{during}"));
        }
        if self.end.is_some_and(|count| count != self.names.len()) {
            troubles.push(format!("init counts {:?} tests, the list has {}", self.end, self.names.len()));
        }
        let mut outcomes = Vec::new();
        for (index, (name, outcome)) in self.names.into_iter().zip(self.outcomes).enumerate() {
            let is_running = self.running == Some(index);
            let lacking = || match (is_running, why.is_empty()) {
                (true, _) => format!("no result line: {why}"),
                (false, true) => "no result line".to_owned(),
                (false, false) => format!("not reached: {why}"),
            };
            outcomes.push((name, outcome.unwrap_or_else(|| Outcome::Failed(lacking()))));
        }
        let kernel = self.kernel.unwrap_or_default();
        Report { outcomes, outputs: self.outputs, troubles, notes: self.notes, kernel }
    }
}

#[cfg(test)]
mod tests;
