//! linux/calls.tsv and linux/since.tsv as committed.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use splork_table::abi::ABIS;
use splork_table::linux::{LinuxCall, facts, print, read};
use splork_table::version::Version;
use splork_table::{Abi, Table};

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn text(name: &str) -> String {
    fs::read_to_string(repository().join("linux").join(name)).unwrap()
}

fn calls() -> BTreeMap<String, LinuxCall> {
    read(&text("calls.tsv")).unwrap().into_iter().map(|call| (call.name.clone(), call)).collect()
}

fn since(name: &str, abi: &str) -> String {
    let calls = calls();
    calls[name].since(Abi::named(abi).unwrap()).map_or_else(|| "-".to_owned(), |since| since.to_string())
}

#[test]
fn what_is_read_is_printed_the_same() {
    let text = text("calls.tsv");
    let calls = read(&text).unwrap();
    let source =
        text.lines().next().unwrap().split(" numbers of ").nth(1).unwrap().strip_suffix(". Do not edit.").unwrap();
    assert_eq!(print(&calls, source), text);
    assert!(calls.is_sorted_by(|a, b| a.name < b.name));
}

/// Without a kernel tree at hand: whoever changes a table, or linux/since.tsv, is told to make linux.
#[test]
fn every_call_of_a_table_is_there_as_the_table_has_it() {
    let table = Table::read(&[repository().join("calls")]).unwrap();
    let (calls, facts) = (calls(), facts(&text("since.tsv")).unwrap());
    for call in table.calls().filter(|call| call.since.is_some()) {
        let ours = &calls[&call.name];
        let fact = facts.get(&call.name);
        assert!(fact.is_none_or(|fact| fact.since.is_none()), "{}: two first kernels", call.name);
        for abi in &ABIS {
            if let Some(number) = ours.number(abi) {
                assert_eq!(Some(number), call.numbers.nr(abi), "{} on {}", call.name, abi.name);
            }
            if abi.name != "x32" && fact.is_none() {
                let stated: Version = call.since.as_deref().unwrap().parse().unwrap();
                assert_eq!(ours.since(abi), Some(stated), "{} on {}", call.name, abi.name);
            }
        }
    }
    for name in facts.keys() {
        assert!(calls.contains_key(name), "{name}");
        assert!(table.calls().all(|call| call.name != *name) || facts[name].since.is_none(), "{name}");
    }
    assert!(table.calls().filter(|call| call.since.is_none()).all(|call| !calls.contains_key(&call.name)));
}

#[test]
fn calls_that_came_later_to_an_abi_count_from_then() {
    for (name, abi, expected) in [
        ("socket", "x86_64", "2.0"),
        ("socket", "i386", "4.3"),
        ("socket", "s390x", "4.3"),
        ("socket", "arm", "2.0"),
        ("semget", "i386", "5.1"),
        ("semget", "x86_64", "2.0"),
        ("arch_prctl", "i386", "4.12"),
        ("arch_prctl", "x86_64", "2.6"),
        ("clock_gettime64", "i386", "5.1"),
        ("membarrier", "x86_64", "4.3"),
        ("pkey_alloc", "i386", "4.9"),
        ("close_range", "arm64", "5.9"),
        ("openat2", "riscv64", "5.6"),
        ("fchroot", "x86_64", "7.3"),
        // No programs of x32 before.
        ("read", "x32", "3.4"),
        ("read", "x86_64", "1.0"),
        ("openat2", "x32", "5.6"),
        // Never implemented, so never new.
        ("tuxcall", "x86_64", "-"),
    ] {
        assert_eq!(since(name, abi), expected, "{name} on {abi}");
    }
}

/// What every kernel of these ABIs numbers: the first, one that differs from ABI to ABI, and the last.
#[test]
fn numbers_are_those_of_programs() {
    let calls = calls();
    for (name, abi, expected) in [
        ("read", "x86_64", Some(0)),
        ("read", "x32", Some(0x4000_0000)),
        ("execve", "x32", Some(0x4000_0000 + 520)),
        ("execve", "x86_64", Some(59)),
        ("execve", "i386", Some(11)),
        ("execve", "arm64", Some(221)),
        ("fstatat64", "arm64", None),
        ("newfstatat", "arm64", Some(79)),
        ("riscv_hwprobe", "riscv64", Some(258)),
        ("riscv_hwprobe", "arm64", None),
        ("memfd_secret", "loongarch64", None),
        ("clock_gettime64", "arm64", None),
        ("clock_gettime64", "arm", Some(403)),
        ("read", "mips_n64", Some(5000)),
        ("uname", "s390x", Some(122)),
        ("uname", "powerpc64", Some(122)),
    ] {
        assert_eq!(calls[name].number(Abi::named(abi).unwrap()), expected, "{name} on {abi}");
    }
}

#[test]
fn two_calls_of_an_abi_never_share_a_number() {
    for abi in &ABIS {
        let mut seen = BTreeMap::new();
        for call in calls().values() {
            if let Some(number) = call.number(abi) {
                assert_eq!(seen.insert(number, call.name.clone()), None, "{} on {}", call.name, abi.name);
            }
        }
    }
}

#[test]
fn mistakes_in_the_facts_are_told_with_their_line() {
    let head = "# x\nname\tsince\tlater\tuntil\tsource\n";
    for (rows, expected) in [
        ("a\t1.0\t-\t-\n", "3: a row must be"),
        ("a\t1.0\t-\t-\t\n", "3: a row must be"),
        ("a\tone\t-\t-\tx\n", "3: a row must be"),
        ("a\t1.0\tpdp11=4.3\t-\tx\n", "3: a row must be"),
        ("a\t1.0\ti386=4.3\t-\tx\na\t1.0\t-\t-\tx\n", "4: a is there twice"),
    ] {
        let told = facts(&format!("{head}{rows}")).unwrap_err();
        assert!(told.starts_with(expected), "{rows:?}: {told}");
    }
    assert!(facts("name\tsince\n").unwrap_err().starts_with("the columns"));
    assert!(read("name\tsince\n").unwrap_err().starts_with("the columns"));
}
