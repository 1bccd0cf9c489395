//! The way from the command to a program that is traced.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{self, Read, Write};
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::ffi::OsStrExt;
use std::path::PathBuf;

use nix::errno::Errno;
use nix::sys::socket::{AddressFamily, SockFlag, SockType, socketpair};

use super::machine::Machine;
use super::target::{self, Target};
use super::trace::Trace;
use super::tracer::{FIRST_ABI, FIRST_UNAME, Tracer, Wishes};
use super::{permission, ptrace};
use crate::run::as_kernel::Older;
use crate::run::detach::{self, Side};
use crate::run::seccomp::{Answer, Filter};
use crate::run::uname::UnameCall;
use crate::tables;

pub struct Options<'a> {
    pub clone: Option<&'a OsStr>,
    pub trace: Option<&'a OsStr>,
    pub is_strict: bool,
    /// More tables.
    pub calls: &'a [PathBuf],
    /// What else calls are to answer.
    pub older: Option<&'a Older>,
}

/// Once this returns a tracer is there: all that is left is to put the filter on, and to execute the program.
///
/// # Errors
/// What to say. Then nothing has changed, but that NO_NEW_PRIVS may be set.
pub fn start(options: &Options) -> Result<Filter, String> {
    let machine = permission::machine()?;
    let target = match options.clone {
        None => Target::Own,
        Some(text) => {
            let table = tables::all(options.calls).map_err(|report| report.trim_end().to_owned())?;
            let shown = crate::shown::shown(text);
            target::parse(text, &table, machine).map_err(|message| format!("--clone {shown}: {message}"))?
        }
    };
    let trace = options.trace.map_or(Ok(Trace::OFF), Trace::open)?;
    // The tracer's for as long as it lives.
    let text: &'static [u8] = Box::leak(options.clone.map_or_else(OsString::new, OsStr::to_owned).as_bytes().into());
    let denied = options.older.map_or_else(Filter::default, |older| older.filter.clone());
    let uname = options.older.and_then(|older| Some((older.uname()?.to_owned(), older.unames.clone())));
    let filter = filter(machine, &target, &denied, uname.as_ref().map_or(&[], |(_, calls)| calls));
    let wishes = Wishes { machine, target, text, is_strict: options.is_strict, denied, uname };
    trace_this(wishes, trace)?;
    Ok(filter)
}

/// Stops for the four calls; the tracer gets the kind of program, by its place in the list.
/// What is denied is left to the kernel but for these: the tracer does that itself, and may make a call that a program may not.
fn filter(machine: &Machine, target: &Target, denied: &Filter, unames: &[UnameCall]) -> Filter {
    let mut filter = Filter::default();
    let mut denied = denied.clone();
    for abi in machine.abis {
        if let Some(number) = target.number(abi) {
            denied.answers(abi.audit).set(number, Answer::Allow);
        }
    }
    for (place, call) in unames.iter().enumerate() {
        filter.answers(call.arch).set(call.number, Answer::Trace(FIRST_UNAME + place as u16));
    }
    for (place, abi) in machine.abis.iter().enumerate() {
        for number in abi.calls() {
            filter.answers(abi.audit).set(number, Answer::Trace(FIRST_ABI + place as u16));
        }
    }
    denied.merged(&filter)
}

fn trace_this(wishes: Wishes, trace: Trace) -> Result<(), String> {
    let told = |what: &str, error: &dyn std::fmt::Display| format!("{what}: {error}");
    let pair = socketpair(AddressFamily::Unix, SockType::Stream, None, SockFlag::SOCK_CLOEXEC);
    let (ours, theirs) = pair.map_err(|errno| told("a socket", &io::Error::from(errno)))?;
    let program = std::process::id() as i32;
    match detach::split().map_err(|errno| told("a process for the tracer", &io::Error::from(errno)))? {
        Side::Beside => {
            drop(ours);
            be_tracer(wishes, trace, program, theirs);
        }
        Side::Program => drop(theirs),
    }
    let mut tracer = File::from(ours);
    let seized = let_trace(&mut tracer).map_err(|error| told("the tracer has ended", &error));
    match seized? {
        0 => Ok(()),
        errno => Err(permission::why(Errno::from_raw(errno))),
    }
}

