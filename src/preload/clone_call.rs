//! The calls of kind "clone" that SPLORK_CLONE may name, as table/src/rust/clones.rs prints them for build.rs. Without
//! pointers: see names.rs.

use core::ffi::c_long;

use super::bytes::is_text;
use crate::asked::arg_slot::ArgSlot;
use crate::asked::request::Request;

/// A parameter that clone does not have.
pub struct ExtraParam {
    pub name: [u8; NAME],
    pub bits: u32,
    pub is_signed: bool,
}

/// A call has six arguments, and flags and stack are two of them.
pub const MOST_EXTRAS: usize = 4;

/// The extra parameters' values, each extended to 64 bits by its own type.
pub type Values = [u64; MOST_EXTRAS];

pub struct CloneCall {
    pub name: [u8; NAME],
    /// None if the call has no number on this architecture.
    pub number: Option<u32>,
    pub slots: [ArgSlot; 6],
    pub extras: [Option<ExtraParam>; MOST_EXTRAS],
}

include!(concat!(env!("OUT_DIR"), "/clone_calls.rs"));

impl ExtraParam {
    pub fn is_named(&self, text: &[u8]) -> bool {
        is_text(&self.name, text)
    }
}

impl CloneCall {
    pub fn is_named(&self, text: &[u8]) -> bool {
        is_text(&self.name, text)
    }

    pub fn has(&self, slot: ArgSlot) -> bool {
        self.slots.contains(&slot)
    }

    pub fn extras(&self) -> impl Iterator<Item = &ExtraParam> {
        self.extras.iter().flatten()
    }

    /// The call's arguments for what the program asked of clone.
    pub fn args(&self, request: &Request, values: &Values) -> [c_long; 6] {
        self.slots.map(|slot| slot.word(request, values) as c_long)
    }

    /// An extra parameter's value in the call's arguments.
    pub fn value(&self, index: u8, args: &[c_long; 6]) -> u64 {
        let mut value = 0;
        for (slot, content) in self.slots.iter().zip(args) {
            match slot {
                ArgSlot::Extra(of) if *of == index => value = *content as u64,
                ArgSlot::Low(of) if *of == index => value |= u64::from(*content as u32),
                ArgSlot::High(of) if *of == index => value |= u64::from(*content as u32) << 32,
                _ => {}
            }
        }
        value
    }
}
