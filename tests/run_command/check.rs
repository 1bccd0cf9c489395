//! What --check says.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;

use splork_tests::{Run, Test, compiler, ensure, ensure_equal, root, skip};

use super::{built, run, said};

fn checked(program: &Path, status: i32, part: &str) -> Test {
    let output = run(["--check"])?.arg(program).outcome()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned() + &said(&output);
    ensure!(
        output.status.code() == Some(status) && text.contains(part),
        "not {status} and {part:?} but {}: {text}",
        output.status
    );
    ensure_equal!(text.lines().count(), 1, "the lines of {text}");
    Ok(())
}

pub fn check_tells_who_is_served() -> Test {
    let binary = built("run-check", &[])?;
    let beside = |name: &str| binary.with_file_name(name);
    checked(&binary, 0, "imports clone")?;
    checked(Path::new("/bin/true"), 3, "neither it nor a library that it needs imports clone")?;
    checked(&built("run-check-static", &["-static"])?, 4, "statically")?;
    checked(&built("run-check-static-pie", &["-static-pie"])?, 4, "statically")?;
    checked(Path::new("/nonexistent"), 1, "no such program")?;
    fs::write(beside("text"), "text\n")?;
    checked(&beside("text"), 1, "neither an ELF program nor a script")?;
    fs::write(beside("script"), format!("#!{}\n", binary.display()))?;
    checked(&beside("script"), 0, "a script for")?;
    // A library that it needs.
    let plugin = root().join("tests/programs/plugin.c");
    compiler().args(["-shared", "-fPIC", "-o"]).arg(beside("libplugin.so")).arg(plugin).succeed()?;
    fs::write(beside("main.c"), "int start(void);\nint main(void) { return start() != 9; }\n")?;
    let rpath = format!("-Wl,-rpath,{}", binary.parent().expect("a directory").display());
    compiler().arg(beside("main.c")).arg(beside("libplugin.so")).arg(rpath).arg("-o").arg(beside("needs")).succeed()?;
    checked(&beside("needs"), 0, "libplugin.so, which it needs, imports clone")?;
    // By a path, which the loader takes as it is.
    let mut needs = compiler();
    needs.args(["-x", "c", "main.c", "-x", "none", "./libplugin.so", "-o", "needs-by-path"]).current_dir(beside("."));
    needs.succeed()?;
    let output = run(["--check", "./needs-by-path"])?.current_dir(beside(".")).outcome()?;
    ensure_equal!(output.status.code(), Some(0), "the status of a library that is needed by its path");
    // Another machine's program: this one's header with another number in it.
    let mut data = fs::read(&binary)?;
    data[18] = 0xf3;
    fs::write(beside("other"), data)?;
    checked(&beside("other"), 4, "it is for riscv")
}

pub fn check_tells_setuid_from_others() -> Test {
    // SAFETY: these take nothing.
    if unsafe { libc::geteuid() } != 0 {
        return skip("only root can give a program to another user");
    }
    let binary = built("run-check-setuid", &[])?;
    std::os::unix::fs::chown(&binary, Some(65534), None)?;
    fs::set_permissions(&binary, fs::Permissions::from_mode(0o4755))?;
    checked(&binary, 4, "setuid")?;
    symlink(&binary, binary.with_file_name("link"))?;
    checked(&binary.with_file_name("link"), 4, "setuid")
}
