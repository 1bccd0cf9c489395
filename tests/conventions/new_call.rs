//! Adding a call touches one table.

use std::collections::BTreeMap;
use std::fs;

use splork_tests::cli::{cargo, splork};
use splork_tests::files::{copy_to, files};
use splork_tests::{Run, Stop, Test, command, ensure, ensure_equal, root, scratch, target};

/// A call as shipped ones are: with all that table/src/man.rs asks for.
const NEW_CALL: &str = r#"
[frobnicate]
about   = "Frobnicates a file."
kernel  = "SYSCALL_DEFINE2(frobnicate, int, fd, unsigned int, flags)"
c       = "int frobnicate(int fd, unsigned int flags)"
number  = 499
since   = "9.9"
params  = { fd = "the file", flags = "0, or FROB_HARD" }
errors  = { EBADF = "fd is no descriptor.", EINVAL = "flags is unknown." }
returns = "how often"
source  = "kernel/frob.c"
description = "Frobnicates the file behind fd, harder with FROB_HARD."
notes   = "There is no way back."
see_also = "mmap(2)"
"#;

/// What `make header` runs, without cargo.
fn arguments_of_make_header() -> Result<Vec<String>, Stop> {
    let makefile = fs::read_to_string(root().join("Makefile"))?;
    let recipe = makefile.lines().skip_while(|line| *line != "header:").nth(1).unwrap_or_default();
    let arguments = recipe.split_once(" -- ").map(|(_, arguments)| arguments.split(' ').map(str::to_owned).collect());
    arguments.ok_or_else(|| Stop::Fails(format!("the recipe of `make header` is not as I know it: {recipe:?}")))
}

/// In a copy of the repository: an entry more, what `make header` runs, and the call is there: in one header, in README's
/// list, in the manual and in the library.
pub fn a_new_call_touches_one_table() -> Test {
    let copy = scratch("conventions-new-call")?;
    copy_to(&copy)?;
    let table = copy.join("calls/mm.toml");
    fs::write(&table, fs::read_to_string(&table)? + NEW_CALL)?;
    splork()?.current_dir(&copy).args(arguments_of_make_header()?).succeed()?;

    let mut changed = BTreeMap::new();
    for path in files()? {
        let (old, new) = (fs::read(root().join(&path))?, fs::read(copy.join(&path))?);
        if old != new {
            changed.insert(path.display().to_string(), String::from_utf8_lossy(&new).into_owned());
        }
    }
    let names: Vec<&str> = changed.keys().map(String::as_str).collect();
    ensure_equal!(
        names,
        ["README.md", "calls/mm.toml", "debian/libsplork0.symbols", "include/splork/mm.h"],
        "the files that a new call changes"
    );
    let declared = "int frobnicate(int fd, unsigned int flags) __asm__(\"splork_frobnicate\");";
    ensure!(changed["include/splork/mm.h"].contains(declared), "not in the header");
    ensure!(changed["README.md"].contains("`frobnicate` 9.9, "), "not in README's list");
    let as_of_now = format!(" splork_frobnicate@Base {}\n", splork_tests::version()?);
    ensure!(changed["debian/libsplork0.symbols"].contains(&as_of_now), "not in the symbols file");

    splork()?.current_dir(&copy).args(["man", "--out", "man-of-all", "calls"]).succeed()?;
    let page = fs::read_to_string(copy.join("man-of-all/man2/frobnicate.2"))?;
    for part in ["frobnicates a file", "FROB_HARD", "EBADF", "how often", "no way back", "kernel/frob.c", "mmap", "499"]
    {
        ensure!(page.contains(part), "no {part:?} in its manual page:\n{page}");
    }

    let build = target().join("extra");
    cargo()
        .current_dir(&copy)
        .args(["build", "-q", "--release", "-p", "splork", "--target-dir"])
        .arg(&build)
        .succeed()?;
    let symbols = command("nm").args(["-D", "--defined-only"]).arg(build.join("release/libsplork.so")).succeed()?;
    ensure!(
        symbols.lines().any(|line| line.ends_with(" T splork_frobnicate")),
        "the library does not export it:\n{symbols}"
    );
    Ok(())
}
