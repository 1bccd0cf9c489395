//! uname(2), where the program is to see another release.

use super::ptrace::{self, Tid};
use super::registers::Registers;
use super::tracer::{FIRST_UNAME, Tracer};
use crate::run::uname::{self, Failure, UnameCall};

impl Tracer {
    /// At PTRACE_EVENT_SECCOMP. Whether it was uname; what cannot be answered here is left to the kernel.
    pub fn answers_uname(&self, task: Tid) -> bool {
        let Some((call, release)) = self.uname_of_stop(task) else { return false };
        let machine = self.wishes.machine;
        let abi = machine.abis.iter().find(|abi| abi.audit == call.arch);
        if let (Some(abi), Ok(mut registers)) = (abi, Registers::of(task, machine)) {
            let errno = match uname::answer(task, call.layout, registers.arguments(abi)[0], release) {
                Ok(()) => 0,
                Err(Failure::Errno(errno)) => errno,
                Err(Failure::NotOurs) => return true,
            };
            registers.refuse_call(errno);
            // An error is that it has been killed.
            let _ = registers.give(task);
        }
        true
    }

    fn uname_of_stop(&self, task: Tid) -> Option<(&UnameCall, &str)> {
        let (release, calls) = self.wishes.uname.as_ref()?;
        let place = u16::try_from(ptrace::message(task).ok()?).ok()?.checked_sub(FIRST_UNAME)?;
        Some((calls.get(usize::from(place))?, release))
    }
}
