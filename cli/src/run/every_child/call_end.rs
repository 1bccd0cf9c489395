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
        let is_missing = result == -i64::from(libc::ENOSYS) && matches!(inquiry.outcome, Outcome::As(_));
        if is_missing && !self.wishes.is_strict {
            then.call_again(&inquiry.before, abi);
            let reason = Reason::Errno(libc::ENOSYS);
            if let Some(opened) = inquiry.cgroup {
                return cgroup::close(task, abi, opened, &behind, then, Some(Next::OwnWay(reason, opened.mask)));
            }
            let _ = then.give(task);
            let mask = ptrace::block_signals(task).unwrap_or_default();
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
        } else {
            self.tell_failure(task, &inquiry, result);
        }
        if let Some(opened) = inquiry.cgroup {
            return cgroup::close(task, abi, opened, &behind, then, None);
        }
        if inquiry.is_changed {
            let _ = then.give(task);
        }
        Phase::Free
    }
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
