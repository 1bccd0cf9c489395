//! Numbers and constants at the borders of what is allowed: one less and one more.

use splork_table::Table;
use splork_table::diagnostic::Source;

fn is_accepted(kernel: &str, more: &str) -> bool {
    let text = format!("[frob]\nabout = \"A test.\"\nkernel = \"{kernel}\"\nc = \"int frob(int fd)\"\n{more}\n");
    Table::parse(vec![Source { path: "frob.toml".into(), text }]).is_ok()
}

fn number_is_accepted(number: u32, more: &str) -> bool {
    is_accepted("SYSCALL_DEFINE1(frob, int, fd)", &format!("number = {number}\n{more}"))
}

/// Below are upstream's and x32's, above MIPS' windows end.
#[test]
fn private_numbers_are_548_to_999() {
    for number in [0, 1, 471, 472, 511, 512, 547, 548, 600, 998, 999, 1000, 1001] {
        assert_eq!(number_is_accepted(number, ""), (548..=999).contains(&number), "{number}");
    }
}

/// A table's number is without the 4000, 5000 or 6000 of MIPS.
#[test]
fn upstreams_numbers_end_at_999() {
    for number in [0, 1, 471, 512, 999, 1000, 1001, 4000, 5000, 6000] {
        assert_eq!(number_is_accepted(number, "since = \"6.10\""), number <= 999, "{number}");
    }
}

/// A number of an ABI that counts from elsewhere is without its base.
#[test]
fn private_numbers_of_one_abi_are_the_same() {
    let is_accepted = |abi: &str, number: u32| {
        is_accepted("SYSCALL_DEFINE1(frob, int, fd)", &format!("numbers = {{ {abi} = {number} }}"))
    };
    for abi in ["x86_64", "i386", "arm64", "mips_n64", "s390x"] {
        for number in [547, 548, 999, 1000] {
            assert_eq!(is_accepted(abi, number), (548..=999).contains(&number), "{abi} {number}");
        }
    }
    for (number, expected) in [(547 + 110, false), (548 + 110, true), (999 + 110, true), (1000 + 110, false)] {
        assert_eq!(is_accepted("alpha", number), expected, "alpha {number}");
    }
}

/// Signed or not: what a constant's type does not hold, the kernel would not see.
#[test]
fn constants_fit_their_types() {
    let borders: [(&str, i64, i64); 6] = [
        ("char", -128, 255),
        ("short", -32768, 65535),
        ("int", -2_147_483_648, 4_294_967_295),
        ("unsigned int", -2_147_483_648, 4_294_967_295),
        ("long", -2_147_483_648, 4_294_967_295), // it has 32 bits on some ABIs
        ("loff_t", i64::MIN, i64::MAX),
    ];
    for (ty, lowest, highest) in borders {
        let is_accepted = |value: i64| {
            let kernel = format!("SYSCALL_DEFINE2(frob, int, fd, {ty}, size)");
            is_accepted(&kernel, &format!("number = 600\nconstants = {{ size = {value} }}"))
        };
        assert!(is_accepted(lowest) && is_accepted(highest), "{ty}");
        assert!(lowest == i64::MIN || !is_accepted(lowest - 1), "{ty} {}", lowest - 1);
        assert!(highest == i64::MAX || !is_accepted(highest + 1), "{ty} {}", highest + 1);
    }
}
