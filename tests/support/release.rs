//! The tarball of `make dist`, packed once per process.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::{Run, Stop, command, make, stage, target, version};

pub fn release() -> Result<PathBuf, Stop> {
    static PACKED: OnceLock<Result<PathBuf, Stop>> = OnceLock::new();
    let pack = || {
        stage()?; // so that it does not build while another test does
        make(["dist"]).succeed()?;
        Ok(target().join(format!("splork/splork-{}.tar.xz", version()?)))
    };
    PACKED.get_or_init(pack).clone()
}

/// Unpacks it in this directory; where its files are.
pub fn unpack(directory: &Path) -> Result<PathBuf, Stop> {
    command("tar").arg("-xf").arg(release()?).arg("-C").arg(directory).succeed()?;
    Ok(directory.join(format!("splork-{}", version()?)))
}
