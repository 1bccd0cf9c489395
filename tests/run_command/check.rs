//! What --check says.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;

use splork_tests::programs::executable;
use splork_tests::{Run, Test, command, compiler, ensure, ensure_equal, root, scratch, skip, stage};

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

pub fn check_tells_who_is_handled() -> Test {
    let binary = built("run-check", &[])?;
    let beside = |name: &str| binary.with_file_name(name);
    checked(&binary, 0, "imports clone")?;
    checked(Path::new("/bin/true"), 3, "neither it nor a library that it needs imports clone")?;
    checked(&built("run-check-static", &["-static"])?, 4, "statically")?;
    checked(&built("run-check-static-pie", &["-static-pie"])?, 4, "statically")?;
    checked(Path::new("/nonexistent"), 1, "No such file or directory")?;
    fs::write(beside("text"), "text\n")?;
    checked(&beside("text"), 1, "Permission denied")?;
    executable(&beside("script"), format!("#!{}\n", binary.display()))?;
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
    executable(&beside("other"), data)?;
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

/// Its own words and exit status, by --check and by running it: what is missing is named, nothing is waited for.
pub fn what_cannot_be_run_gets_the_answer_of_running_it() -> Test {
    let directory = scratch("run-answers")?;
    command("mkfifo").args(["-m", "755", "fifo"]).current_dir(&directory).succeed()?;
    executable(&directory.join("missing"), "#!/nonexistent/interpreter -x\n")?;
    executable(&directory.join("crlf"), "#!/bin/sh\r\necho\r\n")?;
    executable(&directory.join("env"), "#!/usr/bin/env no-such-interpreter\n")?;
    fs::write(directory.join("plain"), "#!/bin/sh\n")?;
    let interpreter = "-Wl,--dynamic-linker=/nonexistent/ld.so";
    compiler()
        .arg(root().join("examples/existing.c"))
        .arg(interpreter)
        .arg("-o")
        .arg(directory.join("elf"))
        .succeed()?;
    let cases = [
        ("./fifo", "Permission denied", 126),
        ("/dev/zero", "Permission denied", 126),
        ("/etc", "Permission denied", 126),
        ("./plain", "Permission denied", 126),
        ("./missing", "its interpreter /nonexistent/interpreter: No such file", 127),
        ("./crlf", "its interpreter /bin/sh?: No such file", 127),
        ("./elf", "its interpreter /nonexistent/ld.so: No such file", 127),
        ("./nothing", "No such file", 127),
        ("", "No such file", 127),
    ];
    for (program, part, status) in cases {
        for (options, expected) in [(&["--check"][..], 1), (&[], status), (&["--trace", "-"], status)] {
            let mut splork = command("timeout");
            splork.arg("60").arg(stage()?.splork().get_program()).arg("run").args(options).arg("--").arg(program);
            let output = splork.current_dir(&directory).outcome()?;
            let text = said(&output);
            ensure_equal!(output.status.code(), Some(expected), "{options:?} {program}: {text}");
            ensure!(text.contains(part) && text.lines().count() == 1, "{options:?} {program}, not {part:?}: {text}");
        }
    }
    checked(&directory.join("env"), 1, "does not find no-such-interpreter")
}

/// execvp(3) gives them to the shell.
pub fn what_is_neither_program_nor_script_is_the_shells() -> Test {
    let directory = scratch("run-shell")?;
    for (name, text, printed) in [("empty", "", ""), ("words", "echo here\n", "here\n")] {
        executable(&directory.join(name), text)?;
        checked(&directory.join(name), 3, "a script without #!, so one for /bin/sh")?;
        ensure_equal!(run([directory.join(name)])?.succeed()?, printed, "what {name} prints");
    }
    Ok(())
}

/// What calls clone by its number, and what is loaded later, in the program and in a library of it.
pub fn check_says_what_it_cannot_promise() -> Test {
    let directory = scratch("run-unseen")?;
    let program = "#define _GNU_SOURCE\n#include <dlfcn.h>\n#include <sched.h>\n#include <unistd.h>\nint start(void);\n\
                   int main(void) { return clone(0, 0, 0, 0) + start() + (int)syscall(0); }\n";
    fs::write(directory.join("main.c"), program)?;
    let library = "#include <dlfcn.h>\nint start(void);\nint start(void) { return !dlopen(\"a\", RTLD_LAZY); }\n";
    fs::write(directory.join("start.c"), library)?;
    let build = |words: &str| compiler().args(words.split(' ')).current_dir(&directory).succeed();
    build("-shared -fPIC start.c -o libstart.so")?;
    build("main.c ./libstart.so -o main")?;
    let line = run(["--check", "./main"])?.current_dir(&directory).succeed()?;
    let parts = [
        "handled: it imports clone",
        "calls that it may make by number, with syscall, are not seen",
        "./libstart.so may load, with dlopen",
    ];
    for part in parts {
        ensure!(line.contains(part), "not {part:?} in {line}");
    }
    Ok(())
}

/// One line before it runs, unless --quiet; none where there is something to handle.
pub fn nothing_to_handle_is_said_before_the_program_runs() -> Test {
    let binary = built("run-nothing", &[])?;
    let trace = binary.with_file_name("trace").display().to_string();
    let mark = "splork run: sh: there is nothing to handle in it";
    for (options, is_said) in [
        (&["--clone", "clone3"][..], true),
        (&["--trace", &trace], true),
        (&["--quiet", "--trace", &trace], false),
        (&[], false),
    ] {
        let output = run(options)?.args(["sh", "-c", "echo ran >&2"]).outcome()?;
        let expected = if is_said { 2 } else { 1 };
        let text = said(&output);
        ensure!(text.lines().count() == expected && text.ends_with("ran\n"), "{options:?}: {text}");
        ensure_equal!(text.starts_with(mark), is_said, "whether {options:?} says so: {text}");
    }
    let output = run(["--trace", &trace])?.arg(&binary).outcome()?;
    ensure_equal!(said(&output), "", "what is said of a program that calls clone");
    Ok(())
}
