//! From kernel parameters to the machine words that one ABI passes.

use crate::abi::{Abi, Wide};
use crate::call::{Call, Kind, Source};
use crate::ctype::Width;

/// One word of a system call's six.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Word {
    /// The whole C parameter, sign- or zero-extended by its own type.
    Parameter(usize),
    /// The C parameter zero-extended, whatever its type.
    ZeroExtended(usize),
    /// The halves of a 64-bit value.
    Low(usize),
    High(usize),
    /// What C does not pass: this value.
    Constant(i64),
    /// A slot left empty so that a pair starts at an even one.
    Padding,
    Struct,
    StructSize,
}

/// The words of a call on an ABI, in the kernel's order.
pub fn words(call: &Call, abi: &Abi) -> Vec<Word> {
    let mut words = Vec::new();
    for (parameter, source) in &call.kernel {
        let (whole, low, high) = match *source {
            Source::Parameter(index) => (Word::Parameter(index), Word::Low(index), Word::High(index)),
            Source::Constant(index) => {
                let value = call.constants[index].on(abi);
                let half = |bits: i64| Word::Constant(bits & 0xffff_ffff);
                (Word::Constant(value), half(value), half(value >> 32))
            }
            Source::Struct => (Word::Struct, Word::Struct, Word::Struct),
            Source::StructSize => (Word::StructSize, Word::StructSize, Word::StructSize),
            Source::Written => continue,
        };
        let is_wide = matches!(parameter.ty.scalar(), Some((Width::Bits(64), _)));
        match (abi.wide, whole) {
            (Wide::Pair { high_first, even }, _) if is_wide => {
                if even && words.len() % 2 == 1 {
                    words.push(Word::Padding);
                }
                words.extend(if high_first { [high, low] } else { [low, high] });
            }
            // clone's flags are an int in C, with bit 31 in use, and some kernels read all of the register.
            (_, Word::Parameter(index)) if call.kind == Kind::Clone && parameter.name == "flags" => {
                words.push(Word::ZeroExtended(index))
            }
            _ => words.push(whole),
        }
    }
    words
}
