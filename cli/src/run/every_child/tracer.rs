//! The process that the stops are for: waits for each, tells which it is.

use std::collections::HashMap;
use std::ffi::c_int;

use super::births::{Births, FirstStop, LastWill};
use super::counts::Counts;
use super::machine::Machine;
use super::ptrace::{self, Tid};
use super::registers::Registers;
use super::stops::Stops;
use super::target::Target;
use super::task::{Next, Phase, Stage, Task};
use super::trace::Trace;
use super::turns::Turns;
use crate::run::seccomp::Filter;
use crate::run::uname::UnameCall;

/// What is asked of every call.
pub struct Wishes {
    pub machine: &'static Machine,
    pub target: Target,
    /// As it was written: what the trace says of it.
    pub text: &'static [u8],
    /// Rather fail than make a call otherwise.
    pub is_strict: bool,
    /// What a call fails with that the program may not make, or that is too new.
    pub denied: Filter,
    /// The release that uname tells, and the calls that do.
    pub uname: Option<(String, Vec<UnameCall>)>,
}

/// The filter's data for the calls that make a child, of the first kind of programs. A program's own filter may stop for a tracer,
/// too: these are numbers that nobody else takes.
pub const FIRST_ABI: u16 = 0x73b0;
/// Likewise for the first of the calls that tell a release.
pub const FIRST_UNAME: u16 = 0x73c0;

pub struct Tracer {
    pub wishes: Wishes,
    pub trace: Trace,
    pub counts: Counts,
    pub tasks: HashMap<Tid, Task>,
    pub births: Births,
    pub turns: Turns,
}

/// A signal-delivery stop's signal with this bit is a call's beginning or end: PTRACE_O_TRACESYSGOOD.
const CALL: c_int = libc::SIGTRAP | 0x80;

impl Tracer {
    pub fn new(wishes: Wishes, trace: Trace, program: Tid) -> Tracer {
        let tasks = HashMap::from([(program, Task::free(program))]);
        Tracer { wishes, trace, counts: Counts::default(), tasks, births: Births::default(), turns: Turns::default() }
    }

    /// Until the program and all that came from it have ended.
    pub fn run(&mut self) {
        let mut stops = Stops::new();
        while let Some((task, status)) = stops.next() {
            self.tell(task, status);
        }
        let target = (!matches!(self.wishes.target, Target::Own)).then_some(self.wishes.text);
        let (counts, lost) = (&self.counts, self.trace.lost());
        self.trace.write(|line| counts.tell(line, target, lost));
    }

    fn tell(&mut self, task: Tid, status: c_int) {
        if !libc::WIFSTOPPED(status) {
            return self.ended(task);
        }
        let (signal, event) = (libc::WSTOPSIG(status), status >> 16);
        match event {
            libc::PTRACE_EVENT_SECCOMP if self.answers_uname(task) => {}
            // It waits for its turn.
            libc::PTRACE_EVENT_SECCOMP if !self.call_begins(task) => return,
            libc::PTRACE_EVENT_SECCOMP => {}
            libc::PTRACE_EVENT_FORK | libc::PTRACE_EVENT_VFORK | libc::PTRACE_EVENT_CLONE => self.child_is_named(task),
            libc::PTRACE_EVENT_EXEC => self.executed(task),
            libc::PTRACE_EVENT_EXIT => return self.ends(task),
            libc::PTRACE_EVENT_STOP if !self.tasks.contains_key(&task) => {
                let is_alone = signal == libc::SIGTRAP;
                return self.child_has_stopped(task, if is_alone { FirstStop::Alone } else { FirstStop::Stopped });
            }
            libc::PTRACE_EVENT_STOP if signal != libc::SIGTRAP => {
                // An error is that it has been killed.
                let _ = ptrace::listen(task);
                return;
            }
            0 if signal == CALL => self.call_ends(task),
            0 => return self.go_on(task, signal),
            _ => {}
        }
        self.go_on(task, 0);
        self.end_turn(task);
    }

    /// If it has one, and its call is through.
    fn end_turn(&mut self, task: Tid) {
        let is_through = match self.tasks.get(&task).map(|task| &task.phase) {
            None | Some(Phase::Free | Phase::Again(Next::Anew)) => true,
            Some(Phase::Asked(inquiry)) => inquiry.is_in_vfork(),
            Some(_) => false,
        };
        if !is_through || !matches!(self.wishes.target, Target::Clone3InCgroup(_)) {
            return;
        }
        let (next, child) = self.turns.leave(task);
        if let Some((child, mut heritage, how)) = child {
            if !self.tasks.contains_key(&task) {
                heritage.closed_by = None; // it was killed before it could
            }
            self.release(child, heritage, how);
        }
        if let Some(next) = next
            && self.call_begins(next)
        {
            self.go_on(next, 0);
            self.end_turn(next);
        }
    }

    /// With this signal, or none.
    pub fn go_on(&mut self, task: Tid, signal: c_int) {
        let until_call = self.tasks.get(&task).is_some_and(|task| task.phase.wants_the_end());
        // An error is that it has been killed: its end comes by.
        let _ = ptrace::resume(task, signal, until_call);
    }

    pub fn phase(&mut self, task: Tid) -> &mut Phase {
        &mut self.tasks.entry(task).or_insert_with(|| Task::free(task)).phase
    }

    pub fn process(&self, task: Tid) -> i32 {
        self.tasks.get(&task).map_or(task, |task| task.process)
    }

    /// Its parent is to hear of it from the kernel alone. A pidfd can be read as soon as a process has ended; but while it has a
    /// tracer, wait(2) does not find it, and a parent that asks once takes it for lost.
    fn ends(&mut self, task: Tid) {
        // An error is that it is gone: its end comes by.
        if ptrace::detach(task).is_ok() {
            self.ended(task);
        }
    }

    fn ended(&mut self, task: Tid) {
        match self.tasks.remove(&task) {
            Some(known) => self.bequeath(task, known),
            None => self.births.ended(task),
        }
        self.end_turn(task);
    }

    /// A thread that executes a program becomes the process; its own number, and all other threads, are gone.
    fn executed(&mut self, task: Tid) {
        let former = ptrace::message(task).map_or(task, |former| former as Tid);
        if former != task {
            self.tasks.remove(&former);
            self.end_turn(former);
        }
        if let Some(before) = self.tasks.insert(task, Task::free(task)) {
            self.bequeath(task, before);
        }
    }

    /// Of a task that is gone: it may have a child that it has not named.
    fn bequeath(&mut self, task: Tid, known: Task) {
        if let Phase::Asked(inquiry) = known.phase
            && inquiry.stage == Stage::Made
        {
            self.births.will(LastWill { maker: task, process: known.process, inquiry });
        }
        self.settle_doubts();
    }

    /// Releases children whose parents cannot name them any more.
    pub fn settle_doubts(&mut self) {
        for child in self.births.doubtful() {
            let Ok(registers) = Registers::of(child, self.wishes.machine) else { continue };
            let has_parent = self.tasks.values().any(|task| match &task.phase {
                Phase::Asked(inquiry) => {
                    inquiry.stage == Stage::Made && inquiry.made.may_be_parents(&registers, inquiry.abi)
                }
                _ => false,
            });
            if !has_parent {
                self.adopt(child, &registers);
            }
        }
    }
}
