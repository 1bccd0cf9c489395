//! The command, for another architecture and static: there is no libc in the machines that it runs on.

use std::path::{Path, PathBuf};

use splork_tests::cli::cargo;
use splork_tests::{Run, Stop, skip};

use super::cross_build::one_at_a_time;
use super::list::Architecture;

/// Built once; `directory` is the architecture's own.
pub fn splork(architecture: &Architecture, directory: &Path) -> Result<PathBuf, Stop> {
    one_at_a_time(|| build(architecture, &directory.join("command")))
}

fn build(architecture: &Architecture, directory: &Path) -> Result<PathBuf, Stop> {
    let rust = architecture.rust;
    let mut build = cargo();
    build.args(["build", "-q", "-p", "splork-cli", "--profile", "command", "--target", rust]);
    build.env("CARGO_TARGET_DIR", directory).env("RUSTFLAGS", "-C target-feature=+crt-static");
    let linker = format!("CARGO_TARGET_{}_LINKER", rust.to_uppercase().replace('-', "_"));
    let output = build.env(linker, format!("{}-gcc", architecture.gnu)).outcome()?;
    if !output.status.success() {
        let errors = String::from_utf8_lossy(&output.stderr).into_owned();
        // Debian's cargo has no std for others.
        return if errors.contains("can't find crate for `std`") || errors.contains("can't find crate for `core`") {
            skip(format!("there is no std for {rust}: rustup target add {rust}"))
        } else {
            Err(Stop::Fails(errors))
        };
    }
    Ok(directory.join(rust).join("command/splork"))
}
