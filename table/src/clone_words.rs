//! What the registers of a call of kind "clone" carry.

use std::fmt;

use crate::abi::Abi;
use crate::call::{Call, bare};
use crate::lower::{self, Register};

/// One register's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    Nothing,
    Flags,
    Stack,
    ParentTid,
    ChildTid,
    Tls,
    /// An extra parameter, by its place among them, whole.
    Extra(u8),
    /// What no parameter gives.
    Constant(i64),
    /// The halves of one that has 64 bits, where registers have 32.
    Low(u8),
    High(u8),
}

/// As Rust writes it.
impl fmt::Display for Word {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        fmt::Debug::fmt(self, out)
    }
}

/// What clone has too, by the names that the C parameters have.
const CLONES: [(&str, Word); 5] = [
    ("flags", Word::Flags),
    ("stack", Word::Stack),
    ("parent_tid", Word::ParentTid),
    ("child_tid", Word::ChildTid),
    ("tls", Word::Tls),
];

fn of_clone(call: &Call, index: usize) -> Option<Word> {
    CLONES.iter().find(|(name, _)| *name == bare(&call.c[index].name)).map(|(_, word)| *word)
}

/// A parameter that clone does not have.
#[derive(Debug, Clone)]
pub struct ExtraParam {
    index: usize,
    pub name: String,
    pub bits: u32,
    pub is_signed: bool,
}

/// In the order of the registers.
pub fn extras(call: &Call, abi: &Abi) -> Vec<ExtraParam> {
    let mut extras: Vec<ExtraParam> = Vec::new();
    for register in lower::registers(call, abi) {
        let (Register::Parameter(index) | Register::ZeroExtended(index) | Register::Low(index) | Register::High(index)) =
            register
        else {
            continue;
        };
        if of_clone(call, index).is_none() && extras.iter().all(|extra| extra.index != index) {
            let (width, is_signed) = call.c[index].ty.scalar().expect("the checker saw that it fits into a register");
            let name = bare(&call.c[index].name).to_owned();
            extras.push(ExtraParam { index, name, bits: width.bits(abi.long_bits()), is_signed });
        }
    }
    extras
}

/// What each of the call's arguments carries.
pub fn words(call: &Call, abi: &Abi) -> Vec<Word> {
    let extras = extras(call, abi);
    let word = |index: usize, part: fn(u8) -> Word| match of_clone(call, index) {
        // All of it is in the lower half.
        Some(_) if part(0) == Word::High(0) => Word::Nothing,
        Some(word) => word,
        None => {
            let place = extras.iter().position(|extra| extra.index == index).expect("it is one of them");
            part(place as u8)
        }
    };
    lower::registers(call, abi)
        .into_iter()
        .map(|of| match of {
            Register::Parameter(index) | Register::ZeroExtended(index) => word(index, Word::Extra),
            Register::Low(index) => word(index, Word::Low),
            Register::High(index) => word(index, Word::High),
            Register::Constant(value) => Word::Constant(value),
            Register::Padding | Register::Struct | Register::StructSize => Word::Nothing,
        })
        .collect()
}
