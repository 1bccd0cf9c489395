//! Debian's programs that import clone: they run to their end as they do without the library, and their calls are ours.

use splork_tests::patience::until;
use splork_tests::{Run, Stop, Test, command, ensure, ensure_equal};

use super::{Line, calls, plain, preloaded, same, trace_file};

const STRESS: Line = &["stress-ng", "--clone", "1", "--clone-ops", "30", "--clone-max", "4", "-q"];
const FIREJAIL: Line = &["firejail", "--quiet", "--noprofile", "--net=none", "sh", "-c", "echo in a jail; exit 7"];
const UNSHARE: Line = &["lxc-unshare", "-s", "UTSNAME", "--", "sh", "-c", "echo other names"];
/// Its monitor is told to quit once it has started the process that outlives it to tear its memory down.
const QEMU: Line =
    &["sh", "-c", "echo quit | qemu-system-x86_64 -async-teardown -machine none -display none -monitor stdio"];

/// Whether nm finds clone among the symbols that the program imports.
fn imports_clone(program: &str) -> Test {
    let file = command("sh").args(["-c", "command -v \"$1\"", "sh", program]).succeed()?;
    let symbols = command("nm").args(["-D", "--undefined-only"]).arg(file.trim()).succeed()?;
    let has = symbols.lines().any(|line| line.trim().strip_prefix("U ").is_some_and(|name| name.starts_with("clone@")));
    ensure!(has, "{program} does not import clone:\n{symbols}");
    Ok(())
}

/// Without a setting; traced; and by clone3.
fn handles(program: &str, line: Line, status: i32) -> Test {
    plain(&[program])?;
    imports_clone(program)?;
    let output = same(&mut plain(line)?, &mut preloaded(line)?)?;
    ensure_equal!(output.status.code(), Some(status), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    for (route, ending) in [(None, ") = "), (Some("clone3"), ") as clone3 = ")] {
        let trace = trace_file(&format!("preload-{program}"))?;
        let mut ours = preloaded(line)?;
        ours.env("SPLORK_TRACE", &trace);
        if let Some(route) = route {
            ours.env("SPLORK_CLONE", route);
        }
        same(&mut plain(line)?, &mut ours)?;
        let calls = calls(&trace, program != "stress-ng")?;
        ensure!(!calls.is_empty(), "{program}: no call was traced");
        for call in &calls {
            ensure!(call.contains(ending), "{program}: not through {route:?}: {call}");
        }
    }
    Ok(())
}

pub fn stress_ng_is_handled() -> Test {
    handles("stress-ng", STRESS, 0)
}

pub fn firejail_is_handled() -> Test {
    handles("firejail", FIREJAIL, 7)
}

pub fn lxc_unshare_is_handled() -> Test {
    handles("lxc-unshare", UNSHARE, 0)
}

pub fn qemu_is_handled() -> Test {
    handles("qemu-system-x86_64", QEMU, 0)
}

/// Its vassals get namespaces of their own; a signal ends it once it has started one.
pub fn uwsgi_is_handled() -> Test {
    let trace = trace_file("preload-uwsgi")?;
    let directory = trace.parent().expect("a directory").join("vassals");
    std::fs::create_dir(&directory)?;
    std::fs::write(directory.join("one.ini"), "[uwsgi]\nsocket = one.sock\n")?;
    let name = directory.display().to_string();
    let mut emperor = preloaded(&["uwsgi-core", "--emperor", &name, "--emperor-use-clone=uts"])?;
    imports_clone("uwsgi-core")?;
    emperor.env("SPLORK_TRACE", &trace).stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null());
    let mut child = emperor.spawn()?;
    let begun = until("vassal", || Ok((!calls(&trace, true)?.is_empty() || child.try_wait()?.is_some()).then_some(())));
    // SAFETY: no memory is passed; the process is our child.
    unsafe { libc::kill(child.id() as libc::pid_t, libc::SIGINT) };
    let status = child.wait()?;
    begun?;
    let calls = calls(&trace, true)?;
    ensure!(calls.first().is_some_and(|call| call.contains("flags=CLONE_NEWUTS|SIGCHLD")), "{status}: {calls:?}");
    ensure_equal!(status.code(), Some(0), "the emperor's status");
    Ok::<(), Stop>(())
}
