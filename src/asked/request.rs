//! What a program asked of clone, whatever this architecture's order of arguments is.

use core::ffi::c_long;

use super::arg_slot::ArgSlot;
use super::clone_args::clone_args;
use super::flags::{
    CLONE_CHILD_CLEARTID, CLONE_CHILD_SETTID, CLONE_DETACHED, CLONE_PARENT, CLONE_PARENT_SETTID, CLONE_PIDFD,
    CLONE_SETTLS, CLONE_THREAD, CSIGNAL,
};

/// The stack's size for clone3, where clone was given only its top. The kernel adds it to the lowest address, and checks
/// that the result is in user space. With shadow stacks it makes one of this size; for clone it makes one as large as
/// the stack's limit. This is the usual limit.
const STACK_SIZE: usize = 8 << 20;

#[derive(Clone)]
pub struct Request {
    flags: usize,
    stack: usize,
    parent_tid: usize,
    child_tid: usize,
    tls: usize,
}

impl Request {
    #[allow(dead_code)] // the command's
    pub fn new(flags: usize, stack: usize, parent_tid: usize, child_tid: usize, tls: usize) -> Request {
        Request { flags, stack, parent_tid, child_tid, tls }
    }

    /// The same request with other flags.
    #[allow(dead_code)] // the command's
    pub fn without(&self, flags: u64) -> Request {
        Request { flags: self.flags & !(flags as usize), ..*self }
    }

    /// From a call's arguments.
    #[inline(never)]
    pub fn from_slots(slots: &[ArgSlot; 6], args: &[c_long; 6]) -> Request {
        let get = |wanted| {
            let mut pairs = slots.iter().zip(args);
            pairs.find(|(slot, _)| **slot == wanted).map_or(0, |(_, arg)| *arg as usize)
        };
        Request {
            flags: get(ArgSlot::Flags),
            stack: get(ArgSlot::Stack),
            parent_tid: get(ArgSlot::ParentTid),
            child_tid: get(ArgSlot::ChildTid),
            tls: get(ArgSlot::Tls),
        }
    }

    pub fn get(&self, slot: ArgSlot) -> usize {
        match slot {
            ArgSlot::Flags => self.flags,
            ArgSlot::Stack => self.stack,
            ArgSlot::ParentTid => self.parent_tid,
            ArgSlot::ChildTid => self.child_tid,
            ArgSlot::Tls => self.tls,
            _ => 0,
        }
    }

    pub fn has(&self, flags: u64) -> bool {
        self.flags as u64 & flags != 0
    }

    /// Whether the flags make the kernel read this argument. If they do not, it may hold anything.
    pub fn uses(&self, slot: ArgSlot) -> bool {
        match slot {
            ArgSlot::ParentTid => self.has(CLONE_PARENT_SETTID | CLONE_PIDFD),
            ArgSlot::ChildTid => self.has(CLONE_CHILD_SETTID | CLONE_CHILD_CLEARTID),
            ArgSlot::Tls => self.has(CLONE_SETTLS),
            _ => true,
        }
    }

    /// The same for clone3. What clone takes and clone3 does not, the kernel refuses with EINVAL: a signal's number
    /// above 64.
    pub fn for_clone3(&self) -> clone_args {
        let mut flags = self.flags as u64 & !CSIGNAL;
        // clone ignores CLONE_DETACHED, but with CLONE_PIDFD both refuse it.
        if !self.has(CLONE_PIDFD) {
            flags &= !CLONE_DETACHED;
        }
        // A thread's exit signal, and that of a sibling, is not set by this call: clone ignores it, clone3 requires 0.
        let has_signal = !self.has(CLONE_THREAD | CLONE_PARENT);
        let stack_size = STACK_SIZE.min(self.stack.saturating_sub(1));
        clone_args {
            flags,
            // In clone both are one argument. The kernel refuses the two flags together, as it sees equal addresses.
            pidfd: self.parent_tid as u64,
            child_tid: self.child_tid as u64,
            parent_tid: self.parent_tid as u64,
            exit_signal: if has_signal { self.flags as u64 & CSIGNAL } else { 0 },
            stack: (self.stack - stack_size) as u64,
            stack_size: stack_size as u64,
            tls: self.tls as u64,
            set_tid: 0,
            set_tid_size: 0,
            cgroup: 0,
        }
    }
}

impl ArgSlot {
    /// The value of this argument, with these values of the extra parameters.
    pub fn word(self, request: &Request, values: &[u64]) -> usize {
        let value = |index: u8| values.get(index as usize).copied().unwrap_or_default();
        match self {
            ArgSlot::Nothing => 0,
            ArgSlot::Constant(value) => value as usize,
            ArgSlot::Extra(index) => value(index) as usize,
            ArgSlot::Low(index) => value(index) as u32 as usize,
            ArgSlot::High(index) => (value(index) >> 32) as usize,
            other => request.get(other),
        }
    }
}
