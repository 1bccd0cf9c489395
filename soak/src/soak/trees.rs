//! `splork kernel` on a made tree, with faults: whatever fails, the tree is as it was or has all that it was to get; what
//! was killed half-way is mended by running it again; and two at once both get their way.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use splork_tests::command::exists;
use splork_tests::{Run, command, scratch, stage};

use super::Outcome;
use crate::Limits;

type Files = BTreeMap<PathBuf, Vec<u8>>;

const FAULTS: [&str; 6] = ["error=EIO", "error=ENOSPC", "error=EACCES", "error=EDQUOT", "error=EROFS", "signal=KILL"];
const CALLS: [&str; 7] =
    ["write", "openat", "rename", "mkdir", "chmod,fchmod,fchmodat", "unlink,unlinkat", "fsync,close"];

fn table(name: &str, number: u32) -> String {
    format!(
        "[{name}]\nabout = \"Frobs.\"\nkernel = \"SYSCALL_DEFINE2({name}, int, fd, void __user *, buf)\"\n\
         c = \"int {name}(int fd, void *buf)\"\nnumber = {number}\n"
    )
}

/// What every tree has, with 450 calls, and a little before and behind.
fn made_tree(directory: &Path) -> std::io::Result<()> {
    let rows = |abi: &str| -> String { (0..450).map(|n| format!("{n}\t{abi}\tcall{n}\tsys_call{n}\n")).collect() };
    let files = [
        (
            "arch/x86/entry/syscalls/syscall_64.tbl",
            format!("# numbers\n{}512\tx32\told\tcompat_sys_old\n", rows("common")),
        ),
        ("arch/x86/entry/syscalls/syscall_32.tbl", rows("i386")),
        ("include/linux/syscalls.h", "struct a;\n\n/*\n * Architecture-specific system calls\n */\n".to_owned()),
        ("include/linux/compat.h", "struct b;\n\n#endif /* CONFIG_ARCH_HAS_SYSCALL_WRAPPER */\n".to_owned()),
        ("include/uapi/asm-generic/unistd.h", "#undef __NR_syscalls\n#define __NR_syscalls 450\n".to_owned()),
        ("kernel/sys_ni.c", "#include <linux/syscalls.h>\nCOND_SYSCALL(call1);\n".to_owned()),
        ("init/Kconfig", "config A\n\tbool\n\nconfig RSEQ\n\tbool\n".to_owned()),
        ("kernel/Makefile", "obj-y = fork.o\nobj-$(CONFIG_A) += a.o\n".to_owned()),
        ("tools/testing/selftests/Makefile", "TARGETS = alsa\nTARGETS += bpf\nTARGETS += zram\n".to_owned()),
    ];
    for (path, text) in files {
        let path = directory.join(path);
        fs::create_dir_all(path.parent().expect("below the directory"))?;
        fs::write(path, text)?;
    }
    Ok(())
}

/// Its files, and its directories with nothing in them.
fn files(top: &Path) -> std::io::Result<Files> {
    let mut found = Files::new();
    let mut directories = vec![top.to_owned()];
    while let Some(directory) = directories.pop() {
        let entries: Vec<PathBuf> =
            fs::read_dir(&directory)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<_>>()?;
        if entries.is_empty() {
            found.insert(directory.strip_prefix(top).unwrap_or(&directory).join("(empty)"), Vec::new());
        }
        for path in entries {
            if path.is_dir() {
                directories.push(path);
            } else {
                found.insert(path.strip_prefix(top).unwrap_or(&path).to_owned(), fs::read(&path)?);
            }
        }
    }
    Ok(found)
}

struct Bench {
    top: PathBuf,
    splork: PathBuf,
}

impl Bench {
    fn fresh_tree(&self) -> Result<PathBuf, String> {
        let tree = self.top.join("tree");
        if tree.exists() {
            fs::remove_dir_all(&tree).map_err(|error| error.to_string())?;
        }
        made_tree(&tree).map_err(|error| error.to_string())?;
        Ok(tree)
    }

    fn arguments(&self, table: &str, tree: &Path) -> [std::ffi::OsString; 4] {
        ["kernel".into(), self.top.join(table).into(), "--tree".into(), tree.into()]
    }

