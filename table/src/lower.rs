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
    /// A slot left empty so that a pair starts at an even one.
    Padding,
    Struct,
    StructSize,
}

/// The words of a call on an ABI, in the kernel's order.
pub fn words(call: &Call, abi: &Abi) -> Vec<Word> {
    let mut words = Vec::new();
    for (parameter, source) in &call.kernel {
        let index = match source {
            Source::Parameter(index) => *index,
            Source::Struct => {
                words.push(Word::Struct);
                continue;
            }
            Source::StructSize => {
                words.push(Word::StructSize);
                continue;
            }
            Source::Written => continue,
        };
        let is_wide = matches!(parameter.ty.scalar(), Some((Width::Bits(64), _)));
        match abi.wide {
            Wide::Pair { high_first, even } if is_wide => {
                if even && words.len() % 2 == 1 {
                    words.push(Word::Padding);
                }
                let (low, high) = (Word::Low(index), Word::High(index));
                words.extend(if high_first { [high, low] } else { [low, high] });
            }
            // clone's flags are an int in C, with bit 31 in use, and some kernels read all of the register.
            _ if call.kind == Kind::Clone && parameter.name == "flags" => words.push(Word::ZeroExtended(index)),
            _ => words.push(Word::Parameter(index)),
        }
    }
    words
}
