//! What holds of the rows in src/abi.rs.

use splork_table::Abi;
use splork_table::abi::{ABIS, FAMILIES};

#[test]
fn every_row_has_its_own_name_and_condition() {
    for (index, abi) in ABIS.iter().enumerate() {
        for other in &ABIS[..index] {
            assert_ne!(abi.name, other.name);
            assert_ne!(abi.condition, other.condition);
        }
    }
}

#[test]
fn families_name_rows() {
    for name in FAMILIES.iter().flat_map(|(names, _)| names.iter()) {
        assert!(Abi::named(name).is_some(), "{name}");
    }
}

#[test]
fn targets_find_their_row() {
    assert_eq!(Abi::of_target("x86_64", 64).unwrap().name, "x86_64");
    assert_eq!(Abi::of_target("x86_64", 32).unwrap().name, "x32");
    assert!(Abi::of_target("wasm32", 32).is_none());
}
