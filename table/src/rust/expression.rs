//! What the compiled functions pass on: C's parameters as the words that the kernel takes.

use crate::call::Call;
use crate::check::reserved;
use crate::ctype::{CType, Width};
use crate::lower::Register;

/// One register of the call.
pub fn expression(call: &Call, register: Register) -> String {
    let name = |index: usize| identifier(&call.c[index].name);
    match register {
        Register::Parameter(index) if is_function_pointer(&call.c[index].ty) => {
            format!("{}.map_or(0, |function| function as usize as Register)", name(index))
        }
        Register::Parameter(index) => format!("{} as Register", name(index)),
        // `as` goes by the parameter's own type, so an unsigned one of the same width cuts the sign off.
        Register::ZeroExtended(index) => match call.c[index].ty.scalar() {
            Some((Width::Bits(32), _)) => format!("{} as u32 as Register", name(index)),
            _ => format!("{} as Register", name(index)),
        },
        Register::Low(index) => format!("{} as u32 as Register", widened(&call.c[index].ty, &name(index))),
        Register::High(index) => format!("({} >> 32) as Register", widened(&call.c[index].ty, &name(index))),
        Register::Constant(value) => format!("{value}_i64 as Register"),
        Register::Padding => "0".to_owned(),
        Register::Struct => "&raw const packed_ as Register".to_owned(),
        Register::StructSize => "size_of_val(&packed_) as Register".to_owned(),
    }
}

fn is_function_pointer(ty: &CType) -> bool {
    matches!(ty, CType::Pointer { to, .. } if matches!(**to, CType::Function { .. }))
}

/// The parameter as a u64, extended by its own type.
pub fn widened(ty: &CType, name: &str) -> String {
    match ty {
        _ if is_function_pointer(ty) => format!("{name}.map_or(0, |function| function as usize as u64)"),
        CType::Pointer { .. } => format!("({name} as usize as u64)"),
        _ => format!("({name} as u64)"),
    }
}

/// A C name as a Rust identifier; the checker refuses those that Rust cannot have at all.
pub fn identifier(name: &str) -> String {
    if reserved::is_raw_in_rust(name) { format!("r#{name}") } else { name.to_owned() }
}
