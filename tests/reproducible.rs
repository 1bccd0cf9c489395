//! `make check-reproducible`: whoever builds it, wherever, with cargo's home wherever, gets the same bytes.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use splork_tests::command::setting;
use splork_tests::files::copy_to;
use splork_tests::{Run, Stop, Test, command, ensure, make, scratch, skip, trials};

fn main() -> ExitCode {
    trials![what_make_builds_is_the_same_elsewhere, own_flags_for_rustc_are_no_obstacle]
        .run_in_order("reproducible", "builds elsewhere")
}

/// A checkout and a home of cargo's, both elsewhere. They are large: gone when the test is over.
struct Elsewhere {
    top: PathBuf,
    checkout: PathBuf,
    cargo_home: PathBuf,
}

impl Elsewhere {
    fn new(name: &str) -> Result<Elsewhere, Stop> {
        let own = env::home_dir().unwrap_or_default().join(".cargo");
        let own = env::var_os("CARGO_HOME").map_or(own, PathBuf::from);
        if !own.join("registry").is_dir() {
            return skip(format!("{} has no registry to copy", own.display()));
        }
        let top = scratch(name)?;
        let elsewhere = Elsewhere { checkout: top.join("another check-out"), cargo_home: top.join("home"), top };
        fs::create_dir(&elsewhere.cargo_home)?;
        for name in ["registry", "git", "config.toml"].iter().filter(|name| own.join(name).exists()) {
            command("cp").arg("-r").arg(own.join(name)).arg(&elsewhere.cargo_home).succeed()?;
        }
        copy_to(&elsewhere.checkout)?;
        Ok(elsewhere)
    }

    /// Without the network: what was fetched for the build here is enough.
    fn make(&self, target: &str) -> Command {
        let mut make = make([target]);
        make.current_dir(&self.checkout).env_remove("CARGO_TARGET_DIR");
        make.env("CARGO_HOME", &self.cargo_home).env("CARGO_NET_OFFLINE", "true");
        make
    }

    fn built(&self) -> Result<BTreeMap<PathBuf, Vec<u8>>, Stop> {
        built(&self.checkout.join("target/splork"))
    }
}

impl Drop for Elsewhere {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.top);
    }
}

/// What is installed of it, by path.
fn built(directory: &Path) -> Result<BTreeMap<PathBuf, Vec<u8>>, Stop> {
    let found = command("find").arg(directory).args(["-type", "f", "-printf", "%P\\n"]).succeed()?;
    let is_product = |path: &&str| path.starts_with("libsplork.") || path.contains('/');
    let read = |path: &str| Ok((path.into(), fs::read(directory.join(path))?));
    found.lines().filter(is_product).map(read).collect()
}

fn compare(here: &BTreeMap<PathBuf, Vec<u8>>, there: &BTreeMap<PathBuf, Vec<u8>>) -> Test {
    let names = here.keys().chain(there.keys());
    let mut different: Vec<_> = names.filter(|name| here.get(*name) != there.get(*name)).collect();
    different.dedup();
    ensure!(different.is_empty(), "built elsewhere, these are others: {different:?}");
    Ok(())
}

/// Library, archive, command, manual and completion.
fn what_make_builds_is_the_same_elsewhere() -> Test {
    let here = scratch("reproducible-here")?;
    make([setting("BUILT", &here), "all".into()]).succeed()?;
    let elsewhere = Elsewhere::new("reproducible")?;
    elsewhere.make("all").succeed()?;
    let here = built(&here)?;
    for name in ["bin/splork", "man/man2/mseal.2", "completion/bash"] {
        ensure!(here.contains_key(Path::new(name)), "{name} is not compared: {:?}", here.keys());
    }
    compare(&here, &elsewhere.built()?)
}

/// With debug information, which names directories if anything does; by either variable that cargo takes flags from.
fn own_flags_for_rustc_are_no_obstacle() -> Test {
    let elsewhere = Elsewhere::new("reproducible-flags")?;
    for (name, value) in [("RUSTFLAGS", "-Cdebuginfo=1 --cfg=mine"), ("CARGO_ENCODED_RUSTFLAGS", "-Cdebuginfo=1")] {
        let here = scratch("reproducible-here")?;
        let mut make_here = make([setting("BUILT", here.join("splork")), "lib".into()]);
        make_here.env_remove("RUSTFLAGS").env("CARGO_TARGET_DIR", here.join("target")).env(name, value).succeed()?;
        elsewhere.make("lib").env_remove("RUSTFLAGS").env(name, value).succeed()?;
        let here = built(&here.join("splork"))?;
        ensure!(here.len() == 2, "not library and archive: {:?}", here.keys());
        let debug = here.values().filter(|bytes| bytes.windows(8).any(|window| window == b"/splork\0")).count();
        ensure!(debug > 0, "{name}: there is no debug information");
        compare(&here, &elsewhere.built()?).map_err(|stop| match stop {
            Stop::Fails(why) => Stop::Fails(format!("{name}={value}: {why}")),
            skipped => skipped,
        })?;
    }
    Ok(())
}