/// Says who may trace this process, waits until that is so. The tracer's errno, or 0.
fn let_trace(tracer: &mut File) -> io::Result<i32> {
    let pid = receive(tracer)?;
    allow(pid);
    tracer.write_all(&[0])?;
    let errno = receive(tracer);
    allow(0);
    errno
}

/// For Yama, where it wants a tracer to be an ancestor. Nobody needs it where there is no Yama.
fn allow(pid: i32) {
    // SAFETY: no memory is passed.
    unsafe { libc::prctl(libc::PR_SET_PTRACER, pid as libc::c_ulong, 0, 0, 0) };
}

fn receive(from: &mut File) -> io::Result<i32> {
    let mut word = [0; size_of::<i32>()];
    from.read_exact(&mut word)?;
    Ok(i32::from_ne_bytes(word))
}

fn send(to: &mut File, word: i32) -> io::Result<()> {
    to.write_all(&word.to_ne_bytes())
}

fn be_tracer(wishes: Wishes, trace: Trace, program: i32, socket: OwnedFd) -> ! {
    let mut socket = File::from(socket);
    if seize(&trace, program, &mut socket).is_ok() {
        drop(socket);
        Tracer::new(wishes, trace, program).run();
    }
    // SAFETY: ends this process, without what the command has for its own end.
    unsafe { libc::_exit(0) }
}

/// An error ends the tracer, which the program sees.
fn seize(trace: &Trace, program: i32, socket: &mut File) -> io::Result<()> {
    send(socket, std::process::id() as i32)?;
    socket.read_exact(&mut [0])?;
    let mut keep = vec![socket.as_fd()];
    keep.extend(trace.descriptor());
    let seized = detach::let_go(c"splork-tracer", &keep).and_then(|()| ptrace::seize(program));
    send(socket, seized.err().map_or(0, |errno| errno as i32))?;
    seized.map_err(io::Error::from)
}

#[cfg(test)]
mod tests {
    use super::super::machines;
    use super::*;

    #[test]
    fn the_filter_stops_for_the_four_calls_of_each_abi_alone() {
        let machine = machines::named("x86_64").expect("it is there");
        let (x86_64, i386) = (0xc000_003e, 0x4000_0003);
        let filter = filter(machine, &Target::Own, &Filter::default(), &[]);
        let stops = |arch, traced: Answer, numbers: &[u32]| {
            for number in 0..600 {
                let answer = if numbers.contains(&number) { traced } else { Answer::Allow };
                assert_eq!(filter.get(arch, number), answer, "{number} of {arch:#x}");
            }
        };
        stops(x86_64, Answer::Trace(FIRST_ABI), &[56, 57, 58, 435]);
        stops(i386, Answer::Trace(FIRST_ABI + 1), &[2, 120, 190, 435]);
        stops(0xc000_00b7, Answer::Allow, &[]);
    }

    /// What is denied is the kernel's to deny, but for the four; the target's number may be made, and uname is the tracer's.
    #[test]
    fn with_an_older_kernel_it_is_one_filter() {
        let machine = machines::named("x86_64").expect("it is there");
        let arch = 0xc000_003e;
        let mut denied = Filter::default();
        denied.answers(arch).set_range(430..=1000, Answer::Errno(38));
        let uname = UnameCall { arch, number: 63, layout: crate::run::uname::Layout::Utsname };
        let filter = filter(machine, &Target::Clone3, &denied, &[uname]);
        let answers = [57, 63, 429, 430, 435, 436].map(|number| filter.get(arch, number));
        let (allow, born, enosys) = (Answer::Allow, Answer::Trace(FIRST_ABI), Answer::Errno(38));
        assert_eq!(answers, [born, Answer::Trace(FIRST_UNAME), allow, enosys, born, enosys]);
    }
}
