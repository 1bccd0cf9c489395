//! A call that makes a child, where it ends; and those that open and close the cgroup for it.

use super::cgroup;
use super::machine::CallAbi;
use super::outcome::Outcome;
use super::ptrace::{self, Tid};
use super::reason::Reason;
use super::registers::Registers;
use super::task::{Inquiry, Next, Opened, Phase, Stage};
use super::tracer::Tracer;

/// The kernel's inside: the call is to begin anew, for a signal has come.
const ERESTARTNOINTR: i64 = -513;
/// What clone3 answers for its cgroup's sake alone: whoever makes the call may not put a process there, it is beyond the
/// program's cgroup namespace, gone, or can have no processes.
const OF_CGROUPS: [i32; 5] = [libc::EACCES, libc::ENOENT, libc::ENODEV, libc::EBUSY, libc::EOPNOTSUPP];

impl Tracer {
    /// At the stop where a call ends (or begins, the one that closes the cgroup).
    pub fn call_ends(&mut self, task: Tid) {
        let phase = std::mem::replace(self.phase(task), Phase::Free);
        let Ok(registers) = Registers::of(task, self.wishes.machine) else { return };
        let after = match phase {
            Phase::Asked(inquiry) if inquiry.stage != Stage::Made => match inquiry.cgroup {
                Some(opened) if !inquiry.parent_closes() => {
                    let _ = ptrace::set_blocked_signals(task, opened.mask);
                    Phase::Free
                }
                Some(opened) => cgroup::close(task, inquiry.abi, opened, &registers.clone(), registers, None),
                None => Phase::Free,
            },
            Phase::Asked(inquiry) => self.failed(task, *inquiry, registers),
            Phase::Opening { before, abi, mask } => opened(task, &before, abi, mask, registers),
            Phase::Closing { has_begun: false, then, mask, next } => {
                Phase::Closing { has_begun: true, then, mask, next }
            }
            Phase::Closing { then, mask, next, .. } => {
                let _ = then.give(task);
                match next {
                    Some(next) => Phase::Again(next),
                    None => {
                        let _ = ptrace::set_blocked_signals(task, mask);
                        Phase::Free
                    }
                }
            }
            Phase::Free | Phase::Again(_) => phase,
        };
        *self.phase(task) = after;
        self.settle_doubts();
    }

    fn failed(&mut self, task: Tid, inquiry: Inquiry, behind: Registers) -> Phase {
        let (abi, result) = (inquiry.abi, behind.result(inquiry.abi));
        let mut then = behind.clone();
        let targets = if matches!(inquiry.outcome, Outcome::As(_)) { targets_own(&inquiry, result) } else { None };
        if let Some(errno) = targets
            && !self.wishes.is_strict
        {
            then.call_again(&inquiry.before, abi);
            let reason = Reason::Errno(errno);
            if let Some(opened) = inquiry.cgroup {
                return cgroup::close(task, abi, opened, &behind, then, Some(Next::OwnWay(reason, opened.mask)));
            }
            let _ = then.give(task);
            let mask = inquiry.held.or_else(|| ptrace::block_signals(task).ok()).unwrap_or_default();
            return Phase::Again(Next::OwnWay(reason, mask));
        }
        if inquiry.is_changed {
            then.restore_call(&inquiry.before, abi);
        }
        if result == ERESTARTNOINTR {
            self.counts.restarted();
            if inquiry.cgroup.is_some() {
                // The kernel would have forgotten by then.
                then.call_again(&inquiry.before, abi);
            }
        } else if result < 0 {
            self.tell_failure(task, &inquiry, result);
        } else {
            // A thread of its own has asked for CLONE_UNTRACED in the last moment.
            self.tell_birth(self.process(task), task, &inquiry, result as Tid);
        }
        if let Some(opened) = inquiry.cgroup {
            return cgroup::close(task, abi, opened, &behind, then, None);
        }
        if inquiry.is_changed {
            let _ = then.give(task);
        }
        ptrace::let_signals_in(task, inquiry.held);
        if result == ERESTARTNOINTR { Phase::Again(Next::Anew) } else { Phase::Free }
    }
}

/// The errno, if it is the target's alone: the program's own call does not have it.
fn targets_own(inquiry: &Inquiry, result: i64) -> Option<i32> {
    let errno = i32::try_from(-result).ok()?;
    let is_cgroups = inquiry.cgroup.is_some() && OF_CGROUPS.contains(&errno);
    (errno == libc::ENOSYS || is_cgroups).then_some(errno)
}

/// The cgroup's directory, or an error.
fn opened(task: Tid, before: &Registers, abi: &'static CallAbi, mask: u64, registers: Registers) -> Phase {
    let result = registers.result(abi);
    let next = match i32::try_from(result) {
        Ok(descriptor) if descriptor >= 0 => Next::InCgroup(Opened { descriptor, mask }),
        _ => Next::OwnWay(Reason::Errno(-result as i32), mask),
    };
    let mut again = registers;
    again.call_again(before, abi);
    let _ = again.give(task);
    Phase::Again(next)
}
