//! The header of glibc's that a table names for a call does declare it, in the newest glibc; and what the newest glibc
//! declares, our tables know of.

use std::fs;

use splork_table::{Call, Table};
use splork_tests::{Run, Stop, Test, command, ensure, root, scratch};

use crate::inventory::system;
use crate::newest::{newest_glibc, newest_kernel};

/// Whether a program that includes the headers may take this function's address without having declared it.
fn is_declared(headers: &[&str], name: &str, system: &[String]) -> Result<bool, Stop> {
    let source = scratch("header-declared")?.join("source.c");
    let includes: String = headers.iter().map(|header| format!("#include <{header}>\n")).collect();
    fs::write(&source, format!("#define _GNU_SOURCE\n{includes}void *address(void) {{ return (void *){name}; }}\n"))?;
    let mut cc = command("gcc");
    cc.args(["-std=gnu11", "-w", "-fsyntax-only"]).args(system).arg(source);
    Ok(cc.outcome()?.status.success())
}

/// All that declare system calls.
const LIKELY: [&str; 14] = [
    "fcntl.h",
    "sched.h",
    "signal.h",
    "sys/capability.h",
    "sys/epoll.h",
    "sys/mman.h",
    "sys/mount.h",
    "sys/pidfd.h",
    "sys/prctl.h",
    "sys/stat.h",
    "sys/syscall.h",
    "sys/uio.h",
    "sys/xattr.h",
    "unistd.h",
];

pub fn newest_glibc_declares_what_the_tables_say() -> Test {
    let system = system("gcc", [newest_glibc()?, newest_kernel()?])?;
    let table = Table::read(&[root().join("calls")]).map_err(|report| Stop::Fails(report.to_string()))?;
    let calls: Vec<&Call> = table.calls().collect();
    let (mut declared, mut wrong) = (0, Vec::new());
    let mut there = Vec::new();
    for header in LIKELY {
        if is_declared(&[header], "address", &system)? {
            there.push(header);
        }
    }
    ensure!(there.len() > 10, "of {LIKELY:?} glibc has {there:?} alone");
    for call in calls {
        match &call.glibc {
            Some(glibc) if is_declared(&[&glibc.header], &call.name, &system)? => declared += 1,
            Some(glibc) => wrong.push(format!("<{}> does not declare {}", glibc.header, call.name)),
            None if is_declared(&there, &call.name, &system)? => {
                wrong.push(format!("glibc declares {}, and no table says where", call.name));
            }
            None => {}
        }
    }
    ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
    ensure!(declared > 20, "only {declared} calls have a header of glibc's");
    Ok(())
}
