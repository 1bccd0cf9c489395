//! Programs that call clone() and know nothing of splork, on the new call: a small one, and Debian's QEMU, which makes a
//! child to clean up after it. Their children's nice values are read from /proc.

use std::path::Path;

use splork_tests::trials::Trials;
use splork_tests::{Run, Stop, Test, compiler, ensure, ensure_equal, root, stage};
use splork_vm::{Initramfs, VmTest};

use crate::machine::{report, result};

/// A name, and what is started.
const PROGRAMS: [(&str, &str); 2] = [
    ("small", "/bin/nice_child"),
    (
        "qemu",
        "/bin/child_nice /usr/bin/qemu-system-x86_64 -async-teardown -machine none -display none -monitor none \
         -serial none -S",
    ),
];

/// A name, the environment that sends a program's clone elsewhere, and the nice value that comes of it.
type Way = (&'static str, &'static [(&'static str, &'static str)], i32);

const WAYS: [Way; 3] = [
    ("plain", &[], 0),
    ("spawn", &[("LD_PRELOAD", "/lib/nicer.so"), ("NICE", "7")], 7),
    ("setting", &[("LD_PRELOAD", "libsplork.so.0"), ("SPLORK_CLONE", "clone_nice:nice=5"), ("SPLORK_TRACE", "-")], 5),
];

pub fn add(trials: &mut Trials) {
    for (program, _) in PROGRAMS {
        for (way, environment, nice) in WAYS {
            let name = name(program, way);
            let is_traced = environment.iter().any(|(name, _)| *name == "SPLORK_TRACE");
            trials.test(name.clone(), move || check(&name, is_traced, nice));
        }
    }
}

/// It has one child, with this nice value; and that is the one that the trace tells of.
fn check(name: &str, is_traced: bool, nice: i32) -> Test {
    result(name)?;
    let printed = report()?.output(name);
    let (trace, told) = if is_traced { printed.split_once('\n').unwrap_or_default() } else { ("", printed) };
    let child: Option<u32> =
        told.strip_prefix("child ").and_then(|rest| rest.split_once(' ')).and_then(|(child, _)| child.parse().ok());
    let Some(child) = child else { return Err(Stop::Fails(format!("it prints {printed:?}"))) };
    ensure_equal!(told, format!("child {child} has nice value {nice}\n"), "what it prints");
    let made = format!(" as clone_nice:nice={nice} = {child}");
    ensure!(!is_traced || trace.contains(" clone(flags=") && trace.ends_with(&made), "{made:?} is not in {trace:?}");
    Ok(())
}

fn name(program: &str, way: &str) -> String {
    format!("existing_program::{program}::{way}")
}

pub fn put(initramfs: &mut Initramfs, directory: &Path) -> Test {
    let existing = root().join("kernel/existing");
    let options = ["-O2", "-Wall", "-Wextra", "-Werror", "-o"];
    for program in ["nice_child", "child_nice"] {
        let built = directory.join(program);
        compiler().args(options).arg(&built).arg(existing.join(program).with_extension("c")).succeed()?;
        initramfs.program(&format!("/bin/{program}"), &built).map_err(Stop::Fails)?;
    }
    let qemu = Path::new("/usr/bin/qemu-system-x86_64");
    initramfs.program("/usr/bin/qemu-system-x86_64", qemu).map_err(Stop::Fails)?;
    let preload = directory.join("nicer.so");
    let mut shared = compiler();
    shared.args(["-shared", "-fPIC"]).args(options).arg(&preload).arg(existing.join("nicer.c"));
    shared.args(stage()?.pkg_config(&["--cflags", "--libs"])?).succeed()?;
    initramfs.program("/lib/nicer.so", &preload).map_err(Stop::Fails)?;
    for (program, command) in PROGRAMS {
        for (way, environment, _) in WAYS {
            let mut test = VmTest::new(name(program, way), "");
            test.command = command.split(' ').map(str::to_owned).collect();
            test.environment = environment.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect();
            initramfs.test(test);
        }
    }
    Ok(())
}
