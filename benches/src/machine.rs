//! What it was measured on.

use std::fs;

use splork_tests::cli::cargo;
use splork_tests::{Run, Stop, command, compiler};

use crate::quick::is_quick;

/// A paragraph: date, machine, kernel, compilers.
pub fn description() -> Result<String, Stop> {
    let first = |text: String| text.lines().next().unwrap_or_default().to_owned();
    let cpus = fs::read_to_string("/proc/cpuinfo")?;
    let model = cpus.lines().find_map(|line| line.strip_prefix("model name")?.split(": ").nth(1));
    let count = std::thread::available_parallelism()?;
    let memory = memory_mebibytes("MemTotal")? / 1024;
    let uname = |option: &str| Ok::<_, Stop>(command("uname").arg(option).succeed()?.trim().to_owned());
    let virtual_machine = if cpus.contains(" hypervisor") { ", a virtual machine" } else { "" };
    let load = fs::read_to_string("/proc/loadavg")?;
    Ok(format!(
        "{}Measured on {} (load {} at the end): {count} × {}, {memory} GiB{virtual_machine}; \
         Linux {} {}; {}; rustc of {}; {}.",
        if is_quick() { "A quick run, whose figures say nothing. " } else { "" },
        command("date").args(["-u", "+%Y-%m-%d %H:%M UTC"]).succeed()?.trim(),
        load.split(' ').next().unwrap_or_default(),
        model.unwrap_or("a processor without a name"),
        uname("-r")?,
        uname("-m")?,
        first(compiler().arg("--version").succeed()?),
        first(cargo().arg("--version").succeed()?),
        first(command("ldd").arg("--version").succeed()?),
    ))
}

/// A line of /proc/meminfo.
pub fn memory_mebibytes(name: &str) -> Result<u64, Stop> {
    let text = fs::read_to_string("/proc/meminfo")?;
    let kibibytes =
        text.lines().find_map(|line| line.strip_prefix(name)?.split_whitespace().nth(1)?.parse::<u64>().ok());
    kibibytes.map(|kibibytes| kibibytes / 1024).ok_or_else(|| Stop::Fails(format!("/proc/meminfo has no {name}")))
}
