//! A stopped task's registers, and what is done to a call through them.

use nix::errno::Errno;

use super::machine::{CallAbi, Machine, Number, RegisterFile};
use super::ptrace::{self, MOST, NT_PRSTATUS, Tid};

/// Length in bytes of NT_PRSTATUS of a 32-bit arm program, which has 18 words of 32 bits. The result is the first.
const ARM: usize = 72;
/// Number of no call: the kernel makes none, and lets none begin anew.
const NO_CALL: i64 = -1;

#[derive(Clone)]
pub struct Registers {
    machine: &'static Machine,
    file: [u64; MOST],
    /// In bytes.
    length: usize,
    /// The number, where it stands elsewhere.
    apart: i32,
}

impl Registers {
    pub fn of(task: Tid, machine: &'static Machine) -> Result<Registers, Errno> {
        let mut registers = Registers { machine, file: [0; MOST], length: 0, apart: 0 };
        match machine.file {
            RegisterFile::Regs => ptrace::registers(task, &mut registers.file)?,
            RegisterFile::Prstatus => {
                registers.length = ptrace::register_set(task, NT_PRSTATUS, &mut registers.file)?;
            }
        }
        if let Number::InSet(set) = machine.number {
            ptrace::register_set(task, set, &mut registers.apart)?;
        }
        Ok(registers)
    }

    pub fn give(&self, task: Tid) -> Result<(), Errno> {
        match self.machine.file {
            RegisterFile::Regs => ptrace::set_registers(task, &self.file)?,
            RegisterFile::Prstatus => ptrace::set_register_set(task, NT_PRSTATUS, &self.file, self.length)?,
        }
        match self.machine.number {
            Number::InSet(set) => ptrace::set_register_set(task, set, &self.apart, size_of_val(&self.apart)),
            Number::InFile(_) => Ok(()),
        }
    }

    pub fn number(&self) -> i64 {
        match self.machine.number {
            Number::InFile(at) => i64::from(self.file[at] as u32 as i32),
            Number::InSet(_) => self.apart.into(),
        }
    }

    fn set_number(&mut self, number: i64) {
        match self.machine.number {
            Number::InFile(at) => self.file[at] = number as u64,
            Number::InSet(_) => self.apart = number as i32,
        }
    }

    pub fn arguments(&self, abi: &CallAbi) -> [u64; 6] {
        abi.arguments.map(|at| abi.word(self.file[at]))
    }

    /// As the program has it, whichever way it calls.
    pub fn stack(&self) -> u64 {
        self.file[self.machine.stack]
    }

    /// A call's, once it has ended.
    pub fn result(&self, abi: &CallAbi) -> i64 {
        abi.result(self.file[self.machine.result])
    }

    /// Where a call begins: another one is made instead.
    pub fn replace_call(&mut self, abi: &CallAbi, number: u32, arguments: &[u64; 6]) {
        self.set_number(number.into());
        self.set_arguments(abi, arguments);
    }

    pub fn set_arguments(&mut self, abi: &CallAbi, arguments: &[u64; 6]) {
        for (at, value) in abi.arguments.iter().zip(arguments) {
            self.file[*at] = abi.word(*value);
        }
    }

    /// Where a call begins: none is made, and it fails with this; with 0 it succeeds.
    pub fn refuse_call(&mut self, errno: i32) {
        self.set_number(NO_CALL);
        let result = i64::from(-errno) as u64;
        let word = &mut self.file[self.machine.result];
        *word = if self.length == ARM { *word & !u64::from(u32::MAX) | u64::from(result as u32) } else { result };
    }

    /// Within a call that another one was made for, or behind it: what the program had there, but for the result.
    pub fn restore_call(&mut self, before: &Registers, abi: &CallAbi) {
        let result = self.file[self.machine.result];
        self.set_number(before.number());
        for at in abi.arguments {
            self.file[at] = before.file[at];
        }
        self.file[self.machine.result] = result;
    }

    /// Behind a call that another one was made for: the program's own call comes by again.
    pub fn call_again(&mut self, before: &Registers, abi: &CallAbi) {
        self.restore_call(before, abi);
        self.file[self.machine.result] = before.file[self.machine.result];
        self.step_back(before.number() as u32);
    }

    /// Behind a call: makes this one with the instruction that made it.
    pub fn insert_call(&mut self, abi: &CallAbi, number: u32, arguments: &[u64; 6]) {
        self.set_arguments(abi, arguments);
        self.step_back(number);
    }

    fn step_back(&mut self, number: u32) {
        let counter = &mut self.file[self.machine.counter];
        *counter = counter.wrapping_sub(self.machine.instruction);
        self.file[self.machine.by_number] = number.into();
        self.set_number(NO_CALL);
    }

    /// Whether a child may have been born with these as its parent's.
    pub fn may_be_parents(&self, child: &Registers, abi: &CallAbi) -> bool {
        let kept = |registers: &Registers| (registers.file[self.machine.counter], registers.number());
        kept(self) == kept(child)
            && abi.arguments.iter().all(|at| *at == self.machine.result || self.file[*at] == child.file[*at])
    }
}

#[cfg(test)]
mod tests {
    use super::super::machines;
    use super::*;

    /// Its second word, r1, is in the same 64 bits.
    #[test]
    fn a_refused_call_of_32_bits_changes_one_word() {
        let machine = machines::named("aarch64").expect("it is there");
        let mut registers = Registers { machine, file: [0x1234_5678_0000_0001; MOST], length: ARM, apart: 2 };
        registers.refuse_call(libc::ENOSYS);
        assert_eq!((registers.file[0], registers.number()), (0x1234_5678_ffff_ffda, NO_CALL));
        registers.length = 272;
        registers.refuse_call(libc::ENOSYS);
        assert_eq!(registers.file[0] as i64, i64::from(-libc::ENOSYS));
    }
}
