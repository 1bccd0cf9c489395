//! From kernel parameters to the registers that one ABI passes.

use crate::abi::{Abi, Wide};
use crate::call::{Call, Kind, Source};
use crate::ctype::Width;

/// One register of a system call's six.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Register {
    /// The whole C parameter, sign- or zero-extended by its own type.
    Parameter(usize),
    /// The C parameter zero-extended, whatever its type.
    ZeroExtended(usize),
    /// The halves of a 64-bit value.
    Low(usize),
    High(usize),
    /// This value, which is not one of the C function's arguments.
    Constant(i64),
    /// A slot left empty so that a pair starts at an even one.
    Padding,
    Struct,
    StructSize,
}

/// The registers of a call on an ABI, in the kernel's order.
pub fn registers(call: &Call, abi: &Abi) -> Vec<Register> {
    let mut registers = Vec::new();
    for (parameter, source) in &call.kernel {
        let (whole, low, high) = match *source {
            Source::Parameter(index) => (Register::Parameter(index), Register::Low(index), Register::High(index)),
            Source::Constant(index) => {
                let value = call.constants[index].on(abi);
                let half = |bits: i64| Register::Constant(bits & 0xffff_ffff);
                (Register::Constant(value), half(value), half(value >> 32))
            }
            Source::Struct => (Register::Struct, Register::Struct, Register::Struct),
            Source::StructSize => (Register::StructSize, Register::StructSize, Register::StructSize),
            Source::HandWritten => continue,
        };
        let is_wide = matches!(parameter.ty.scalar(), Some((Width::Bits(64), _)));
        match (abi.wide, whole) {
            (Wide::Pair { high_first, even }, _) if is_wide => {
                if even && registers.len() % 2 == 1 {
                    registers.push(Register::Padding);
                }
                registers.extend(if high_first { [high, low] } else { [low, high] });
            }
            // clone's flags are an int in C, with bit 31 in use, and some kernels read all of the register.
            (_, Register::Parameter(index)) if call.kind == Kind::Clone && parameter.name == "flags" => {
                registers.push(Register::ZeroExtended(index))
            }
            _ => registers.push(whole),
        }
    }
    registers
}
