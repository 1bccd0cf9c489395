//! User instructions, counted by letting a program go one at a time: exact, for parent and child, by any clone.

use std::collections::HashMap;
use std::io;
use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};
use std::ptr;

use libc::{c_int, c_long, pid_t};
use splork_tests::{Stop, ensure};

/// Where user_regs_struct of x86-64 has them.
const RAX: usize = 10;
const RIP: usize = 16;
const SYSCALL_INSTRUCTION: c_long = 0x050f;
const GETPID: c_long = 39;
/// What si_code is after int3.
const SI_KERNEL: c_int = 0x80;

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    pub parent: u64,
    /// Its last instruction is the one that does not return, exit's.
    pub child: u64,
    /// Of the parent, where they were made harmless.
    pub system_calls: u64,
}

/// What happens between each two int3 of the program. With `harmless` every system call there becomes getpid, which
/// succeeds, whatever the program asks for.
pub fn between_marks(command: &mut Command, harmless: bool) -> Result<Vec<Count>, Stop> {
    let main = started(command)?;
    let mut counts: Vec<Count> = Vec::new();
    let mut is_open = false;
    // The count in which each child was born: its end may be told when its parent is past the next mark.
    let mut births: HashMap<pid_t, usize> = HashMap::new();
    resume(main, libc::PTRACE_CONT, 0)?;
    loop {
        let (pid, status) = waited()?;
        if pid != main {
            let birth = *births.entry(pid).or_insert(counts.len().saturating_sub(1));
            let count = counts.get_mut(birth).ok_or_else(|| Stop::Fails("a child before any mark".into()))?;
            match status {
                _ if !libc::WIFSTOPPED(status) => count.child += 1,
                _ if libc::WSTOPSIG(status) == libc::SIGTRAP => {
                    count.child += 1;
                    resume(pid, libc::PTRACE_SINGLESTEP, 0)?;
                }
                // It is born stopped.
                _ if libc::WSTOPSIG(status) == libc::SIGSTOP => resume(pid, libc::PTRACE_SINGLESTEP, 0)?,
                _ => resume(pid, libc::PTRACE_SINGLESTEP, libc::WSTOPSIG(status))?,
            }
            continue;
        }
        if !libc::WIFSTOPPED(status) {
            ensure!(status == 0, "the traced program ended with {status:#x}");
            return Ok(counts);
        }
        let is_event = status >> 16 != 0;
        let is_trap = libc::WSTOPSIG(status) == libc::SIGTRAP;
        if is_trap && !is_event && is_mark(main)? {
            is_open = !is_open;
            if is_open {
                counts.push(Count::default());
            }
        } else if is_trap && !is_event && is_open {
            counts.last_mut().expect("a mark pushed it").parent += 1;
        }
        if is_open && harmless && made_harmless(main)? {
            counts.last_mut().expect("a mark pushed it").system_calls += 1;
        }
        let request = if is_open { libc::PTRACE_SINGLESTEP } else { libc::PTRACE_CONT };
        resume(main, request, if is_trap { 0 } else { libc::WSTOPSIG(status) })?;
    }
}

/// From exec to exit.
pub fn of_the_whole(command: &mut Command) -> Result<u64, Stop> {
    let main = started(command)?;
    let mut count = 1; // the last one, which does not return
    let mut signal = 0;
    loop {
        resume(main, libc::PTRACE_SINGLESTEP, signal)?;
        let (_, status) = waited()?;
        if !libc::WIFSTOPPED(status) {
            ensure!(status == 0, "the traced program ended with {status:#x}");
            return Ok(count);
        }
        signal = if libc::WSTOPSIG(status) == libc::SIGTRAP { 0 } else { libc::WSTOPSIG(status) };
        count += 1;
    }
}

/// The program, stopped before its first instruction.
fn started(command: &mut Command) -> Result<pid_t, Stop> {
    command.stdout(Stdio::null());
    // SAFETY: between fork and exec this makes one system call.
    unsafe { command.pre_exec(|| ptrace(libc::PTRACE_TRACEME, 0, 0, 0).map(|_| ())) };
    let child = command.spawn()?;
    let pid = child.id() as pid_t;
    let (_, status) = waited()?;
    ensure!(libc::WIFSTOPPED(status), "{command:?} does not start: {status:#x}");
    let options = libc::PTRACE_O_TRACECLONE | libc::PTRACE_O_TRACEFORK | libc::PTRACE_O_TRACEVFORK;
    ptrace(libc::PTRACE_SETOPTIONS, pid, 0, (options | libc::PTRACE_O_EXITKILL) as usize)?;
    Ok(pid)
}

fn is_mark(pid: pid_t) -> Result<bool, Stop> {
    // SAFETY: all of it is integers and pointers.
    let mut info: libc::siginfo_t = unsafe { std::mem::zeroed() };
    ptrace(libc::PTRACE_GETSIGINFO, pid, 0, &raw mut info as usize)?;
    Ok(info.si_code == SI_KERNEL)
}

/// Whether a system call is next.
fn made_harmless(pid: pid_t) -> Result<bool, Stop> {
    let at = peek(libc::PTRACE_PEEKUSER, pid, RIP * 8)? as usize;
    let is_call = peek(libc::PTRACE_PEEKTEXT, pid, at)? & 0xffff == SYSCALL_INSTRUCTION;
    if is_call {
        ptrace(libc::PTRACE_POKEUSER, pid, RAX * 8, GETPID as usize)?;
    }
    Ok(is_call)
}

fn resume(pid: pid_t, request: libc::c_uint, signal: c_int) -> Result<(), Stop> {
    ptrace(request, pid, 0, signal as usize)?;
    Ok(())
}

fn waited() -> Result<(pid_t, c_int), Stop> {
    let mut status = 0;
    // SAFETY: status is there to be written to.
    let pid = unsafe { libc::waitpid(-1, &mut status, libc::__WALL) };
    if pid < 0 { Err(io::Error::last_os_error().into()) } else { Ok((pid, status)) }
}

fn ptrace(request: libc::c_uint, pid: pid_t, address: usize, data: usize) -> io::Result<c_long> {
    // SAFETY: data is an integer, or as large an object as the request writes.
    let result = unsafe { libc::ptrace(request, pid, ptr::without_provenance_mut::<u8>(address), data) };
    if result < 0 { Err(io::Error::last_os_error()) } else { Ok(result) }
}

/// libc's ptrace returns what was read, so that -1 may be one.
fn peek(request: libc::c_uint, pid: pid_t, address: usize) -> Result<c_long, Stop> {
    // SAFETY: nothing of ours is written to.
    Ok(unsafe { libc::ptrace(request, pid, ptr::without_provenance_mut::<u8>(address), 0usize) })
}
