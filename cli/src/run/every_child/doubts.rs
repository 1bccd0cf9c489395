//! A child whose parent was killed before it named it, beside another task that could be its parent: real processes in one
//! call, and stops in an order that a kernel seldom has.

use std::ffi::{c_int, c_long};

use super::births::{FirstStop, LastWill};
use super::decode::decode;
use super::machine::Machine;
use super::ptrace::{self, Tid};
use super::registers::Registers;
use super::target::Target;
use super::task::{Inquiry, Phase, Task};
use super::trace::Trace;
use super::tracer::{Tracer, Wishes};
use crate::run::seccomp::Filter;

/// A process that waits for a byte, and then makes two children from one place. It ends by SIGKILL, as this test does.
fn parent() -> (Tid, c_int) {
    let mut gate = [0; 2];
    // SAFETY: the kernel writes two descriptors. The new process is a copy with one thread, and makes system calls alone.
    unsafe {
        assert_eq!(libc::pipe2(gate.as_mut_ptr(), libc::O_CLOEXEC), 0);
        let parent = libc::fork();
        if parent == 0 {
            let mut byte = 0_u8;
            libc::read(gate[0], (&raw mut byte).cast(), 1);
            for _ in 0..2 {
                let none: c_long = 0;
                if libc::syscall(libc::SYS_clone, c_long::from(libc::SIGCHLD), none, none, none, none, none) == 0 {
                    libc::_exit(7);
                }
            }
            libc::_exit(0);
        }
        assert!(parent > 0);
        libc::close(gate[0]);
        (parent, gate[1])
    }
}

fn wait_for(task: Tid) -> c_int {
    let mut status = 0;
    // SAFETY: the kernel writes the one word.
    assert_eq!(unsafe { libc::waitpid(task, &mut status, libc::__WALL) }, task);
    status
}

/// How it has ended: it stops once more, where it begins to.
fn status_of(child: Tid) -> c_int {
    assert_eq!(wait_for(child) >> 16, libc::PTRACE_EVENT_EXIT);
    ptrace::resume(child, 0, false).expect("it goes on");
    wait_for(child)
}

/// Lets the parent run to where the kernel names a child; and the child to its first stop.
fn birth(parent: Tid) -> Tid {
    assert_eq!(wait_for(parent) >> 16, libc::PTRACE_EVENT_FORK);
    let child = ptrace::message(parent).expect("the stop has a message") as Tid;
    assert_eq!(wait_for(child) >> 16, libc::PTRACE_EVENT_STOP);
    child
}

fn tracer(machine: &'static Machine, program: Tid) -> Tracer {
    let denied = Filter::default();
    let wishes = Wishes { machine, target: Target::Own, text: b"", is_strict: false, denied, uname: None };
    Tracer::new(wishes, Trace::OFF, program)
}

#[test]
fn a_held_child_is_looked_at_again_when_another_parent_has_named_its_own() {
    let Ok(machine) = super::machines::named(std::env::consts::ARCH) else { return };
    let (parent, gate) = parent();
    ptrace::seize(parent).expect("a child may be traced");
    // SAFETY: one byte that lives on, and a descriptor of ours.
    unsafe {
        assert_eq!(libc::write(gate, b"!".as_ptr().cast(), 1), 1);
        libc::close(gate);
    }
    // Nobody tells the tracer of the first child, as if its parent were another process that is gone.
    let orphan = birth(parent);
    ptrace::resume(parent, 0, false).expect("it goes on");
    let own = birth(parent);

    let registers = Registers::of(parent, machine).expect("it is stopped");
    let abi = &machine.abis[0];
    let asked = decode(parent, &registers, abi).expect("it is in clone");
    let inquiry = Box::new(Inquiry::new(abi, registers, asked));
    let mut tracer = tracer(machine, parent);
    tracer.tasks.insert(parent, Task { process: parent, phase: Phase::Asked(inquiry.clone()) });
    tracer.births.will(LastWill { maker: 1, process: 1, inquiry });

    tracer.child_has_stopped(orphan, FirstStop::Alone);
    assert!(!tracer.tasks.contains_key(&orphan), "it may be that of the one who is still in its call");
    tracer.child_is_named(parent);
    let goes_on = tracer.tasks.contains_key(&orphan);
    tracer.child_has_stopped(own, FirstStop::Alone);
    let statuses = (goes_on.then(|| status_of(orphan)), status_of(own));
    for task in [Some(parent), (!goes_on).then_some(orphan)].into_iter().flatten() {
        // SAFETY: no memory is passed; it is ours, and nobody else waits for it.
        unsafe { libc::kill(task, libc::SIGKILL) };
        wait_for(task);
    }
    assert_eq!(statuses, (Some(7 << 8), 7 << 8), "both children run to their end");
}
