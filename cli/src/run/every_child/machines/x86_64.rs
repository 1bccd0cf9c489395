//! x86-64, and i386 programs on it.
//!
//! PTRACE_GETREGS has 27 words of 64 bits for both (struct user_regs_struct): r15 r14 r13 r12 rbp rbx r11 r10 r9 r8 rax rcx
//! rdx rsi rdi orig_rax rip cs eflags rsp ss fs_base gs_base ds es fs gs.
//!
//! | | number | arguments | result | instruction |
//! |---|---|---|---|---|
//! | x86-64 | rax | rdi rsi rdx r10 r8 r9 | rax | syscall, which spoils rcx and r11 |
//! | i386 | eax | ebx ecx edx esi edi ebp | eax | int 0x80; after sysenter the kernel returns behind one, too |
//!
//! Within a call orig_rax has the number, and rax -ENOSYS until there is a result.

use super::super::asked::arg_slot::ArgSlot;
use super::super::machine::{CallAbi, Machine, Number, RegisterFile};

const RBP: usize = 4;
const RBX: usize = 5;
const R10: usize = 7;
const R9: usize = 8;
const R8: usize = 9;
const RAX: usize = 10;
const RCX: usize = 11;
const RDX: usize = 12;
const RSI: usize = 13;
const RDI: usize = 14;
const ORIG_RAX: usize = 15;
const RIP: usize = 16;
const RSP: usize = 19;

pub const MACHINE: Machine = Machine {
    name: "x86_64",
    file: RegisterFile::Regs,
    number: Number::InFile(ORIG_RAX),
    result: RAX,
    stack: RSP,
    counter: RIP,
    by_number: RAX,
    instruction: 2,
    abis: &[X86_64, I386],
};

const X86_64: CallAbi = CallAbi {
    name: "x86_64",
    audit: 0xc000_003e,
    bits: 64,
    fork: Some(57),
    vfork: Some(58),
    clone: 56,
    clone3: 435,
    openat: 257,
    close: 3,
    arguments: [RDI, RSI, RDX, R10, R8, R9],
    clone_slots: [
        ArgSlot::Flags,
        ArgSlot::Stack,
        ArgSlot::ParentTid,
        ArgSlot::ChildTid,
        ArgSlot::Tls,
        ArgSlot::Nothing,
    ],
    red_zone: 128,
};

const I386: CallAbi = CallAbi {
    name: "i386",
    audit: 0x4000_0003,
    bits: 32,
    fork: Some(2),
    vfork: Some(190),
    clone: 120,
    clone3: 435,
    openat: 295,
    close: 6,
    arguments: [RBX, RCX, RDX, RSI, RDI, RBP],
    clone_slots: [
        ArgSlot::Flags,
        ArgSlot::Stack,
        ArgSlot::ParentTid,
        ArgSlot::Tls,
        ArgSlot::ChildTid,
        ArgSlot::Nothing,
    ],
    red_zone: 128,
};
