//! What the tracer must know of an architecture, as data: the command is one source for all.

use super::asked::arg_slot::ArgSlot;

/// A kernel's architecture, by the registers that it shows of a program.
pub struct Machine {
    /// As Rust calls it.
    pub name: &'static str,
    pub file: RegisterFile,
    pub number: Number,
    /// The registers, by their places in the file.
    pub result: usize,
    pub stack: usize,
    pub counter: usize,
    /// Where the number is put for a call to be made.
    pub by_number: usize,
    /// The length in bytes of the instruction that makes a call.
    pub instruction: u64,
    /// The kernel's own first.
    pub abis: &'static [CallAbi],
}

/// How a task's registers are got and set.
pub enum RegisterFile {
    /// By PTRACE_GETREGS and PTRACE_SETREGS, which have the kernel's width for every program.
    Regs,
    /// By PTRACE_GETREGSET and PTRACE_SETREGSET with NT_PRSTATUS.
    Prstatus,
}

/// Where the number of the call is that a task is in.
pub enum Number {
    InFile(usize),
    /// A register set of its own, NT_ in linux/elf.h, of 32 bits.
    InSet(i32),
}

/// How one kind of programs makes its calls.
pub struct CallAbi {
    /// As the tables call it.
    pub name: &'static str,
    /// AUDIT_ARCH_ in linux/audit.h.
    pub audit: u32,
    pub bits: u32,
    pub fork: Option<u32>,
    pub vfork: Option<u32>,
    pub clone: u32,
    pub clone3: u32,
    pub openat: u32,
    pub close: u32,
    /// The arguments' registers, by their places in the file.
    pub arguments: [usize; 6],
    /// What clone's arguments carry.
    pub clone_slots: [ArgSlot; 6],
    /// Bytes below the stack pointer that belong to the program.
    pub red_zone: u64,
}

impl CallAbi {
    /// The calls that make a child.
    pub fn calls(&self) -> impl Iterator<Item = u32> {
        [self.fork, self.vfork, Some(self.clone), Some(self.clone3)].into_iter().flatten()
    }

    /// A register's content as this kind of programs sees it.
    pub fn word(&self, register: u64) -> u64 {
        if self.bits == 32 { register & u64::from(u32::MAX) } else { register }
    }

    /// A call's result, errors as -4095..-1 and what the kernel uses inside.
    pub fn result(&self, register: u64) -> i64 {
        if self.bits == 32 { i64::from(register as u32 as i32) } else { register as i64 }
    }
}
