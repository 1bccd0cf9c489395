//! splork run --as-kernel and --deny: calls fail as on an older kernel, or as in a container.
//!
//! Two seccomp filters. The first tells a process of ours, none of the program's relatives, of each uname(2), which it
//! answers ([`answerer`]); the second, put on last, has the errnos ([`filter`]). With --every-child there is one, for the
//! kernel holds a call that a tracer has changed against all filters again, and the tracer answers uname.

mod answerer;
mod denials;
mod filter;

use std::ffi::OsString;

use splork_table::linux::LinuxCall;
use splork_table::version::Version;
use splork_table::{Abi, audit};

use super::seccomp::Filter;
use super::uname::{Layout, UnameCall};
use crate::release::Release;
use crate::shown::shown;
use crate::{here, linux};

#[derive(clap::Args)]
pub struct AsKernel {
    /// Run the program as on this Linux version: newer calls fail with ENOSYS, and uname reports VERSION.
    #[arg(long, value_name = "VERSION")]
    as_kernel: Option<OsString>,
    /// Make these calls fail with this error, as containers do. Example: clone3=EPERM.
    #[arg(long, value_name = "CALL[,CALL...]=ERRNO")]
    deny: Vec<OsString>,
}

/// What is asked for.
pub struct Older {
    release: Option<Release>,
    /// The errnos.
    pub filter: Filter,
    /// The calls that tell the release.
    pub unames: Vec<UnameCall>,
    /// Calls to be denied that no program here can make.
    idle: Vec<String>,
    running: Option<Version>,
}

/// None if neither option is given.
///
/// # Errors
/// What to say.
pub fn plan(arguments: &AsKernel) -> Result<Option<Older>, String> {
    if arguments.as_kernel.is_none() && arguments.deny.is_empty() {
        return Ok(None);
    }
    let release = arguments.as_kernel.as_deref().map(Release::of_option).transpose()?;
    let all = linux::calls();
    let denials = arguments.deny.iter().map(|text| {
        let denial = denials::parse(&text.to_string_lossy(), &all);
        denial.map_err(|message| format!("--deny {}: {message}", shown(text)))
    });
    let denials: Vec<_> = denials.collect::<Result<_, _>>()?;
    denials::agree(&denials).map_err(|message| format!("--deny {message}"))?;
    let abi = here::abi().map(|abi| abi.name).filter(|abi| !audit::of_kernel_running(abi).is_empty());
    let abi = abi.ok_or("--as-kernel and --deny do not know this architecture")?;
    let idle = denials::idle(&denials, |call| {
        audit::of_kernel_running(abi).iter().flat_map(filter::abis).all(|abi| call.number(abi).is_none())
    });
    let version = release.as_ref().map(|release| release.version);
    let filter = filter::filter(abi, here::is_little_endian(), &all, version, &denials);
    let unames = if release.is_some() { unames(abi, &all) } else { Vec::new() };
    Ok(Some(Older { release, filter, unames, idle, running: Release::running(&here::release()) }))
}

fn unames(abi: &str, all: &[LinuxCall]) -> Vec<UnameCall> {
    let mut unames = Vec::new();
    for (call, layout) in all.iter().filter_map(|call| Some((call, Layout::of_call(&call.name)?))) {
        for audit in audit::of_kernel_running(abi) {
            let arch = audit.arch(here::is_little_endian());
            let abis = filter::abis(audit).filter(|abi| has_function(layout, abi));
            unames.extend(abis.filter_map(|abi| Some(UnameCall { arch, number: call.number(abi)?, layout })));
        }
    }
    unames
}

/// The two older structs are for 32-bit programs. 64-bit PowerPC has numbers for them all the same, which answer ENOSYS.
fn has_function(layout: Layout, abi: &Abi) -> bool {
    layout == Layout::Utsname || abi.long_bits() == 32
}

impl Older {
    /// Said in a line each; the program runs.
    pub fn warnings(&self) -> Vec<String> {
        let mut warnings = self.release.as_ref().map_or_else(Vec::new, |release| release.warnings(self.running));
        if !self.idle.is_empty() {
            let names = self.idle.join(", ");
            warnings.push(format!("--deny {names}: no program of this machine can make that call"));
        }
        warnings
    }

    /// The release that uname must report.
    pub fn uname(&self) -> Option<&str> {
        self.release.as_ref().map(|release| release.text.as_str())
    }

    /// From here on a process of splork answers uname(2) for this process and all its descendants. Err says why not.
    pub fn answer_uname(&self) -> Result<(), String> {
        match self.uname() {
            Some(release) => answerer::start(release, &self.unames, self.running),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_structs_are_for_32_bits() {
        let all = crate::linux::calls();
        let layouts = |abi| unames(abi, &all).iter().map(|uname| uname.layout).collect::<Vec<_>>();
        assert_eq!(
            layouts("powerpc64").iter().filter(|layout| **layout != Layout::Utsname).count(),
            2,
            "those of powerpc"
        );
        assert!(layouts("arm64").iter().all(|layout| *layout == Layout::Utsname));
        assert!(layouts("x86_64").contains(&Layout::Oldest), "i386 has it");
    }
}
