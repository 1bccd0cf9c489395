//! A child: named by its parent, stopped for the first time, released.

use super::births::{FirstStop, Heritage};
use super::cgroup;
use super::decode::Name;
use super::outcome::Outcome;
use super::ptrace::{self, Tid};
use super::registers::Registers;
use super::task::{Inquiry, Phase, Stage, Task};
use super::tracer::Tracer;

impl Tracer {
    /// At PTRACE_EVENT_FORK and its like, the parent's stop.
    pub fn child_is_named(&mut self, parent: Tid) {
        let Ok(child) = ptrace::message(parent).map(|child| child as Tid) else { return };
        if child == 0 {
            return; // it is gone, and no process has this number
        }
        let process = self.process(parent);
        let phase = std::mem::replace(self.phase(parent), Phase::Free);
        let heritage = match phase {
            Phase::Asked(mut inquiry) if inquiry.stage == Stage::Made => {
                self.tell_birth(process, parent, &inquiry, child);
                // The kernel has read all that it wants of the call, and only the result is to come.
                if inquiry.is_changed {
                    let _ = inquiry.before.give(parent);
                }
                ptrace::let_signals_in(parent, inquiry.held);
                let heritage = heritage(&inquiry, process, parent, child);
                if inquiry.cgroup.is_some() {
                    inquiry.stage = Stage::Born;
                    *self.phase(parent) = Phase::Asked(inquiry);
                }
                heritage
            }
            other => {
                *self.phase(parent) = other;
                self.tell_other(process, parent, child);
                self.stranger(child)
            }
        };
        // It goes its way already, if it was taken for that of somebody who had been killed.
        if !self.tasks.contains_key(&child)
            && let Some((heritage, how)) = self.births.named(child, heritage)
        {
            self.release(child, heritage, how);
        }
        // Another one that is held may have been taken for this parent's.
        self.settle_doubts();
    }

    /// At its first stop.
    pub fn child_has_stopped(&mut self, child: Tid, how: FirstStop) {
        match self.births.stopped(child, how) {
            Some(heritage) => self.release(child, heritage, how),
            None => self.settle_doubts(),
        }
    }

    /// Its parent was killed before it could name it.
    pub fn adopt(&mut self, child: Tid, registers: &Registers) {
        let (will, how) = self.births.adopt(child, registers);
        let heritage = match will {
            Some(will) => {
                self.tell_birth(will.process, will.maker, &will.inquiry, child);
                Heritage { closed_by: None, ..heritage(&will.inquiry, will.process, will.maker, child) }
            }
            None => self.stranger(child),
        };
        self.release(child, heritage, how);
    }

    pub fn release(&mut self, child: Tid, heritage: Heritage, how: FirstStop) {
        if let Some(parent) = heritage.closed_by
            && self.turns.has(parent)
        {
            return self.turns.hold(parent, child, heritage, how);
        }
        let mut phase = Phase::Free;
        ptrace::let_signals_in(child, heritage.held);
        if let Some((before, abi)) = heritage.restore
            && let Ok(mut registers) = Registers::of(child, self.wishes.machine)
        {
            registers.restore_call(&before, abi);
            // An error is that it has been killed, here and below.
            let _ = registers.give(child);
            if let Some(opened) = heritage.cgroup {
                phase = if heritage.closed_by.is_some() {
                    let _ = ptrace::set_blocked_signals(child, opened.mask);
                    Phase::Free
                } else {
                    cgroup::close(child, abi, opened, &registers.clone(), registers, None)
                };
            }
        }
        self.tasks.insert(child, Task { process: heritage.process, phase });
        match how {
            FirstStop::Alone => self.go_on(child, 0),
            FirstStop::Stopped => _ = ptrace::listen(child),
        }
    }

    /// Of a call that we know nothing of.
    fn stranger(&self, child: Tid) -> Heritage {
        Heritage { process: self.process_of(child), restore: None, cgroup: None, held: None, closed_by: None }
    }

    /// The process that the kernel has this task in, of those that we know; else its own.
    fn process_of(&self, task: Tid) -> i32 {
        let mut known = self.tasks.values().map(|known| known.process);
        let is_thread = |process: &i32| *process != task && ptrace::is_thread_of(*process, task);
        known.find(is_thread).unwrap_or(task)
    }

    pub fn tell_birth(&mut self, process: i32, parent: Tid, inquiry: &Inquiry, child: Tid) {
        self.counts.born(Some(inquiry.asked.name), &inquiry.outcome);
        let target = self.wishes.text;
        self.trace.line(process, parent, |line| {
            inquiry.asked.tell(line);
            inquiry.outcome.tell(line, target);
            line.text(b" = ").signed(child.into());
        });
    }

    /// By a call that the filter lets through.
    fn tell_other(&mut self, process: i32, parent: Tid, child: Tid) {
        const NONE: Option<Name> = None;
        self.counts.born(NONE, &Outcome::Own);
        let number = Registers::of(parent, self.wishes.machine).map_or(-1, |registers| registers.number());
        self.trace.line(process, parent, |line| {
            line.text(b"syscall(").signed(number).text(b") = ").signed(child.into());
        });
    }
}

fn heritage(inquiry: &Inquiry, process: i32, parent: Tid, child: Tid) -> Heritage {
    let process = if inquiry.asked.is_thread() { process } else { child };
    Heritage {
        process,
        restore: (inquiry.is_changed || inquiry.cgroup.is_some()).then(|| (inquiry.before.clone(), inquiry.abi)),
        cgroup: inquiry.cgroup,
        held: inquiry.held,
        closed_by: (inquiry.cgroup.is_some() && !inquiry.child_closes()).then_some(parent),
    }
}
