//! `make check-foreign`: tests that others wrote, of glibc's clone() and of the kernel's system calls. Each is run as it is,
//! and with splork's functions in the place of libc's: its verdicts must be the same. Their sources are GPL: they are
//! fetched from Debian and built below target/foreign, and nothing of them is in the repository.

mod glibc;
mod route;
mod selftests;
mod verdicts;

use std::process::ExitCode;

use splork_tests::trials::Trials;

fn main() -> ExitCode {
    let mut trials = Trials::default();
    for name in glibc::NAMES {
        trials.test(format!("glibc::{name}"), move || glibc::agrees(name));
    }
    trials.test("route::reaches_splork_alone", route::reaches_splork_alone);
    for selftest in selftests::list() {
        trials.test(format!("kernel::{}", selftest.name), move || selftests::agrees(&selftest));
    }
    trials.run_in_order("foreign", "foreign tests")
}
