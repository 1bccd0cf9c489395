//! A request in another call's words.

use super::asked::LAST_SIGNAL;
use super::asked::arg_slot::ArgSlot;
use super::asked::clone_args::clone_args;
use super::asked::expressible::expressible;
use super::asked::flags::{
    CLONE_DETACHED, CLONE_INTO_CGROUP, CLONE_PARENT, CLONE_PARENT_SETTID, CLONE_PIDFD, CLONE_THREAD, CLONE_UNTRACED,
    CSIGNAL,
};
use super::asked::request::Request;
use super::decode::{Asked, Asking};
use super::machine::CallAbi;
use super::reason::Reason;
use super::target::{TableCall, Target};

/// CLONE_ARGS_SIZE_VER2, Linux 5.7.
const KNOWN: usize = size_of::<clone_args>();

/// What is to be done to a call.
pub enum Change {
    Nothing,
    Arguments([u64; 6]),
    Call(u32, [u64; 6]),
    /// clone3 with these bytes, and size.
    Clone3(Vec<u8>),
}

/// As the target wants it, or why that cannot be. `cgroup`: a descriptor of the program's, where the target wants one.
pub fn translate(asked: &Asked, target: &Target, abi: &CallAbi, cgroup: Option<i32>) -> Result<Change, Reason> {
    match (&asked.request, target) {
        (Asking::Unreadable { errno, .. }, _) => Err(Reason::Errno(*errno)),
        (Asking::Size { .. }, _) => Err(Reason::Words("size")),
        (_, Target::Own) => Ok(own_way(asked, abi)),
        (Asking::Words(request), Target::Table(call)) => table(request, call, abi),
        (Asking::Fields(args, bytes), Target::Table(call)) => table(&as_clone(args, bytes)?, call, abi),
        (Asking::Words(request), Target::Clone3 | Target::Clone3InCgroup(_)) => clone3(request, cgroup),
        (Asking::Fields(..), Target::Clone3) => Ok(own_way(asked, abi)),
        (Asking::Fields(args, bytes), Target::Clone3InCgroup(_)) => {
            if args.flags & CLONE_INTO_CGROUP != 0 {
                return Err(Reason::Words("it has a cgroup"));
            }
            let Some(cgroup) = cgroup else { return Ok(own_way(asked, abi)) };
            let mut bytes = bytes.clone();
            bytes.resize(KNOWN.max(bytes.len()), 0);
            put(&mut bytes, 0, (args.flags | CLONE_INTO_CGROUP) & !CLONE_UNTRACED);
            put(&mut bytes, KNOWN / 8 - 1, cgroup as u64);
            Ok(Change::Clone3(bytes))
        }
    }
}

/// As the program made it; but its children are to be ours as well.
pub fn own_way(asked: &Asked, abi: &CallAbi) -> Change {
    if asked.flags() & CLONE_UNTRACED == 0 {
        return Change::Nothing;
    }
    match &asked.request {
        Asking::Words(request) => Change::Arguments(words(&abi.clone_slots, &traced(request), &[])),
        Asking::Fields(args, bytes) => {
            let mut bytes = bytes.clone();
            put(&mut bytes, 0, args.flags & !CLONE_UNTRACED);
            Change::Clone3(bytes)
        }
        Asking::Size { .. } | Asking::Unreadable { .. } => Change::Nothing,
    }
}

fn put(bytes: &mut [u8], field: usize, value: u64) {
    bytes[8 * field..8 * field + 8].copy_from_slice(&value.to_ne_bytes());
}

fn words(slots: &[ArgSlot; 6], request: &Request, values: &[u64]) -> [u64; 6] {
    slots.map(|slot| slot.word(request, values) as u64)
}

fn traced(request: &Request) -> Request {
    request.without(CLONE_UNTRACED)
}

fn table(request: &Request, call: &TableCall, abi: &CallAbi) -> Result<Change, Reason> {
    let fitted = call.on(abi)?;
    for (slot, name) in
        [(ArgSlot::ParentTid, "no parent_tid"), (ArgSlot::ChildTid, "no child_tid"), (ArgSlot::Tls, "no tls")]
    {
        if request.uses(slot) && !fitted.slots.contains(&slot) {
            return Err(Reason::Words(name));
        }
    }
    Ok(Change::Call(fitted.number, words(&fitted.slots, &traced(request), &fitted.values)))
}

fn clone3(request: &Request, cgroup: Option<i32>) -> Result<Change, Reason> {
    // clone takes any number for a signal, clone3 those that are one. Of a sibling's neither looks at it.
    let is_ignored = request.has(CLONE_THREAD | CLONE_PARENT);
    if !is_ignored && request.get(ArgSlot::Flags) as u64 & CSIGNAL > LAST_SIGNAL {
        return Err(Reason::Words("exit_signal"));
    }
    let mut args = traced(request).for_clone3();
    if let Some(cgroup) = cgroup {
        args.flags |= CLONE_INTO_CGROUP;
        args.cgroup = cgroup as u64;
    }
    Ok(Change::Clone3(bytes(&args)))
}

/// In the order of linux/sched.h.
fn bytes(args: &clone_args) -> Vec<u8> {
    let clone_args {
        flags,
        pidfd,
        child_tid,
        parent_tid,
        exit_signal,
        stack,
        stack_size,
        tls,
        set_tid,
        set_tid_size,
        cgroup,
    } = *args;
    let fields =
        [flags, pidfd, child_tid, parent_tid, exit_signal, stack, stack_size, tls, set_tid, set_tid_size, cgroup];
    fields.into_iter().flat_map(u64::to_ne_bytes).collect()
}

/// clone's words for it, where it has them.
fn as_clone(args: &clone_args, bytes: &[u8]) -> Result<Request, Reason> {
    if bytes.get(KNOWN..).is_some_and(|tail| tail.iter().any(|byte| *byte != 0)) {
        return Err(Reason::Words("size"));
    }
    if !expressible(args, LAST_SIGNAL) {
        return Err(Reason::Words(beyond(args)));
    }
    if (args.stack == 0) != (args.stack_size == 0) {
        return Err(Reason::Words("stack_size"));
    }
    let top = args.stack.checked_add(args.stack_size).ok_or(Reason::Words("stack_size"))?;
    let parent_tid = if args.flags & CLONE_PIDFD != 0 { args.pidfd } else { args.parent_tid };
    let word = |field: u64| usize::try_from(field).map_err(|_| Reason::Words("address"));
    Ok(Request::new(
        word(args.flags | args.exit_signal)?,
        word(top)?,
        word(parent_tid)?,
        word(args.child_tid)?,
        word(args.tls)?,
    ))
}

/// What clone has no words for.
fn beyond(args: &clone_args) -> &'static str {
    let has = |flags| args.flags & flags != 0;
    if args.set_tid != 0 || args.set_tid_size != 0 {
        "set_tid"
    } else if args.flags > u32::MAX.into() || has(CSIGNAL | CLONE_DETACHED) {
        "flags"
    } else if has(CLONE_PIDFD) && has(CLONE_PARENT_SETTID) {
        "pidfd and parent_tid"
    } else {
        "exit_signal"
    }
}

#[cfg(test)]
mod tests;
