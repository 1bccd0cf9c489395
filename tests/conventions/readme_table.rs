//! What README says of how architectures are tested.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use splork_table::abi::ABIS;
use splork_tests::{Test, ensure_equal, root};
use splork_vm::Machine;

use super::list;

/// README's table, a row for each way of testing, against the lists that `make check-arch` goes through. What is in none
/// is tested by something else, and named here.
pub fn readme_lists_the_architectures_and_how_they_are_tested() -> Test {
    const OTHERS: [(&str, &str, &str); 4] = [
        ("x86-64", "x86_64", "all tests, natively"),
        ("hexagon", "hexagon", "programs without libc, under qemu-user alone"),
        ("riscv32", "riscv32", "programs without libc, under qemu-user alone"),
        ("loongarch64", "loongarch64", "programs without libc, under qemu-user alone"),
    ];
    let mut tested: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    let mut abis = BTreeSet::new();
    for (name, abi, how) in OTHERS {
        tested.entry(how.to_owned()).or_default().insert(name);
        abis.insert(abi);
    }
    for architecture in &list::ARCHITECTURES {
        let how = match (architecture.runs_here(), architecture.qemu) {
            (true, Some(_)) => "C tests under qemu-user",
            (true, None) => "C tests, natively",
            (false, _) => "C tests",
        };
        let how = match architecture.debian.filter(|debian| Machine::named(debian.machine).is_some()) {
            Some(debian) if !architecture.runs_here() => format!("{how} on {} in QEMU alone", debian.kind()),
            Some(debian) => format!("{how}, and on {} in QEMU", debian.kind()),
            None => format!("{how} alone"),
        };
        tested.entry(how).or_default().insert(architecture.name);
        abis.insert(architecture.abi);
    }
    for variant in &list::VARIANTS {
        tested.entry("a few programs under qemu-user alone".to_owned()).or_default().insert(variant.name);
    }
    for compiled in &list::COMPILED {
        tested.entry("compiled alone".to_owned()).or_default().insert(compiled.name);
        abis.insert(compiled.abi);
    }
    let readme = fs::read_to_string(root().join("README.md"))?;
    let rows = readme.lines().skip_while(|line| !line.starts_with("| architectures | how tested |")).skip(2);
    let mut told: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for row in rows.take_while(|line| line.starts_with("| ")) {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let names = cells[0].split(", ").map(|name| name.split(" (").next().unwrap_or_default());
        told.entry(cells[1].to_owned()).or_default().extend(names);
    }
    ensure_equal!(told, tested, "README's table");
    let handled: BTreeSet<&str> =
        ABIS.iter().filter(|abi| abi.arch_file.or(abi.miscompiled).is_some()).map(|abi| abi.name).collect();
    ensure_equal!(abis, handled, "the ABIs that are tested, and those with a library");
    Ok(())
}
