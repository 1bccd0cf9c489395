//! `make check-release`: the release and the packages, used on Debians that have nothing else. Root and a network are
//! wanted; what cannot be had is skipped.

mod chroot;
mod packages;
mod rust;

use std::process::ExitCode;

use packages::*;
use rust::*;
use splork_tests::trials;

fn main() -> ExitCode {
    trials![
        packages_are_installed_upgraded_and_purged,
        packages_build_what_readme_shows,
        debian_13s_older_rust_is_refused_by_name,
        debian_12s_rust_is_enough,
        debian_13s_rust_is_enough,
    ]
    .run_in_order("release", "tests of releases and packages")
}
