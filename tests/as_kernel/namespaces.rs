//! uname in namespaces of the program's own, and to programs that ask it by themselves.

use splork_tests::cli::splork;
use splork_tests::command::exists;
use splork_tests::programs::copied;
use splork_tests::{Run, Stop, Test, command, ensure, ensure_equal, scratch, skip};

use super::uname::is_root;

fn wants_root() -> Test {
    if is_root() && exists("unshare") { Ok(()) } else { skip("a PID namespace wants root and unshare(1)") }
}

/// Within one, around it, and where /proc is still the one of outside.
pub fn in_a_pid_namespace() -> Test {
    wants_root()?;
    let own = splork()?.get_program().to_owned();
    let hostname = "hostname elsewhere; uname -nr";
    for mount in [&["--mount-proc"][..], &[]] {
        let mut run = splork()?;
        run.args(["run", "--as-kernel", "5.4", "--", "unshare", "--uts", "--pid", "--fork"]).args(mount);
        ensure_equal!(run.args(["sh", "-c", hostname]).succeed()?, "elsewhere 5.4.0\n", "inside, {mount:?}");
        for options in [&[][..], &["--every-child"]] {
            let mut run = command("unshare");
            run.args(["--pid", "--fork"]).args(mount).arg(&own).arg("run").args(options);
            run.args(["--as-kernel", "5.4", "--", "unshare", "--uts", "sh", "-c", hostname]);
            let output = run.outcome()?;
            let told = String::from_utf8_lossy(&output.stderr).into_owned();
            ensure_equal!(
                String::from_utf8_lossy(&output.stdout),
                "elsewhere 5.4.0\n",
                "around, {mount:?}, {options:?}: {told}"
            );
        }
    }
    Ok(())
}

/// Whose Uname is a system call of its own, in a static program.
pub fn a_go_program_sees_the_version() -> Test {
    if !exists("go") {
        return skip("go is not installed");
    }
    let directory = scratch("as-kernel-go-uname")?;
    std::fs::write(
        directory.join("a.go"),
        "package main\n\nimport (\n\t\"fmt\"\n\t\"syscall\"\n)\n\nfunc main() {\n\tvar u syscall.Utsname\n\tfmt.Println(syscall.Uname(&u))\n\
         \tfor _, c := range u.Release {\n\t\tif c != 0 {\n\t\t\tfmt.Print(string(rune(c)))\n\t\t}\n\t}\n\tfmt.Println()\n}\n",
    )?;
    let mut go = command("go");
    go.current_dir(&directory).env("GOCACHE", directory.join("cache")).env("CGO_ENABLED", "0");
    go.args(["build", "-o", "a", "a.go"]).succeed()?;
    for (options, expected) in [
        (&["--as-kernel", "4.18.0-553.el8"][..], "<nil>\n4.18.0-553.el8\n"),
        (&["--every-child", "--as-kernel", "5.4"], "<nil>\n5.4.0\n"),
    ] {
        let text = splork()?.arg("run").args(options).arg("--").arg(directory.join("a")).succeed()?;
        ensure_equal!(text, expected, "{options:?}");
    }
    Ok(())
}

/// A user namespace of nobody's has a UTS namespace that root alone may enter: there it is the machine's own, whole.
pub fn where_the_answerer_may_not_go_it_is_the_machines_own() -> Test {
    wants_root()?;
    let copy = std::env::temp_dir().join(format!("splork-as-kernel-user-{}", std::process::id()));
    copied(splork()?.get_program(), &copy)?;
    let own = command("uname").arg("-r").succeed()?;
    let mut run = command("setpriv");
    run.args(["--reuid=65534", "--regid=65534", "--clear-groups"]).arg(&copy).current_dir("/");
    run.args(["run", "--as-kernel", "5.4", "--", "unshare", "--user", "--map-root-user", "--uts", "sh", "-c"]);
    let output = run.arg("hostname elsewhere && uname -nr").outcome();
    std::fs::remove_file(copy)?;
    let output = output?;
    let (said, told) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    if told.contains("unshare failed") || told.contains("Operation not permitted") {
        return skip(format!("no user namespace can be had: {told}"));
    }
    let whole: [Result<String, Stop>; 2] = [Ok(format!("elsewhere {own}")), Ok("elsewhere 5.4.0\n".to_owned())];
    ensure!(whole.iter().flatten().any(|text| *text == said), "{said}{told}");
    Ok(())
}
