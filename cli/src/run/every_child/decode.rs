//! What a program asks for, read where its call begins.

use super::asked::arg_slot::ArgSlot;
use super::asked::arguments::{all_of_clone, fields_of_clone3, named};
use super::asked::clone_args::clone_args;
use super::asked::flags::CLONE_THREAD;
use super::asked::line::Line;
use super::asked::request::Request;
use super::machine::CallAbi;
use super::ptrace::Tid;
use super::registers::Registers;
use crate::run::memory;

/// CLONE_ARGS_SIZE_VER0: clone3 takes nothing smaller.
const SMALLEST: u64 = 64;
/// clone3 takes nothing above a page, and 4 KiB is the smallest page.
const LARGEST: u64 = 4096;

/// The call, by its name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Name {
    Fork,
    Vfork,
    Clone,
    Clone3,
}

#[derive(Clone)]
pub struct Asked {
    pub name: Name,
    pub request: Asking,
}

#[derive(Clone)]
pub enum Asking {
    /// fork's, vfork's and clone's, as flags and addresses.
    Words(Request),
    /// clone3's: the fields that we know, and the whole of it.
    Fields(clone_args, Vec<u8>),
    /// The kernel will refuse clone3 for its size.
    Size { at: u64, size: u64 },
    /// clone3's cannot be read by us, and perhaps not by the kernel.
    Unreadable { at: u64, size: u64, errno: i32 },
}

/// A task's that is where its call begins; None where that is none of the four.
pub fn decode(task: Tid, registers: &Registers, abi: &CallAbi) -> Option<Asked> {
    let number = u32::try_from(registers.number()).ok()?;
    let arguments = registers.arguments(abi);
    let words = |flags: i32| Asking::Words(Request::new(flags as usize, 0, 0, 0, 0));
    let (name, request) = if Some(number) == abi.fork {
        (Name::Fork, words(libc::SIGCHLD))
    } else if Some(number) == abi.vfork {
        (Name::Vfork, words(libc::CLONE_VM | libc::CLONE_VFORK | libc::SIGCHLD))
    } else if number == abi.clone {
        let mut arguments = arguments.map(|word| word as libc::c_long);
        let flags = abi.clone_slots.iter().position(|slot| *slot == ArgSlot::Flags)?;
        arguments[flags] = arguments[flags] as u32 as libc::c_long; // more of it the kernel does not look at
        (Name::Clone, Asking::Words(Request::from_slots(&abi.clone_slots, &arguments)))
    } else if number == abi.clone3 {
        (Name::Clone3, fields(task, arguments[0], arguments[1]))
    } else {
        return None;
    };
    Some(Asked { name, request })
}

fn fields(task: Tid, at: u64, size: u64) -> Asking {
    if !(SMALLEST..=LARGEST).contains(&size) {
        return Asking::Size { at, size };
    }
    let mut bytes = vec![0; size as usize];
    match memory::read(task, at, &mut bytes) {
        Ok(()) => Asking::Fields(known(&bytes), bytes),
        Err(errno) => Asking::Unreadable { at, size, errno: errno as i32 },
    }
}

/// The fields that we know; what the request is too short for is 0.
fn known(bytes: &[u8]) -> clone_args {
    let field = |index: usize| {
        bytes.get(8 * index..).and_then(|rest| rest.first_chunk()).map_or(0, |word| u64::from_ne_bytes(*word))
    };
    clone_args {
        flags: field(0),
        pidfd: field(1),
        child_tid: field(2),
        parent_tid: field(3),
        exit_signal: field(4),
        stack: field(5),
        stack_size: field(6),
        tls: field(7),
        set_tid: field(8),
        set_tid_size: field(9),
        cgroup: field(10),
    }
}

impl Asked {
    /// clone3's flags, or clone's; none where they cannot be read.
    pub fn flags(&self) -> u64 {
        match &self.request {
            Asking::Words(request) => request.get(ArgSlot::Flags) as u64,
            Asking::Fields(args, _) => args.flags,
            Asking::Size { .. } | Asking::Unreadable { .. } => 0,
        }
    }

    /// Whether we know what it asks for.
    pub fn is_readable(&self) -> bool {
        matches!(self.request, Asking::Words(_) | Asking::Fields(..))
    }

    pub fn is_thread(&self) -> bool {
        self.flags() & CLONE_THREAD != 0
    }

    /// The call by its real name, as it was made.
    pub fn tell(&self, line: &mut Line) {
        line.text(match self.name {
            Name::Fork => b"fork(",
            Name::Vfork => b"vfork(",
            Name::Clone => b"clone(",
            Name::Clone3 => &b"clone3("[..],
        });
        match &self.request {
            Asking::Words(request) if self.name == Name::Clone => {
                all_of_clone(line, request);
                line.shorten(2); // the comma and the blank that are for more
            }
            Asking::Words(_) => {}
            Asking::Fields(args, bytes) => {
                fields_of_clone3(line, args);
                named(line, b"size").unsigned(bytes.len() as u64);
            }
            Asking::Size { at, size } | Asking::Unreadable { at, size, .. } => {
                named(line, b"args").hex(*at).text(b", ");
                named(line, b"size").unsigned(*size);
            }
        }
        line.byte(b')');
    }
}
