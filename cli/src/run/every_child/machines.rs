//! The architectures whose programs can be traced.

mod aarch64;
mod x86_64;

use super::machine::Machine;

const MACHINES: [&Machine; 2] = [&x86_64::MACHINE, &aarch64::MACHINE];

/// The one that this command runs on; None where nobody has taught it.
pub fn this() -> Option<&'static Machine> {
    MACHINES.into_iter().find(|machine| machine.name == std::env::consts::ARCH)
}

/// The names of all.
pub fn names() -> String {
    MACHINES.map(|machine| machine.name).join(", ")
}
