//! What the tests of the built library share. They work on the tree that `make install` leaves, as a C programmer
//! would find it, not on cargo's files.

pub mod answers;
pub mod cli;
pub mod clone_length;
pub mod command;
pub mod disassembly;
pub mod every_child;
pub mod fetched;
pub mod files;
pub mod flow;
pub mod patience;
pub mod pkg_config;
pub mod programs;
pub mod readme;
pub mod release;
pub mod scratch;
pub mod stage;
pub mod table;
pub mod trials;

use std::env;
use std::path::{Path, PathBuf};

pub use command::{Run, command, compiler, make};
pub use scratch::scratch;
pub use stage::{Stage, libraries, stage};
pub use trials::{Stop, Test, skip};

/// The repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests/ lies in the repository")
}

/// Where cargo and make build.
pub fn target() -> PathBuf {
    root().join(env::var_os("CARGO_TARGET_DIR").filter(|dir| !dir.is_empty()).unwrap_or_else(|| "target".into()))
}

/// The package's version, from its one home.
pub fn version() -> Result<String, Stop> {
    let manifest: toml::Table = std::fs::read_to_string(root().join("Cargo.toml"))?.parse()?;
    Ok(manifest["workspace"]["package"]["version"].as_str().expect("a version is a string").to_owned())
}

/// Fails the test with a message, unless the condition holds.
#[macro_export]
macro_rules! ensure {
    ($condition:expr, $($message:tt)+) => {
        if !$condition {
            return Err($crate::Stop::Fails(format!($($message)+)));
        }
    };
}

/// Fails the test, showing both, unless they are equal.
#[macro_export]
macro_rules! ensure_equal {
    ($actual:expr, $expected:expr, $($what:tt)+) => {
        match (&$actual, &$expected) {
            (actual, expected) if actual == expected => {}
            (actual, expected) => {
                let what = format!($($what)+);
                return Err($crate::Stop::Fails(format!("{what}\n  is:        {actual:?}\n  should be: {expected:?}")));
            }
        }
    };
}
