//! SPLORK_CALLS: calls of one's own, without a fork of the repository.

use splork_tests::command::setting;
use splork_tests::{Run, Test, compiler, ensure, make, scratch, target};

use super::{build_and_run, own_tables};

const TABLE: &str = r#"
[parity]
about   = "A call for this test."
kernel  = "SYSCALL_DEFINE1(parity, unsigned long, word)"
c       = "int parity(unsigned long word)"
numbers = { x86_64 = 950 }
"#;

const PROGRAM: &str = r#"
#include <errno.h>
#include <stdio.h>
#include <splork/own.h>

int main(void)
{
    if (parity(7) != -1 || errno != ENOSYS || SYS_parity != 950)
        return 1;
    puts("fine");
    return 0;
}
"#;

pub fn tables_of_ones_own_give_function_and_header() -> Test {
    let top = scratch("own tables")?;
    let tables = top.join("my tables");
    std::fs::create_dir(&tables)?;
    std::fs::write(tables.join("own.toml"), TABLE)?;
    std::fs::write(top.join("program.c"), PROGRAM)?;

    // A build of its own: other tests are using the library without this table.
    let prefix = top.join("prefix");
    let with = |settings: &[&std::ffi::OsStr]| {
        let mut make = make(settings);
        make.arg(setting("PREFIX", &prefix)).env("CARGO_TARGET_DIR", target().join("own-tables"));
        make
    };
    let _lock = own_tables();
    let calls = setting("SPLORK_CALLS", &tables);
    with(&[&calls, "lib".as_ref()]).succeed()?;
    // Not told again, and without cargo: what was built is what is installed.
    with(&["CARGO=false".as_ref(), "install".as_ref()]).succeed()?;
    ensure!(prefix.join("include/splork/own.h").is_file(), "the header of own.toml is not installed");

    let lib = prefix.join("lib");
    let mut cc = compiler();
    cc.arg(top.join("program.c")).arg("-I").arg(prefix.join("include")).arg("-L").arg(&lib).arg("-lsplork");
    cc.arg(splork_tests::stage::rpath(&lib));
    build_and_run(cc, "own_tables", "fine")?;

    with(&["uninstall".as_ref()]).succeed()?;
    ensure!(!prefix.exists(), "uninstall leaves something in {}", prefix.display());
    Ok(())
}
