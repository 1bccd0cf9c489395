//! What debian/ says of the library and of what is in the release.

use std::collections::BTreeSet;
use std::fs;

use splork_table::symbols::name;
use splork_tests::table::expected_exports;
use splork_tests::{Stop, Test, ensure, ensure_equal, root, version};

fn text(path: &str) -> Result<String, Stop> {
    fs::read_to_string(root().join(path)).map_err(|error| Stop::Fails(format!("{path}: {error}")))
}

/// What a program may be linked with, in every version of libsplork.so.0 from the one that is named on; the examples alone
/// may leave.
pub fn symbols_file_names_the_exports() -> Test {
    let text = text("debian/libsplork0.symbols")?;
    let lines = || text.lines().filter(|line| line.starts_with(' '));
    let names: BTreeSet<String> = lines().filter_map(name).map(str::to_owned).collect();
    ensure_equal!(names, expected_exports()?, "the names in debian/libsplork0.symbols; make header adds new ones");
    let optional: Vec<&str> = lines().filter(|line| line.starts_with(" (optional)")).filter_map(name).collect();
    ensure_equal!(optional, ["clone_nice", "splork", "splork_packed"], "the names that may leave");
    for line in lines() {
        let since = line.rsplit(' ').next().unwrap_or_default();
        let digits: Vec<&str> = since.split('.').collect();
        ensure!(digits.len() == 3 && digits.iter().all(|part| part.parse::<u32>().is_ok()), "no version: {line}");
    }
    Ok(())
}

pub fn packages_have_this_version() -> Test {
    let changelog = text("debian/changelog")?;
    let begins = format!("splork ({}-", version()?);
    ensure!(changelog.starts_with(&begins), "debian/changelog does not begin with {begins}");
    Ok(())
}

/// Each crate of the release has a stanza, which names files that are there.
pub fn copyright_names_every_crate() -> Test {
    let copyright = text("debian/copyright")?;
    let named: BTreeSet<&str> = copyright
        .split_whitespace()
        .filter_map(|word| word.strip_prefix("vendor/").and_then(|word| word.strip_suffix("-*/*")))
        .collect();
    let lock: toml::Table = text("Cargo.lock")?.parse()?;
    let packages = lock["package"].as_array().expect("an array");
    let crates: BTreeSet<&str> = packages
        .iter()
        .filter(|package| package.get("source").is_some())
        .filter_map(|package| package["name"].as_str())
        .collect();
    ensure_equal!(named, crates, "the crates of debian/copyright and those of Cargo.lock");
    Ok(())
}
