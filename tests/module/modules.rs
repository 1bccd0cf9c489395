//! The modules, and the tables' copies that they, the library and the headers are made from.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use splork_tests::cli::splork;
use splork_tests::{Run, Stop, command, ensure, root, scratch};

use crate::Kernel;

/// The worked examples and a skeleton of each kind, and another module beside it.
const TABLES: [(&str, &[&str], &str); 2] = [
    ("module", &["calls/splork.toml", "tests/kernel/calls/skeletons.toml"], "387"),
    ("module-beside", &["tests/module/calls"], "401"),
];

/// What `splork kernel --module` wrote of them, with the developer's part filled in.
pub fn written() -> Result<&'static [PathBuf; 2], Stop> {
    static WRITTEN: OnceLock<Result<[PathBuf; 2], Stop>> = OnceLock::new();
    WRITTEN.get_or_init(|| Ok([write(0)?, write(1)?])).as_ref().map_err(Clone::clone)
}

fn write(index: usize) -> Result<PathBuf, Stop> {
    let (name, tables, first) = TABLES[index];
    let directory = scratch(name)?;
    let mut splork = splork()?;
    splork.arg("kernel").args(tables).arg("--module").arg(&directory).args(["--numbers", first]).succeed()?;
    if index == 0 {
        // The one that goes into a kernel tree, as it is.
        fs::copy(root().join("kernel/splork.c"), directory.join("splork.c"))?;
    } else {
        let source = directory.join("waits.c");
        let text = fs::read_to_string(&source)?;
        let filled = "\treturn schedule_timeout_interruptible(seconds * HZ) ? -EINTR : 0;\n";
        ensure!(text.matches("\treturn 0;\n").count() == 1, "the skeleton is another:\n{text}");
        fs::write(&source, text.replace("\treturn 0;\n", filled))?;
    }
    Ok(directory)
}

/// The modules for one kernel.
pub struct Modules {
    /// The one that is loaded from the beginning.
    pub loaded: PathBuf,
    /// Those that tests load: another one, one whose start fails, and one that has a number of the other's.
    pub beside: Vec<PathBuf>,
}

impl Modules {
    pub fn built(kernel: &Kernel, stock: &Path) -> Result<Modules, Stop> {
        let [first, other] = written()?;
        let (broken, again) = (broken(other)?, again(other)?);
        let build = |directory: &Path, name: &str| {
            let mut build = command(root().join("tools/build-module.sh"));
            let output = build.arg(directory).arg(stock).arg(kernel.architecture).outcome()?;
            let told = String::from_utf8_lossy(&output.stderr);
            ensure!(output.status.success() && told.is_empty(), "{name} on {}: {}\n{told}", kernel.name, output.status);
            let kept = stock.join(kernel.architecture).join(name);
            fs::copy(directory.join(name), &kept)?;
            Ok(kept)
        };
        Ok(Modules {
            loaded: build(first, "splork_splork.ko")?,
            beside: vec![
                build(other, "splork_waits.ko")?,
                build(&broken, "splork_broken.ko")?,
                build(&again, "splork_again.ko")?,
            ],
        })
    }
}

/// The other module, which asks for one function more than the kernel has: its start fails when all else is in place.
fn broken(other: &Path) -> Result<PathBuf, Stop> {
    let names = "\t\"sys_ni_syscall\",\n#endif\n";
    let more = names.to_owned() + "\t\"no_such_function\",\n";
    changed(other, "broken", "splork_frame.c", names, &more)
}

/// The other module, which answers one number more before that which the other answers too.
fn again(other: &Path) -> Result<PathBuf, Stop> {
    let own = "#define SPLORK_CALLS(CALL) ";
    let more = own.to_owned() + "CALL(398, splork_another) ";
    let directory = changed(other, "again", "splork_calls.h", own, &more)?;
    let frame = directory.join("splork_frame.c");
    let defined = "\n#include \"splork_claims.h\"\nasmlinkage long splork_another(const struct pt_regs *regs);\n\
                   asmlinkage long splork_another(const struct pt_regs *regs)\n{\n\treturn 0;\n}\n";
    let text = fs::read_to_string(&frame)?.replace("\n#include \"splork_claims.h\"\n", defined);
    fs::write(&frame, text)?;
    Ok(directory)
}

/// A copy of the other module by another name, and with something else in one of its files.
fn changed(other: &Path, name: &str, file: &str, old: &str, new: &str) -> Result<PathBuf, Stop> {
    let directory = scratch(&format!("module-{name}"))?;
    for file in fs::read_dir(other)? {
        let file = file?;
        if file.file_type()?.is_file() {
            fs::copy(file.path(), directory.join(file.file_name()))?;
        }
    }
    for (file, old, new) in [(file, old, new), ("Kbuild", "splork_waits", &format!("splork_{name}"))] {
        let path = directory.join(file);
        let text = fs::read_to_string(&path)?;
        ensure!(text.contains(old), "{file} is another:\n{text}");
        fs::write(&path, text.replace(old, new))?;
    }
    Ok(directory)
}
