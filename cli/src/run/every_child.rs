//! splork run --every-child: whoever makes a child, by fork, vfork, clone or clone3, has it born as we want.
//!
//! The command is traced by a process of ours that is none of its relatives, puts a seccomp filter on itself that stops for
//! these four calls alone, and becomes the program. So the program has the command's process ID, terminal and descriptors, its
//! signals and its exit status are the kernel's affair, and the tracer sleeps but for what follows. What each stop means:
//!
//! | stop, of waitpid(2) | what it is | what is done | goes on to |
//! |---|---|---|---|
//! | PTRACE_EVENT_SECCOMP, with data of ours | one of the four begins | decode, translate: registers and memory are changed | the call's end |
//! | the same, cgroup wanted | likewise | a call that opens it is put in its place, signals are blocked | that call's end |
//! | the same, with other data | a filter of the program's own wants a tracer | ENOSYS, as without one | the next stop |
//! | PTRACE_EVENT_FORK, _VFORK, _CLONE | there is a child, and its number | the parent's registers are put back; a line; the child is released | the next stop (with a cgroup: the call's end) |
//! | PTRACE_EVENT_STOP with SIGTRAP, of a task unknown so far | the child's first | held until its parent names it; then its registers are put back | the next stop (with a cgroup: that it is closed) |
//! | a call's end, the call one of ours | it failed: without a child nobody stops before | registers are put back; ENOSYS: the program's own call comes by again; ERESTARTNOINTR: the kernel makes it again | the next stop |
//! | a call's end, it opened the cgroup | | the program's own call comes by again, and finds a descriptor | its SECCOMP stop |
//! | a call's beginning and end, it closes the cgroup | | registers and signals are put back | the next stop |
//! | PTRACE_EVENT_EXEC | another program; perhaps a thread has become the process | the thread's number is forgotten | the next stop |
//! | PTRACE_EVENT_EXIT | it begins to end | it is traced no longer, so that its parent finds it at once | its end |
//! | PTRACE_EVENT_STOP with a signal that stops | the process is stopped, by ^Z say | left so, by PTRACE_LISTEN | SIGCONT |
//! | PTRACE_EVENT_STOP with SIGTRAP, of a known task | it was continued | | the next stop |
//! | any other, with a signal | the signal comes in | it is delivered | the next stop |
//!
//! A call that cannot be made as wanted is made as the program made it. Whatever goes wrong here ends in that, or in the end of
//! all: PTRACE_O_EXITKILL, for without a tracer the filter answers ENOSYS to each of the four.

mod asked;
mod births;
mod call_begin;
mod call_end;
mod cgroup;
mod child;
mod counts;
mod decode;
#[cfg(test)]
mod doubts;
mod launch;
mod machine;
mod machines;
mod outcome;
mod permission;
mod ptrace;
mod reason;
mod registers;
mod stops;
mod target;
mod task;
mod trace;
mod tracer;
mod translate;
mod turns;
mod uname;

pub use launch::{Options, start};
pub use permission::{checked, words as check_words};