    fn without_fault(&self, table: &str, tree: &Path) -> Result<(), String> {
        command(&self.splork).args(self.arguments(table, tree)).succeed().map(drop).map_err(|stop| format!("{stop:?}"))
    }

    fn with_fault(&self, call: &str, fault: &str, when: u64, tree: &Path) -> Command {
        let mut strace = command("strace");
        strace.args(["-f", "-o", "/dev/null", "-e", &format!("trace={call}"), "-e"]);
        strace.arg(format!("inject={call}:{fault}:when={when}")).arg(&self.splork).args(self.arguments("first", tree));
        strace
    }
}

fn differs(is: &Files, expected: &Files) -> String {
    let names = is.keys().chain(expected.keys()).filter(|name| is.get(*name) != expected.get(*name));
    let mut names: Vec<String> = names.map(|name| name.display().to_string()).collect();
    names.sort();
    names.dedup();
    names.join(", ")
}

pub fn run(limits: &Limits) -> Result<Outcome, String> {
    if !exists("strace") {
        println!("SKIP: soak: kernel trees: strace is not installed");
        return Ok(Outcome { counts: vec![("kernel-tree faults", 0)], faults: 0 });
    }
    let told = |stop: splork_tests::Stop| format!("{stop:?}");
    let io = |error: std::io::Error| error.to_string();
    let top = scratch("soak-trees").map_err(told)?;
    let splork = stage().map_err(told)?.splork().get_program().into();
    let bench = Bench { top, splork };
    for (name, number) in [("first", 903), ("second", 904)] {
        fs::create_dir(bench.top.join(name)).map_err(io)?;
        fs::write(bench.top.join(name).join(format!("{name}.toml")), table(name, number)).map_err(io)?;
    }
    let tree = bench.fresh_tree()?;
    let before = files(&tree).map_err(io)?;
    bench.without_fault("first", &tree)?;
    let done = files(&tree).map_err(io)?;
    bench.without_fault("second", &tree)?;
    let both = files(&tree).map_err(io)?;
    let in_either_order = {
        let tree = bench.fresh_tree()?;
        bench.without_fault("second", &tree)?;
        bench.without_fault("first", &tree)?;
        [both, files(&tree).map_err(io)?]
    };

    let (end, mut round, mut faults) = (limits.end(), limits.seed.wrapping_mul(7919), 0);
    let mut made = 0;
    while made == 0 || (std::time::Instant::now() < end && faults < 10) {
        round = round.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        made += 1;
        let pick = |shift: u32, count: usize| (round >> shift) as usize % count;
        let tree = bench.fresh_tree()?;
        if pick(20, 8) == 0 {
            let mut running = Vec::new();
            for name in ["first", "second"] {
                running.push(
                    command(&bench.splork)
                        .args(bench.arguments(name, &tree))
                        .stdout(std::process::Stdio::null())
                        .stderr(std::process::Stdio::null())
                        .spawn()
                        .map_err(io)?,
                );
            }
            let mut all_well = true;
            for mut child in running {
                all_well &= child.wait().map_err(io)?.success();
            }
            let now = files(&tree).map_err(io)?;
            if !all_well || !in_either_order.contains(&now) {
                faults += 1;
                println!("fault: two at once (all well: {all_well}): {}", differs(&now, &in_either_order[0]));
            }
            continue;
        }
        let (call, fault) = (CALLS[pick(33, CALLS.len())], FAULTS[pick(40, FAULTS.len())]);
        let when = 1 + (round >> 48) % 40;
        let output = bench.with_fault(call, fault, when, &tree).outcome().map_err(told)?;
        let mut now = files(&tree).map_err(io)?;
        let what = format!("{call}:{fault}:when={when}, {}", output.status);
        if fault == "signal=KILL" {
            bench.without_fault("first", &tree)?;
            now = files(&tree).map_err(io)?;
        }
        let is_right = now == done || (now == before && !output.status.success());
        if !is_right || (output.status.success() && now != done) {
            faults += 1;
            let expected = if output.status.success() || fault == "signal=KILL" { &done } else { &before };
            println!("fault: {what}: {}\n{}", differs(&now, expected), String::from_utf8_lossy(&output.stderr));
        }
    }
    Ok(Outcome { counts: vec![("kernel-tree faults", made)], faults })
}
