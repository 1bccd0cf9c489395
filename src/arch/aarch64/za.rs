//! State of SME, the matrix unit, that a caller may leave, and that a child must not share. aarch64.rs has the conventions.

use core::arch::naked_asm;
use core::ffi::c_ulong;

/// Whether there is SME, and so perhaps a dormant ZA.
pub fn spawn_saves_state() -> bool {
    // Every processor with SME has FlagM. It is asked first, because kernels before 5.2 have no AT_HWCAP2, and musl's
    // getauxval then sets errno.
    const HWCAP_FLAGM: c_ulong = 1 << 27;
    const HWCAP2_SME: c_ulong = 1 << 23;
    // SAFETY: it reads the auxiliary vector.
    let has = |kind, bit| unsafe { libc::getauxval(kind) } & bit != 0;
    has(libc::AT_HWCAP, HWCAP_FLAGM) && has(libc::AT_HWCAP2, HWCAP2_SME)
}

/// A caller's ZA, the matrix of SME, may be dormant: in use, with TPIDR2_EL0 pointing to a buffer on the caller's stack,
/// where the next function that needs ZA must save it. Without CLONE_SETTLS the kernel copies both to the child, and with
/// CLONE_VM the child would write to that stack. So ZA is saved here, as C's rules allow (AAPCS64, "ZA lazy saving scheme"), and as glibc does
/// since 2.43.
///
/// Called with a return address in x9, which it keeps, and x0 to x7.
#[unsafe(naked)]
pub unsafe extern "C" fn leave_za() {
    naked_asm!(
        ".cfi_startproc",
        "stp x9, x30, [sp, #-80]!",
        ".cfi_adjust_cfa_offset 80",
        ".cfi_rel_offset x30, 8",
        "stp x0, x1, [sp, #16]",
        "stp x2, x3, [sp, #32]",
        "stp x4, x5, [sp, #48]",
        "stp x6, x7, [sp, #64]",
        "bl {save}",
        "ldp x0, x1, [sp, #16]",
        "ldp x2, x3, [sp, #32]",
        "ldp x4, x5, [sp, #48]",
        "ldp x6, x7, [sp, #64]",
        "ldp x9, x30, [sp], #80",
        ".cfi_adjust_cfa_offset -80",
        ".cfi_restore x30",
        "ret",
        ".cfi_endproc",
        save = sym save_if_there,
    )
}

extern "C" fn save_if_there() {
    if spawn_saves_state() {
        // SAFETY: the processor has the instructions.
        unsafe { save_za() }
    }
}

/// Does what `__arm_za_disable` does, but not for a ZA that the caller itself uses: such a caller must not call this.
///
/// # Safety
/// There is SME, and TPIDR2_EL0 is what C's rules say.
#[unsafe(naked)]
unsafe extern "C" fn save_za() {
    naked_asm!(
        "mrs x9, S3_3_C13_C0_5",        // TPIDR2_EL0: 0 where nothing is dormant
        "cbz x9, 5f",
        "ldrh w10, [x9, #10]",          // reserved, with the word behind it
        "ldr w11, [x9, #12]",
        "orr w10, w10, w11",
        "cbnz w10, 6f",
        "ldr x16, [x9]",                // za_save_buffer
        "ldrh w10, [x9, #8]",           // num_za_save_slices
        "cbz x16, 4f",
        ".inst 0x04bf582b",             // rdsvl x11, #1: bytes in a slice
        "mov w15, wzr",
        "3:",
        "cmp w15, w10",
        "b.hs 4f",
        ".inst 0xe1206200",             // str za[w15, 0], [x16]
        "add x16, x16, x11",
        "add w15, w15, #1",
        "b 3b",
        "4:",
        "msr S3_3_C13_C0_5, xzr",       // tells the caller to restore it
        ".inst 0xd503447f",             // smstop za
        "5:",
        "ret",
        "6:",
        "brk #0",                       // a block that nobody knows how to save: the ABI says to stop
    )
}
