//! One example of the manual: its compilation, and what its end means.

use std::fs;
use std::path::{Path, PathBuf};

use splork_tests::{Run, Stop, Test, compiler, ensure, libraries, root, skip};

/// What changes the machine it runs on: its kernel, its modules. pivot_root changes a mount namespace of its own.
pub const APART: [&str; 5] = ["delete_module", "finit_module", "init_module", "kexec_file_load", "kexec_load"];

/// What a kernel, a container or a file system may answer to a program that is in order; nothing else may stop one.
const REFUSALS: [&str; 7] = [
    "protection keys: Invalid argument", // no protection keys, on x86-64
    "Function not implemented",
    "Operation not supported",
    "Operation not permitted",
    "Permission denied",
    "No space left on device", // no protection keys, elsewhere
    "No such process",         // no quota
];

#[allow(dead_code)] // tests/kernel takes those it knows
pub fn names() -> Result<Vec<String>, Stop> {
    let mut names = Vec::new();
    for entry in fs::read_dir(root().join("calls/examples"))? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "c") {
            names.push(path.file_stem().expect("it has a name").to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}

/// As a reader would compile it, or for a machine without libraries.
pub fn build(name: &str, directory: &Path, is_static: bool) -> Result<PathBuf, Stop> {
    let (source, binary) = (root().join(format!("calls/examples/{name}.c")), directory.join(name));
    let mut cc = compiler();
    cc.args(["-std=gnu11", "-O2", "-Wall", "-Wextra", "-Werror"]).arg(&source).arg("-o").arg(&binary);
    if is_static {
        cc.arg("-static").args(libraries()?.pkg_config(&["--static", "--cflags", "--libs"])?);
    } else {
        cc.args(libraries()?.pkg_config(&["--cflags", "--libs"])?).arg(libraries()?.rpath());
    }
    cc.succeed()?;
    Ok(binary)
}

/// It succeeds and says something, or says what it was refused.
pub fn outcome(name: &str, status: Option<i32>, printed: &str) -> Test {
    let last = printed.lines().rfind(|line| !line.is_empty()).unwrap_or_default();
    if status == Some(1) && REFUSALS.iter().any(|refusal| last.ends_with(refusal)) {
        return skip(last);
    }
    ensure!(status == Some(0) && !last.is_empty(), "{name} ended with {status:?} and said {printed:?}");
    Ok(())
}
