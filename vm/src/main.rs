//! splork-vm KERNEL PROGRAM [ARGUMENT]...: runs one program of this machine's own kind on that kernel, in QEMU.

use std::env;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use splork_vm::{Boot, Initramfs, Machine, Outcome, VmTest};

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [kernel, program, rest @ ..] = &arguments[..] else {
        eprintln!("usage: splork-vm KERNEL PROGRAM [ARGUMENT]...");
        return ExitCode::from(2);
    };
    match run(Path::new(kernel), Path::new(program), rest) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}

/// True if the program exited with 0.
fn run(kernel: &Path, program: &Path, arguments: &[String]) -> Result<bool, String> {
    let machine = Machine::named("x86_64").expect("it has a row");
    let directory: PathBuf = env::temp_dir().join(format!("splork-vm-{}", std::process::id()));
    std::fs::create_dir_all(&directory).map_err(|error| format!("{}: {error}", directory.display()))?;
    let mut initramfs = Initramfs::new(machine, &directory)?;
    initramfs.program("/bin/program", program)?;
    let mut test = VmTest::new("program", "/bin/program");
    test.command.extend_from_slice(arguments);
    initramfs.test(test);
    let report = Boot::new(machine, kernel, &initramfs).run(&directory)?;
    print!("{}", report.output("program"));
    report.troubles.iter().for_each(|trouble| eprintln!("error: {trouble}"));
    if report.troubles.is_empty() {
        let _ = std::fs::remove_dir_all(&directory); // else the console's log is wanted
    }
    match report.outcome("program") {
        Some(Outcome::Failed(how)) => eprintln!("it failed: {how}"),
        Some(Outcome::Skipped(_)) => eprintln!("it failed: exit status 77"),
        Some(Outcome::Passed) | None => return Ok(report.troubles.is_empty()),
    }
    Ok(false)
}
