//! Linux 6.12: its x86-64 build compiles the tables, the stubs, the skeletons and kernel/splork.c, and they fit together.

use std::fs;
use std::path::Path;

use splork_tests::trials::Trials;
use splork_tests::{Run, Stop, Test, command, ensure, root};

use crate::trees::{LINUX_6_12, apply};

pub fn add(trials: &mut Trials) {
    trials.test("linux_6_12_compiles_what_it_has_got", compiles);
}

const OBJECTS: [&str; 8] = [
    "arch/x86/entry/syscall_32.o",
    "arch/x86/entry/syscall_64.o",
    "arch/x86/entry/syscall_x32.o",
    "init/main.o",
    "kernel/pointers.o",
    "kernel/skeletons.o",
    "kernel/splork.o",
    "kernel/sys_ni.o",
];

/// Who defines a symbol (T), who wants it (U), and who has it if nobody else (W).
const SYMBOLS: [(&str, &str); 12] = [
    ("arch/x86/entry/syscall_64.o", "U __x64_sys_clone_nice"),
    ("kernel/splork.o", "T __x64_sys_clone_nice"),
    ("kernel/sys_ni.o", "W __x64_sys_clone_nice"),
    ("arch/x86/entry/syscall_64.o", "U __x64_sys_wide"),
    ("kernel/skeletons.o", "T __x64_sys_wide"),
    ("kernel/sys_ni.o", "W __x64_sys_wide"),
    ("arch/x86/entry/syscall_32.o", "U __ia32_compat_sys_wide"),
    ("kernel/skeletons.o", "T __ia32_compat_sys_wide"),
    ("kernel/sys_ni.o", "W __ia32_compat_sys_wide"),
    ("arch/x86/entry/syscall_x32.o", "U __x64_compat_sys_with_texts"),
    ("kernel/pointers.o", "T __x64_compat_sys_with_texts"),
    ("arch/x86/entry/syscall_32.o", "U __ia32_compat_sys_with_texts"),
];

/// It takes the unpacked source for itself: nobody needs it afterwards, and it is large.
fn compiles() -> Test {
    let tree = LINUX_6_12.pristine()?;
    apply(tree, false)?;
    fs::copy(root().join("kernel/splork.c"), tree.join("kernel/splork.c"))?;
    without_wrappers(tree)?;
    let config = fs::read_to_string(root().join("kernel/config"))?;
    let config = config
        + "CONFIG_SPLORK_SYSCALLS=y\nCONFIG_SKELETONS_SYSCALLS=y\nCONFIG_POINTERS_SYSCALLS=y\nCONFIG_X86_X32_ABI=y\nCONFIG_WERROR=y\n";
    fs::write(tree.join("splork.config"), &config)?;
    make(tree, &["KCONFIG_ALLCONFIG=splork.config", "allnoconfig"])?;
    let taken = fs::read_to_string(tree.join(".config"))?;
    for line in config.lines().filter(|line| line.contains("CONFIG_")) {
        ensure!(taken.lines().any(|other| other == line), "Linux 6.12 does not take {line} from kernel/config");
    }
    make(tree, &OBJECTS)?;
    for (object, symbol) in SYMBOLS {
        let symbols = command("nm").arg(tree.join(object)).succeed()?;
        ensure!(
            symbols.lines().any(|line| line.ends_with(&format!(" {symbol}"))),
            "{object} has no {symbol}:\n{symbols}"
        );
    }
    fs::remove_dir_all(tree)?;
    Ok(())
}

/// User-mode Linux calls a call's function by its prototype, as all architectures do that have no wrappers round them.
fn without_wrappers(tree: &Path) -> Test {
    let directory = tree.with_extension("um");
    fs::create_dir_all(&directory)?;
    let built = format!("O={}", directory.display());
    make(tree, &["ARCH=um", &built, "defconfig"])?;
    let config = directory.join(".config");
    let more = "CONFIG_EXPERT=y\nCONFIG_SKELETONS_SYSCALLS=y\nCONFIG_POINTERS_SYSCALLS=y\nCONFIG_WERROR=y\n";
    fs::write(&config, fs::read_to_string(&config)? + more)?;
    make(tree, &["ARCH=um", &built, "olddefconfig"])?;
    make(tree, &["ARCH=um", &built, "kernel/pointers.o", "kernel/skeletons.o", "kernel/sys_ni.o"])?;
    fs::remove_dir_all(directory)?;
    Ok(())
}

fn make(tree: &Path, arguments: &[&str]) -> Result<String, Stop> {
    let jobs = std::thread::available_parallelism().map_or(1, usize::from);
    command("make").arg("-s").arg("-C").arg(tree).arg(format!("-j{jobs}")).args(arguments).succeed()
}
