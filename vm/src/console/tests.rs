//! What the console's reader makes of good and of bad ends.

use super::*;

fn read(lines: &[&str], ending: &Ending) -> Report {
    let mut console = Console::new(["one", "two", "three"].map(String::from).into());
    lines.iter().for_each(|line| console.line(line));
    console.finish(ending)
}

fn failed(report: &Report, name: &str) -> String {
    match report.outcome(name) {
        Some(Outcome::Failed(how)) => how.clone(),
        other => panic!("{name}: {other:?}"),
    }
}

const START: &str = "splork-vm: start 6.1.192 x86_64\r";

#[test]
fn every_result_finds_its_test() {
    let lines = [
        "[    0.1] Linux version 6.1",
        START,
        "splork-vm: run one\r",
        "splork-vm: | hello\r",
        "splork-vm: ok one\r",
        "splork-vm: run two",
        "splork-vm: | SKIP: no such thing",
        "splork-vm: skip two no such thing",
        "splork-vm: run three",
        "splork-vm: fail three signal 11 (Segmentation fault)",
        "splork-vm: end 3",
    ];
    let report = read(&lines, &Ending::Off);
    assert_eq!(report.outcome("one"), Some(&Outcome::Passed));
    assert_eq!(report.output("one"), "hello\n");
    assert_eq!(report.outcome("two"), Some(&Outcome::Skipped("no such thing".to_owned())));
    assert_eq!(failed(&report, "three"), "signal 11 (Segmentation fault)");
    assert_eq!(report.kernel, "6.1.192 x86_64");
    assert!(report.troubles.is_empty(), "{:?}", report.troubles);
}

#[test]
fn a_test_cannot_print_a_result_line() {
    let lines = [START, "splork-vm: run one", "splork-vm: | splork-vm: ok one", "splork-vm: fail one exit status 1"];
    assert_eq!(failed(&read(&lines, &Ending::Off), "one"), "exit status 1");
}

#[test]
fn a_machine_that_stays_is_told() {
    let mut console = Console::new(vec!["one".to_owned()]);
    [START, "splork-vm: run one", "splork-vm: ok one"].iter().for_each(|line| console.line(line));
    assert!(!console.is_over());
    console.line("splork-vm: end 1");
    assert!(console.is_over());
    let report = console.finish(&Ending::Staying(Duration::from_secs(20)));
    assert_eq!(report.troubles, ["the machine did not go off within 20 s"]);
    assert_eq!(report.outcome("one"), Some(&Outcome::Passed));
}

#[test]
fn a_kernel_that_panics_for_ever_is_over() {
    let mut console = Console::new(vec!["one".to_owned()]);
    console.line("[    9.1] WARNING: CPU: 0 PID: 1 at kernel/fork.c");
    assert!(!console.is_over(), "it goes on");
    console.line("[    9.2] Kernel panic - not syncing: Reboot failed!");
    assert!(console.is_over());
}

#[test]
fn a_panic_names_the_test_that_ran() {
    let panic = "[    9.1] Kernel panic - not syncing: sysrq triggered crash";
    let report = read(&[START, "splork-vm: run one", "splork-vm: ok one", "splork-vm: run two", panic], &Ending::Off);
    assert_eq!(report.outcome("one"), Some(&Outcome::Passed));
    assert!(failed(&report, "two").contains("sysrq triggered crash"));
    assert!(failed(&report, "three").starts_with("not reached"));
    assert!(report.troubles[0].contains("(during two)"), "{:?}", report.troubles);
}

#[test]
fn a_hang_names_the_test_that_ran() {
    let report = read(&[START, "splork-vm: run one"], &Ending::Silent(Duration::from_secs(60)));
    assert!(failed(&report, "one").contains("hung: not a word for 60 s"));
    assert!(report.troubles[0].contains("(during one)"));
}

#[test]
fn an_early_end_is_a_failure_of_what_is_missing() {
    let report = read(&[START, "splork-vm: run one"], &Ending::Off);
    assert!(failed(&report, "one").starts_with("no result line"));
    assert!(failed(&report, "two").starts_with("not reached"));
    assert!(!report.troubles.is_empty());
}

#[test]
fn a_missing_result_line_is_a_failure_even_if_init_goes_on() {
    let lines = [START, "splork-vm: run one", "splork-vm: run two", "splork-vm: ok two", "splork-vm: run three"];
    let report = read(&[&lines[..], &["splork-vm: ok three", "splork-vm: end 3"]].concat(), &Ending::Off);
    assert_eq!(failed(&report, "one"), "no result line");
    assert_eq!(report.outcome("two"), Some(&Outcome::Passed));
}

#[test]
fn a_kernel_that_never_reaches_init_is_told() {
    let report = read(&["SeaBIOS"], &Ending::Silent(Duration::from_secs(5)));
    assert!(report.troubles.contains(&"init did not start".to_owned()));
}
