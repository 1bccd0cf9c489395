//! The architectures whose programs can be traced.

mod aarch64;
mod x86_64;

use super::machine::Machine;

const MACHINES: [&Machine; 2] = [&x86_64::MACHINE, &aarch64::MACHINE];

/// By Rust's name, or what to say of one that nobody has taught it.
pub fn named(name: &str) -> Result<&'static Machine, String> {
    MACHINES.into_iter().find(|machine| machine.name == name).ok_or_else(|| {
        let names = MACHINES.map(|machine| machine.name).join(" and ");
        format!("--every-child works on {names} only, not on {name}")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn others_are_refused_by_name() {
        let message = named("riscv64").err().expect("nobody has taught it");
        assert_eq!(message, "--every-child works on x86_64 and aarch64 only, not on riscv64");
    }

    /// The tables' own.
    #[test]
    fn numbers_are_those_of_the_abi() {
        for machine in MACHINES {
            for abi in machine.abis {
                let row = splork_table::Abi::named(abi.name).expect("a row of the table");
                let table = crate::tables::all(&[]).expect("our own tables");
                let clone3 = table.calls().find(|call| call.name == "clone3").expect("it is in splork.toml");
                assert_eq!(clone3.numbers.nr(row), Some(abi.clone3), "{}", abi.name);
                assert_eq!(row.long_bits(), abi.bits, "{}", abi.name);
                assert_eq!(abi.calls().count(), 2 + usize::from(abi.fork.is_some()) + usize::from(abi.vfork.is_some()));
            }
        }
    }
}
