//! What the tracer knows of one task.

use super::asked::flags::{CLONE_FILES, CLONE_VFORK};
use super::decode::Asked;
use super::machine::CallAbi;
use super::outcome::Outcome;
use super::reason::Reason;
use super::registers::Registers;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    Made,
    /// The child has been told of; what is left is to close the descriptor.
    Born,
    /// There will be none; likewise.
    Refused,
}

/// Who asked for a child, and how.
#[derive(Clone)]
pub struct Inquiry {
    pub abi: &'static CallAbi,
    /// As the program made the call.
    pub before: Registers,
    /// As we let it be made; the same where nothing was changed.
    pub made: Registers,
    pub is_changed: bool,
    pub asked: Asked,
    pub outcome: Outcome,
    pub cgroup: Option<Opened>,
    /// The signals that the program itself has blocked, where no other comes in during this call either.
    pub held: Option<u64>,
    pub stage: Stage,
}

impl Inquiry {
    /// As the program made it.
    pub fn new(abi: &'static CallAbi, before: Registers, asked: Asked) -> Inquiry {
        let (made, outcome) = (before.clone(), Outcome::Own);
        Inquiry { abi, made, before, is_changed: false, asked, outcome, cgroup: None, held: None, stage: Stage::Made }
    }
}

/// The cgroup, as a program has it for one call.
#[derive(Clone, Copy)]
pub struct Opened {
    pub descriptor: i32,
    /// The signals that the program itself has blocked.
    pub mask: u64,
}

impl Inquiry {
    /// Whether it is the child that closes the cgroup's descriptor: it has a copy, or its parent waits for it.
    pub fn child_closes(&self) -> bool {
        self.asked.flags() & (CLONE_FILES | CLONE_VFORK) != CLONE_FILES
    }

    /// Whether the parent does: not where the child has done it in the table that both have.
    pub fn parent_closes(&self) -> bool {
        self.asked.flags() & (CLONE_FILES | CLONE_VFORK) != CLONE_FILES | CLONE_VFORK || self.stage != Stage::Born
    }

    /// Whether the parent waits for a child that is born.
    pub fn is_in_vfork(&self) -> bool {
        self.stage == Stage::Born && self.asked.flags() & CLONE_VFORK != 0
    }
}

/// How the next call that makes a child is met.
pub enum Next {
    /// As any other.
    Target,
    /// A signal has come in the middle of it. Another one is not to: with signals that come faster than a call takes, there
    /// would be no end to it.
    Anew,
    /// With the cgroup open.
    InCgroup(Opened),
    /// The program's own way, since the target cannot do it; the program has these signals blocked, and now all are.
    OwnWay(Reason, u64),
}

pub enum Phase {
    Free,
    /// From where the call begins to its child, or its failure.
    Asked(Box<Inquiry>),
    /// The call that opens the cgroup is made in the place of this one; the mask of signals that were blocked.
    Opening {
        before: Box<Registers>,
        abi: &'static CallAbi,
        mask: u64,
    },
    /// The program's call comes by again; but for one that is made anew, no signal before it.
    Again(Next),
    /// The call that closes the cgroup: it has begun, or is to; what comes behind.
    Closing {
        has_begun: bool,
        then: Box<Registers>,
        mask: u64,
        next: Option<Next>,
    },
}

impl Phase {
    /// Whether it is to stop where its call ends.
    pub fn wants_the_end(&self) -> bool {
        !matches!(self, Phase::Free | Phase::Again(_))
    }
}

pub struct Task {
    /// Its process: the thread group's ID.
    pub process: i32,
    pub phase: Phase,
}

impl Task {
    pub fn free(process: i32) -> Task {
        Task { process, phase: Phase::Free }
    }
}
