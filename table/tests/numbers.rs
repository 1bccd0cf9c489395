//! `__NR_` of known calls on every ABI, against the kernel's own tables in figures.tsv.

use std::path::Path;

use splork_table::Table;
use splork_table::abi::ABIS;

/// A column of figures.tsv in our words.
fn abi_of(column: &str) -> Option<&str> {
    match column {
        "armoabi" => None, // the old ABI, which we leave to libc
        "mips64" => Some("mips_n64"),
        "mipso32" => Some("mips_o32"),
        "mips64n32" => Some("mips_n32"),
        other => Some(other),
    }
}

#[test]
fn every_number_is_the_kernels() {
    let calls = Path::new(env!("CARGO_MANIFEST_DIR")).join("../calls");
    let table = Table::read(&[calls]).unwrap_or_else(|report| panic!("{report}"));
    let mut lines = include_str!("figures.tsv").lines().filter(|line| !line.starts_with('#'));
    let columns: Vec<&str> = lines.next().unwrap().split('\t').skip(1).collect();
    let mut compared = Vec::new();
    for line in lines {
        let mut fields = line.split('\t');
        let name = fields.next().unwrap();
        let Some(call) = table.calls().find(|call| call.name == name) else { continue };
        compared.push(name);
        for (column, figure) in columns.iter().zip(fields) {
            let Some(abi) = abi_of(column) else { continue };
            let abi = ABIS.iter().find(|row| row.name == abi).unwrap_or_else(|| panic!("no ABI {abi}"));
            let expected = if figure == "-" { None } else { Some(figure.parse().unwrap()) };
            assert_eq!(call.numbers.nr(abi), expected, "{name} on {}", abi.name);
        }
        let nr = |abi: &str| call.numbers.nr(ABIS.iter().find(|row| row.name == abi).unwrap());
        assert_eq!(nr("s390"), nr("s390x"), "{name}");
    }
    for name in ["mseal", "clone3", "memfd_secret"] {
        assert!(compared.contains(&name), "{name} was not compared");
    }
}

/// Every ABI that the figures know has a row, so that no ladder forgets one.
#[test]
fn every_abi_of_the_kernel_has_a_row() {
    let header = include_str!("figures.tsv").lines().find(|line| !line.starts_with('#')).unwrap();
    let mut known: Vec<&str> = header.split('\t').skip(1).filter_map(abi_of).chain(["s390"]).collect();
    let mut rows: Vec<&str> = ABIS.iter().map(|abi| abi.name).collect();
    known.sort();
    rows.sort();
    assert_eq!(rows, known);
}
