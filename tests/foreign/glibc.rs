//! glibc's tests of clone(), built from the sources of Debian's libc6 against the installed libc.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use splork_tests::command::exists;
use splork_tests::fetched::fetched;
use splork_tests::{Run, Stop, Test, command, compiler, ensure, libraries, root, skip, target};

/// In sysdeps/unix/sysv/linux; the other files there that call clone() test functions inside of libc.
pub const NAMES: [&str; 6] =
    ["tst-align-clone", "tst-clone", "tst-clone2", "tst-clone3", "tst-getpid1", "tst-misalign-clone"];

/// After the system's own directories: libc is the installed one, and only headers that are not installed come from here.
const DIRECTORIES: [&str; 6] = [".", "posix", "support", "sysdeps/x86_64", "sysdeps/generic", "include"];

/// The sources, and the library of test helpers that is built from them.
fn built() -> Result<(PathBuf, PathBuf), Stop> {
    static BUILT: OnceLock<Result<(PathBuf, PathBuf), Stop>> = OnceLock::new();
    BUILT.get_or_init(build).clone()
}

fn build() -> Result<(PathBuf, PathBuf), Stop> {
    if std::env::consts::ARCH != "x86_64" {
        return skip("glibc's tests are built here for x86-64 only");
    }
    if !exists("apt-get") {
        return skip("glibc's sources come by apt-get, which is not here");
    }
    let directory = target().join("foreign/glibc");
    let mut fetch = command(root().join("tools/fetch-source.sh"));
    fetched("glibc's source", fetch.arg("glibc").arg(&directory))?;
    println!("tests of {}", fs::read_to_string(directory.join("version"))?.trim());
    let source = directory.join("source");
    let objects = directory.join("objects");
    let helpers = directory.join("helpers.a");
    if helpers.is_file() {
        return Ok((source, helpers));
    }
    fs::create_dir_all(&objects)?;
    // The one variable of theirs that needs glibc's build system.
    fs::write(objects.join("root.c"), "const char support_objdir_root[] = \"/tmp\";\n")?;
    compile(&source, &objects.join("root.c"), &objects.join("root.o")).succeed()?;
    for entry in fs::read_dir(source.join("support"))? {
        let file = entry?.path();
        if file.extension().is_some_and(|extension| extension == "c") {
            let object = objects.join(file.file_stem().expect("a file has a name")).with_extension("o");
            // Some need all of libc's sources. A test that needs one of these does not link.
            compile(&source, &file, &object).outcome()?;
        }
    }
    let mut archive = command("sh");
    archive.args(["-c", "ar rcs \"$1.new\" \"$0\"/*.o && mv \"$1.new\" \"$1\""]).arg(&objects).arg(&helpers);
    archive.succeed()?;
    Ok((source, helpers))
}

fn compile(source: &Path, file: &Path, object: &Path) -> std::process::Command {
    let mut cc = compiler();
    cc.current_dir(source).args(["-O2", "-w", "-D_GNU_SOURCE", "-DTIMEOUTFACTOR=10", "-include", "limits.h"]);
    cc.args(DIRECTORIES.iter().flat_map(|directory| ["-idirafter", directory]));
    cc.arg("-ffunction-sections").arg("-c").arg(file).arg("-o").arg(object);
    cc
}

/// Exits with 0 (77 where the test cannot run) with libc's clone(), with splork's, and with splork's by clone3.
pub fn agrees(name: &str) -> Test {
    let (source, helpers) = built()?;
    let directory = target().join("foreign/glibc");
    let (object, program) = (directory.join(format!("{name}.o")), directory.join(name));
    let file = Path::new("sysdeps/unix/sysv/linux").join(name).with_extension("c");
    compile(&source, &file, &object).succeed()?;
    compiler().arg("-Wl,--gc-sections").arg("-o").arg(&program).arg(&object).arg(&helpers).succeed()?;
    command(&program).succeed()?;
    for (setting, ending) in [(None, ") = "), (Some("clone3"), ") as clone3 = ")] {
        let trace = directory.join(format!("{name}.trace"));
        fs::write(&trace, "")?;
        let mut ours = command(&program);
        ours.env("LD_PRELOAD", libraries()?.shared_library()).env("SPLORK_TRACE", &trace);
        ours.envs(setting.map(|setting| ("SPLORK_CLONE", setting)));
        ours.succeed()?;
        let calls = fs::read_to_string(&trace)?;
        let all = !calls.is_empty() && calls.lines().all(|call| call.contains(ending));
        ensure!(all, "{name} with SPLORK_CLONE={setting:?} should call splork's clone(), and did this:\n{calls}");
    }
    Ok(())
}
