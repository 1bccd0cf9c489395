//! A call that makes a child, where it begins.

use super::cgroup;
use super::decode::{Asked, Asking, decode};
use super::machine::CallAbi;
use super::outcome::Outcome;
use super::ptrace::{self, Tid};
use super::reason::Reason;
use super::registers::Registers;
use super::target::Target;
use super::task::{Inquiry, Next, Phase, Stage};
use super::tracer::Tracer;
use super::translate::{Change, own_way, translate};
use crate::run::memory;
use crate::run::seccomp::Answer;

impl Tracer {
    /// At PTRACE_EVENT_SECCOMP. Whether the task is to go on: it may have to wait for its turn.
    pub fn call_begins(&mut self, task: Tid) -> bool {
        let next = match std::mem::replace(self.phase(task), Phase::Free) {
            Phase::Again(next) => next,
            _ => Next::Target,
        };
        let Some(abi) = self.abi_of_stop(task) else { return true };
        let Ok(before) = Registers::of(task, self.wishes.machine) else { return true };
        let Some(asked) = decode(task, &before, abi) else { return true };
        if let Answer::Errno(errno) = self.wishes.denied.get(abi.audit, before.number() as u32) {
            self.refuse(task, Inquiry::new(abi, before, asked), errno.into());
            return true;
        }
        let has_turns = matches!(self.wishes.target, Target::Clone3InCgroup(_)) && !asked.is_thread();
        if has_turns && matches!(next, Next::Target) && !self.turns.take(self.process(task), task) {
            return false;
        }
        let mut is_own_way = None;
        let cgroup = match next {
            Next::Target => None,
            Next::InCgroup(opened) => Some(opened),
            Next::OwnWay(reason, mask) => {
                if let Some(mask) = mask {
                    // An error is that it has been killed, here and below: its end comes by.
                    let _ = ptrace::set_blocked_signals(task, mask);
                }
                is_own_way = Some(reason);
                None
            }
        };
        if let (None, None, Target::Clone3InCgroup(path)) = (&is_own_way, cgroup, &self.wishes.target)
            && wants_cgroup(&asked)
        {
            let mut opening = before.clone();
            match cgroup::open_instead(task, &mut opening, abi, path) {
                Ok(()) => {
                    let mask = ptrace::block_signals(task).unwrap_or_default();
                    *self.phase(task) = Phase::Opening { before: Box::new(before), abi, mask };
                    return true;
                }
                Err(errno) => is_own_way = Some(Reason::Errno(errno as i32)),
            }
        }
        let inquiry = Inquiry { cgroup, ..Inquiry::new(abi, before, asked) };
        self.make(task, inquiry, is_own_way);
        true
    }

    /// The kind of program whose call it is: the filter's data say it.
    fn abi_of_stop(&self, task: Tid) -> Option<&'static CallAbi> {
        let place = usize::try_from(ptrace::message(task).ok()?).ok()?;
        self.wishes.machine.abis.get(place.checked_sub(1)?)
    }

    /// As it is wanted, else as it is, else not at all.
    fn make(&mut self, task: Tid, mut inquiry: Inquiry, own_way_for: Option<Reason>) {
        let wishes = &self.wishes;
        let planned = match own_way_for {
            Some(reason) => Err(reason),
            None => {
                translate(&inquiry.asked, &wishes.target, inquiry.abi, inquiry.cgroup.map(|opened| opened.descriptor))
            }
        };
        let planned = planned.and_then(|change| apply(task, &mut inquiry, change));
        let is_own = matches!(wishes.target, Target::Own);
        inquiry.outcome = match planned {
            _ if is_own => Outcome::Own,
            Ok(()) if inquiry.asked.is_thread() && matches!(wishes.target, Target::Clone3InCgroup(_)) => {
                Outcome::As(b"clone3")
            }
            Ok(()) => Outcome::As(wishes.text),
            Err(ref reason) => Outcome::NotAs(reason.clone()),
        };
        if planned.is_err() {
            // A child that nobody traces could make none of its own.
            let own = own_way(&inquiry.asked, inquiry.abi);
            let is_refused = wishes.is_strict && !is_own && !is_the_kernels_to_refuse(&inquiry.asked);
            if is_refused || apply(task, &mut inquiry, own).is_err() {
                return self.refuse(task, inquiry, libc::ENOSYS);
            }
        }
        *self.phase(task) = Phase::Asked(Box::new(inquiry));
    }

    fn refuse(&mut self, task: Tid, inquiry: Inquiry, errno: i32) {
        let mut refused = inquiry.before.clone();
        refused.refuse_call(errno);
        let _ = refused.give(task);
        self.tell_failure(task, &inquiry, -i64::from(errno));
        if inquiry.cgroup.is_some() {
            // Closed where this call ends.
            *self.phase(task) = Phase::Asked(Box::new(Inquiry { stage: Stage::Refused, ..inquiry }));
        }
    }

    pub fn tell_failure(&mut self, task: Tid, inquiry: &Inquiry, result: i64) {
        self.counts.failed();
        let (process, target) = (self.process(task), self.wishes.text);
        self.trace.line(process, task, |line| {
            inquiry.asked.tell(line);
            inquiry.outcome.tell(line, target);
            line.text(b" = -1 ").errno(-result as i32);
        });
    }
}

/// A thread stays with its process, and one that chose a cgroup has it.
fn wants_cgroup(asked: &Asked) -> bool {
    use super::asked::flags::CLONE_INTO_CGROUP;
    let is_readable = matches!(asked.request, Asking::Words(_) | Asking::Fields(..));
    is_readable
        && !asked.is_thread()
        && (asked.flags() & CLONE_INTO_CGROUP == 0 || matches!(asked.request, Asking::Words(_)))
}

/// No child comes of it either way.
fn is_the_kernels_to_refuse(asked: &Asked) -> bool {
    matches!(asked.request, Asking::Size { .. })
}

fn apply(task: Tid, inquiry: &mut Inquiry, change: Change) -> Result<(), Reason> {
    let (abi, mut made) = (inquiry.abi, inquiry.before.clone());
    match change {
        Change::Nothing => return Ok(()),
        Change::Arguments(arguments) => {
            let mut merged = made.arguments(abi);
            for (at, slot) in abi.clone_slots.iter().enumerate() {
                if *slot != super::asked::arg_slot::ArgSlot::Nothing {
                    merged[at] = arguments[at];
                }
            }
            made.set_arguments(abi, &merged);
        }
        Change::Call(number, arguments) => made.replace_call(abi, number, &arguments),
        Change::Clone3(bytes) => {
            let at = cgroup::scratch(made.stack(abi), abi, bytes.len());
            memory::write(task, at, &bytes).map_err(|errno| Reason::Errno(errno as i32))?;
            let mut arguments = made.arguments(abi);
            (arguments[0], arguments[1]) = (at, bytes.len() as u64);
            made.replace_call(abi, abi.clone3, &arguments);
        }
    }
    made.give(task).map_err(|errno| Reason::Errno(errno as i32))?;
    (inquiry.made, inquiry.is_changed) = (made, true);
    Ok(())
}
