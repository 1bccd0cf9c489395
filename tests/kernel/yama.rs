//! splork run --as-kernel under each scope of Yama, on Debian's newest kernel: uname says the version, or the command says in a
//! line why it cannot.

use splork_tests::trials::Trials;
use splork_tests::{Run, Stop, Test, compiler, ensure_equal, root};
use splork_vm::{Initramfs, VmTest};
use std::path::Path;

use crate::machine::outcome;
use crate::older_kernels::newest;

const USER: &str = "65534";
const ROOT: &str = "0";

/// Yama's scope, the user, and whether there is a tracer. In this order: 3 stays.
const CASES: [(&str, &str, bool); 7] = [
    ("0", USER, false),
    ("1", USER, false),
    ("1", USER, true),
    ("1", ROOT, false),
    ("2", USER, false),
    ("2", ROOT, false),
    ("3", ROOT, false),
];

pub fn add(trials: &mut Trials) {
    for (scope, user, is_traced) in CASES {
        let name = name(scope, user, is_traced);
        trials.test(format!("older_kernels::{name}"), move || uname_or_a_line(scope, user, is_traced));
    }
}

fn name(scope: &str, user: &str, is_traced: bool) -> String {
    format!("yama_scope_{scope}_of_user_{user}{}", if is_traced { "_with_every_child" } else { "" })
}

fn uname_or_a_line(scope: &str, user: &str, is_traced: bool) -> Test {
    let (report, name) = (newest()?, name(scope, user, is_traced));
    outcome(report, &name)?;
    let is_answered = is_traced || scope == "0" || (user == ROOT && scope != "3");
    let release = report.kernel.split(' ').next().unwrap_or_default();
    let said = if is_answered {
        "5.4.0\n".to_owned()
    } else {
        format!(
            "splork run: warning: uname will report the real version: kernel.yama.ptrace_scope is {scope}, so no other \
             process may answer it; the tracer of --every-child may\n{release}\n"
        )
    };
    ensure_equal!(report.output(&name), said, "what it says");
    Ok(())
}

/// The command is there already.
pub fn put(initramfs: &mut Initramfs, directory: &Path) -> Test {
    let (with_scope, release) = (directory.join("with_scope"), directory.join("release"));
    for (binary, source) in
        [(&with_scope, "tests/every_child/programs/with_scope.c"), (&release, "tests/as_kernel/programs/release.c")]
    {
        let mut compile = compiler();
        compile.args(["-O1", "-Wall", "-Wextra", "-Werror", "-o"]).arg(binary).arg(root().join(source)).succeed()?;
    }
    initramfs.program("/bin/with_scope", &with_scope).map_err(Stop::Fails)?;
    initramfs.program("/bin/release", &release).map_err(Stop::Fails)?;
    for (scope, user, is_traced) in CASES {
        let start = ["/bin/with_scope", scope, user, "0", "/bin/splork", "run", "--as-kernel", "5.4"];
        let traced = is_traced.then_some("--every-child");
        let command = start.into_iter().chain(traced).chain(["--", "/bin/release"]).map(str::to_owned).collect();
        initramfs.test(VmTest { command, ..VmTest::new(name(scope, user, is_traced), "") });
    }
    Ok(())
}
