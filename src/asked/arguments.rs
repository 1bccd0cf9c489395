//! A call's arguments as a trace prints them, each followed by a comma.

use core::ffi::c_int;

use super::arg_slot::ArgSlot;
use super::clone_args::clone_args;
use super::line::Line;
use super::request::Request;
use super::{flags, names};

pub const COMMA: &[u8] = b", ";

#[inline(never)]
pub fn named<'a>(line: &'a mut Line, name: &[u8]) -> &'a mut Line {
    line.quoted(name).byte(b'=')
}

/// An extra parameter of one of the table's calls.
pub fn extra(line: &mut Line, name: &[u8], value: u64, bits: u32, is_signed: bool) {
    named(line, name);
    let unused = 64 - bits.min(64);
    if is_signed {
        line.signed((value << unused) as i64 >> unused);
    } else {
        line.unsigned(value << unused >> unused);
    }
    line.text(COMMA);
}

/// The arguments of clone.
#[inline(never)]
pub fn all_of_clone(line: &mut Line, request: &Request) {
    let flags = request.get(ArgSlot::Flags) as u32;
    named(line, b"flags");
    let signal = u64::from(flags) & flags::CSIGNAL;
    let has_flags = flag_names(line, u64::from(flags) & !flags::CSIGNAL);
    if signal != 0 {
        line.text(if has_flags { b"|" } else { b"" });
        signal_name(line, signal);
    } else if !has_flags {
        line.byte(b'0');
    }
    line.text(COMMA);
    named(line, b"stack").hex(request.get(ArgSlot::Stack) as u64).text(COMMA);
    for (slot, name) in
        [(ArgSlot::ParentTid, b"parent_tid"), (ArgSlot::ChildTid, b"child_tid\0"), (ArgSlot::Tls, b"tls\0\0\0\0\0\0\0")]
    {
        if request.uses(slot) {
            named(line, name).hex(request.get(slot) as u64).text(COMMA);
        }
    }
}

/// The fields of clone3's request that are not 0.
pub fn fields_of_clone3(line: &mut Line, args: &clone_args) {
    named(line, b"flags");
    if !flag_names(line, args.flags) {
        line.byte(b'0');
    }
    line.text(COMMA);
    if args.exit_signal != 0 {
        named(line, b"exit_signal");
        signal_name(line, args.exit_signal);
        line.text(COMMA);
    }
    let has = |flags| args.flags & flags != 0;
    field(line, args.stack != 0, b"stack", args.stack);
    field(line, args.stack_size != 0, b"stack_size", args.stack_size);
    field(line, has(flags::CLONE_PIDFD), b"pidfd", args.pidfd);
    field(line, has(flags::CLONE_PARENT_SETTID), b"parent_tid", args.parent_tid);
    field(line, has(flags::CLONE_CHILD_SETTID | flags::CLONE_CHILD_CLEARTID), b"child_tid", args.child_tid);
    field(line, has(flags::CLONE_SETTLS), b"tls", args.tls);
    field(line, args.set_tid_size != 0, b"set_tid", args.set_tid);
    if args.set_tid_size != 0 {
        named(line, b"set_tid_size").unsigned(args.set_tid_size).text(COMMA);
    }
    if args.flags & flags::CLONE_INTO_CGROUP != 0 {
        named(line, b"cgroup").unsigned(args.cgroup).text(COMMA);
    }
}

#[inline(never)]
fn field(line: &mut Line, is_used: bool, name: &[u8], value: u64) {
    if is_used {
        named(line, name).hex(value).text(COMMA);
    }
}

/// The names of the flags with | between them, and the other bits in hexadecimal. Returns whether there were any.
#[inline(never)]
fn flag_names(line: &mut Line, flags: u64) -> bool {
    let mut left = flags;
    names::flags(|flag, name| {
        if left & flag != 0 {
            line.text(if left == flags { b"" } else { b"|" }).quoted(name);
            left &= !flag;
        }
    });
    if left != 0 {
        line.text(if left == flags { b"" } else { b"|" }).hex(left);
    }
    flags != 0
}

#[inline(never)]
fn signal_name(line: &mut Line, signal: u64) {
    match names::signal(signal as c_int) {
        Some(name) if signal <= flags::CSIGNAL => line.quoted(name),
        _ => line.text(b"signal ").unsigned(signal),
    };
}
