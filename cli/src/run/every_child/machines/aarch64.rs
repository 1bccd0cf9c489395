//! aarch64. Programs of 32-bit arm run on it as well; their calls are not looked at.
//!
//! NT_PRSTATUS has 34 words of 64 bits (struct user_pt_regs): x0 to x30, sp, pc, pstate.
//!
//! | number | arguments | result | instruction |
//! |---|---|---|---|
//! | x8 | x0 to x5 | x0 | svc #0 |
//!
//! Within a call NT_ARM_SYSTEM_CALL has the number. x0 is argument and result; the kernel has a copy of what it was at the
//! beginning, which no tracer sees, and takes that where a call begins anew.

use super::super::asked::arg_slot::ArgSlot;
use super::super::machine::{CallAbi, Machine, Number, RegisterFile};

const SP: usize = 31;
const PC: usize = 32;

const NT_ARM_SYSTEM_CALL: i32 = 0x404;

pub const MACHINE: Machine = Machine {
    name: "aarch64",
    file: RegisterFile::Prstatus,
    number: Number::InSet(NT_ARM_SYSTEM_CALL),
    result: 0,
    stack: SP,
    counter: PC,
    by_number: 8,
    instruction: 4,
    abis: &[ARM64],
};

const ARM64: CallAbi = CallAbi {
    name: "arm64",
    audit: 0xc000_00b7,
    bits: 64,
    fork: None,
    vfork: None,
    clone: 220,
    clone3: 435,
    openat: 56,
    close: 57,
    arguments: [0, 1, 2, 3, 4, 5],
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
