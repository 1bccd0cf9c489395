//! A call that makes a child, where it begins.

use std::ffi::{CStr, CString, c_long};

use super::asked::flags::CLONE_INTO_CGROUP;
use super::cgroup;
use super::decode::{Asked, Asking, decode};
use super::machine::CallAbi;
use super::outcome::Outcome;
use super::ptrace::{self, Tid};
use super::reason::Reason;
use super::registers::Registers;
use super::target::Target;
use super::task::{Inquiry, Next, Phase, Stage};
use super::tracer::{FIRST_ABI, Tracer};
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
        let Ok(message) = ptrace::message(task) else { return true };
        let Some(abi) = self.abi_of(message) else { return self.refuse_others(task) };
        let Ok(before) = Registers::of(task, self.wishes.machine) else { return true };
        let Some(asked) = decode(task, &before, abi) else { return true };
        let mut inquiry = Inquiry::new(abi, before, asked);
        if let Answer::Errno(errno) = self.wishes.denied.get(abi.audit, inquiry.before.number() as u32) {
            self.refuse(task, inquiry, errno.into());
            return true;
        }
        match next {
            Next::Target | Next::Anew => {
                let has_turns = matches!(self.wishes.target, Target::Clone3InCgroup(_)) && !inquiry.asked.is_thread();
                if has_turns && !self.turns.take(self.process(task), task) {
                    return false;
                }
                match self.cgroup_for(&inquiry.asked) {
                    Some(path) => self.open_cgroup(task, inquiry, &path),
                    None => {
                        if matches!(next, Next::Anew) && inquiry.asked.is_readable() {
                            inquiry.held = ptrace::block_signals(task).ok();
                        }
                        self.make_as_wanted(task, inquiry);
                    }
                }
            }
            Next::InCgroup(opened) => {
                inquiry.cgroup = Some(opened);
                self.make_as_wanted(task, inquiry);
            }
            Next::OwnWay(reason, mask) => {
                inquiry.held = Some(mask);
                self.make_own_way(task, inquiry, reason);
            }
        }
        true
    }

    /// The path, if this call is to be made with a descriptor of it: a thread stays with its process, and one that chose a
    /// cgroup has it.
    fn cgroup_for(&self, asked: &Asked) -> Option<CString> {
        let Target::Clone3InCgroup(path) = &self.wishes.target else { return None };
        let has_its_own = matches!(asked.request, Asking::Fields(..)) && asked.flags() & CLONE_INTO_CGROUP != 0;
        (asked.is_readable() && !asked.is_thread() && !has_its_own).then(|| path.clone())
    }

    /// In the place of the call, which comes by again.
    fn open_cgroup(&mut self, task: Tid, inquiry: Inquiry, path: &CStr) {
        let mut opening = inquiry.before.clone();
        match cgroup::open_instead(task, &mut opening, inquiry.abi, path) {
            Ok(()) => {
                // An error is that it has been killed, here and below: its end comes by.
                let mask = ptrace::block_signals(task).unwrap_or_default();
                *self.phase(task) = Phase::Opening { before: Box::new(inquiry.before), abi: inquiry.abi, mask };
            }
            Err(errno) => self.make_own_way(task, inquiry, Reason::Errno(errno as i32)),
        }
    }

    /// The kind of program whose call it is: the filter's data say it.
    fn abi_of(&self, message: c_long) -> Option<&'static CallAbi> {
        let place = u16::try_from(message).ok()?.checked_sub(FIRST_ABI)?;
        self.wishes.machine.abis.get(usize::from(place))
    }

    /// The stop is for a filter of the program's own, which would have a tracer asked: without one the kernel answers ENOSYS.
    fn refuse_others(&self, task: Tid) -> bool {
        if let Ok(mut registers) = Registers::of(task, self.wishes.machine) {
            registers.refuse_call(libc::ENOSYS);
            // An error is that it has been killed.
            let _ = registers.give(task);
        }
        true
    }

    /// Else as it is, else not at all.
    fn make_as_wanted(&mut self, task: Tid, mut inquiry: Inquiry) {
        let target = &self.wishes.target;
        let descriptor = inquiry.cgroup.map(|opened| opened.descriptor);
        let planned = translate(&inquiry.asked, target, inquiry.abi, descriptor);
        if let Err(reason) = planned.and_then(|change| apply(task, &mut inquiry, change)) {
            return self.make_own_way(task, inquiry, reason);
        }
        inquiry.outcome = match target {
            Target::Own => Outcome::Own,
            Target::Clone3InCgroup(_) if inquiry.asked.is_thread() => Outcome::As(b"clone3"),
            _ => Outcome::As(self.wishes.text),
        };
        *self.phase(task) = Phase::Asked(Box::new(inquiry));
    }

    /// The target cannot do it.
    fn make_own_way(&mut self, task: Tid, mut inquiry: Inquiry, reason: Reason) {
        let is_own = matches!(self.wishes.target, Target::Own);
        inquiry.outcome = if is_own { Outcome::Own } else { Outcome::NotAs(reason) };
        let is_refused = self.wishes.is_strict && !is_own && !is_the_kernels_to_refuse(&inquiry.asked);
        // A child that nobody traces could make none of its own.
        let own = own_way(&inquiry.asked, inquiry.abi);
        if is_refused || apply(task, &mut inquiry, own).is_err() {
            return self.refuse(task, inquiry, libc::ENOSYS);
        }
        *self.phase(task) = Phase::Asked(Box::new(inquiry));
    }

    fn refuse(&mut self, task: Tid, inquiry: Inquiry, errno: i32) {
        let mut refused = inquiry.before.clone();
        refused.refuse_call(errno);
        let _ = refused.give(task);
        ptrace::let_signals_in(task, inquiry.held);
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
            let kept =
                cgroup::scratch(&made, abi, bytes.len()).and_then(|at| memory::keep(task, at, &bytes).map(|()| at));
            let at = kept.map_err(|errno| Reason::Errno(errno as i32))?;
            let mut arguments = made.arguments(abi);
            (arguments[0], arguments[1]) = (at, bytes.len() as u64);
            made.replace_call(abi, abi.clone3, &arguments);
        }
    }
    made.give(task).map_err(|errno| Reason::Errno(errno as i32))?;
    (inquiry.made, inquiry.is_changed) = (made, true);
    Ok(())
}
