//! Six registers, on every ABI that has the call.

use crate::abi::ABIS;
use crate::call::{Call, Kind};
use crate::decl::FEWER_FOR_CLONE;
use crate::diagnostic::Problem;
use crate::entry::Entry;
use crate::lower;
use crate::toml_text::Text;

const REGISTERS: usize = 6;

pub fn check(entry: &Entry, call: &Call, problems: &mut Vec<Problem>) {
    let too_many = ABIS.iter().filter(|abi| call.numbers.row(abi).is_some()).find_map(|abi| {
        let registers = lower::registers(call, abi).len();
        (registers > REGISTERS).then_some((abi, registers))
    });
    if let Some((abi, registers)) = too_many {
        let span = entry.kernel.as_ref().map_or_else(|| entry.name.span.clone(), Text::whole);
        let message = format!("{} needs {registers} registers on {}", call.name, abi.name);
        let label = "a 64-bit value takes two registers there, and may have to start at an even one";
        let help = match call.kind {
            Kind::Clone => FEWER_FOR_CLONE,
            _ => "fewer or reordered parameters, pack = true, or numbers without that ABI",
        };
        problems.push(Problem::new(span, message, label, help));
    }
}
