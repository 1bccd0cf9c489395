//! Children between their birth and their first step.
//!
//! Of each there are two tidings, in any order: it stops, and its parent's stop names it. It is held until both are there. A
//! parent that is killed in between names nobody; its child is known by the registers that it has from it.

use std::collections::{HashMap, HashSet};

use super::machine::CallAbi;
use super::ptrace::{self, Tid};
use super::registers::Registers;
use super::task::{Inquiry, Opened};

/// What a child has from its parent, beside what all children have.
pub struct Heritage {
    pub process: i32,
    /// The program's registers, where another call was made than it made.
    pub restore: Option<(Registers, &'static CallAbi)>,
    /// What the parent had open for it.
    pub cgroup: Option<Opened>,
    /// The signals that the parent has blocked, if it has made its call with all of them blocked.
    pub held: Option<u64>,
    /// The parent that closes it, in the table that both have.
    pub closed_by: Option<Tid>,
}

/// A call whose maker was killed before it could name a child.
pub struct LastWill {
    pub maker: Tid,
    pub process: i32,
    pub inquiry: Box<Inquiry>,
}

/// So many are remembered: most had no child.
const MOST_WILLS: usize = 64;

/// How a child stops before its first step.
#[derive(Clone, Copy)]
pub enum FirstStop {
    Alone,
    /// With its process, which is stopped as by ^Z.
    Stopped,
}

#[derive(Default)]
pub struct Births {
    /// And how.
    stopped: HashMap<Tid, FirstStop>,
    named: HashMap<Tid, Heritage>,
    /// Ended before they were named.
    ended: HashSet<Tid>,
    wills: Vec<LastWill>,
}

impl Births {
    /// A child has stopped for the first time. Its heritage, if it has been named.
    pub fn stopped(&mut self, child: Tid, how: FirstStop) -> Option<Heritage> {
        self.ended.remove(&child); // that was another one of this number
        let heritage = self.named.remove(&child);
        if heritage.is_none() {
            self.stopped.insert(child, how);
        }
        heritage
    }

    /// A child is named. Its heritage back, if it has stopped.
    pub fn named(&mut self, child: Tid, heritage: Heritage) -> Option<(Heritage, FirstStop)> {
        if let Some(how) = self.stopped.remove(&child) {
            return Some((heritage, how));
        }
        if !self.ended.remove(&child) || ptrace::is_traced(child) {
            self.named.insert(child, heritage);
        }
        None
    }

    /// One that we hold, or have not seen yet, is gone.
    pub fn ended(&mut self, child: Tid) {
        self.stopped.remove(&child);
        if self.named.remove(&child).is_none() {
            self.ended.insert(child);
        }
    }

    pub fn will(&mut self, will: LastWill) {
        if self.wills.len() == MOST_WILLS {
            self.wills.remove(0);
        }
        self.wills.push(will);
    }

    /// Children that nobody has named, if there is a chance that nobody will.
    pub fn doubtful(&self) -> Vec<Tid> {
        if self.wills.is_empty() { Vec::new() } else { self.stopped.keys().copied().collect() }
    }

    /// Whose child this is, of those that are gone. It is held no longer.
    pub fn adopt(&mut self, child: Tid, registers: &Registers) -> (Option<LastWill>, FirstStop) {
        let how = self.stopped.remove(&child).unwrap_or(FirstStop::Alone);
        let at = self.wills.iter().position(|will| will.inquiry.made.may_be_parents(registers, will.inquiry.abi));
        (at.map(|at| self.wills.remove(at)), how)
    }
}
