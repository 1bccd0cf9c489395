//! splork-vm [--machine NAME] [--module FILE]... KERNEL PROGRAM [ARGUMENT]...: runs one program on that kernel, in QEMU.

use std::env;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use splork_vm::{Boot, Initramfs, MACHINES, Machine, Outcome, VmTest};

const USAGE: &str = "usage: splork-vm [--machine NAME] [--module FILE]... KERNEL PROGRAM [ARGUMENT]...";

struct Wanted {
    machine: &'static Machine,
    /// Loaded before the program runs, in this order.
    modules: Vec<PathBuf>,
    kernel: PathBuf,
    program: PathBuf,
    arguments: Vec<String>,
}

fn main() -> ExitCode {
    let wanted = match wanted(env::args().skip(1)) {
        Ok(wanted) => wanted,
        Err(message) => {
            eprintln!("{message}");
            return ExitCode::from(2);
        }
    };
    match run(&wanted) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}

fn wanted(mut words: impl Iterator<Item = String>) -> Result<Wanted, String> {
    let (mut machine, mut modules) = ("x86_64".to_owned(), Vec::new());
    let kernel = loop {
        let word = words.next().ok_or(USAGE)?;
        match &*word {
            "--machine" => machine = words.next().ok_or(USAGE)?,
            "--module" => modules.push(words.next().ok_or(USAGE)?.into()),
            option if option.starts_with('-') => {
                return Err(format!("splork-vm: there is no option {option}\n{USAGE}"));
            }
            _ => break word.into(),
        }
    };
    let machine = Machine::named(&machine).ok_or_else(|| {
        let names: Vec<&str> = MACHINES.iter().map(|machine| machine.name).collect();
        format!("splork-vm: there is no machine {machine}: it is one of {}", names.join(" "))
    })?;
    let program = words.next().ok_or(USAGE)?.into();
    Ok(Wanted { machine, modules, kernel, program, arguments: words.collect() })
}

/// True if the program exited with 0.
fn run(wanted: &Wanted) -> Result<bool, String> {
    let directory: PathBuf = env::temp_dir().join(format!("splork-vm-{}", std::process::id()));
    std::fs::create_dir_all(&directory).map_err(|error| format!("{}: {error}", directory.display()))?;
    let done = boot(wanted, &directory);
    if done.as_ref().is_ok_and(|(_, is_clean)| *is_clean) {
        let _ = std::fs::remove_dir_all(&directory); // else the console's log is wanted
    }
    done.map(|(has_passed, _)| has_passed)
}

/// Whether the program exited with 0, and whether there is nothing to be looked into.
fn boot(wanted: &Wanted, directory: &Path) -> Result<(bool, bool), String> {
    let mut initramfs = Initramfs::new(wanted.machine, directory)?;
    initramfs.program("/bin/program", &wanted.program)?;
    for module in &wanted.modules {
        initramfs.module(module)?;
    }
    let mut test = VmTest::new("program", "/bin/program");
    test.command.extend_from_slice(&wanted.arguments);
    initramfs.test(test);
    let report = Boot::new(wanted.machine, &wanted.kernel, &initramfs).run(directory)?;
    print!("{}", report.output("program"));
    for line in report.notes.iter().chain(&report.troubles) {
        eprintln!("error: {line}");
    }
    let is_clean = report.notes.is_empty() && report.troubles.is_empty();
    if !is_clean && report.troubles.is_empty() {
        eprintln!("error: all that the machine said: {}", directory.join("console.log").display());
    }
    match report.outcome("program") {
        Some(Outcome::Failed(how)) => eprintln!("it failed: {how}"),
        Some(Outcome::Skipped(_)) => eprintln!("it failed: exit status 77"),
        Some(Outcome::Passed) | None => return Ok((is_clean, is_clean)),
    }
    Ok((false, is_clean))
}
