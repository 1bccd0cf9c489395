//! This architecture's order of clone's arguments.

use core::ffi::c_long;

use crate::arch;
use crate::asked::arg_slot::ArgSlot;
use crate::asked::request::Request;

/// What each of the kernel's arguments of clone is on this architecture.
fn clone_slots() -> [ArgSlot; 6] {
    const SLOTS: [ArgSlot; 6] =
        [ArgSlot::Nothing, ArgSlot::Flags, ArgSlot::Stack, ArgSlot::ParentTid, ArgSlot::ChildTid, ArgSlot::Tls];
    arch::clone_args(1, 2, 3, 4, 5).map(|index| SLOTS.get(index as usize).copied().unwrap_or(ArgSlot::Nothing))
}

/// The request that these arguments make.
pub fn request(args: &[c_long; 6]) -> Request {
    Request::from_slots(&clone_slots(), args)
}
