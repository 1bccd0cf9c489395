//! Numbers that every kernel lets a module answer: holes in its tables, which upstream has said it will never give away.

use std::ops::RangeInclusive;

/// "don't use numbers 387 through 423": syscall_64.tbl. From 403 on they are calls of 32-bit architectures.
pub const WIDE: RangeInclusive<u32> = 387..=402;
/// syscall_32.tbl: "don't use numbers 387 through 392", and those that are unused one by one.
pub const NARROW: [u32; 10] = [387, 388, 389, 390, 391, 392, 222, 223, 251, 285];

/// Whether it is one of them on an ABI.
pub fn is_hole(abi: &str, number: u32) -> bool {
    match abi {
        "x86_64" | "arm64" => WIDE.contains(&number),
        "i386" => NARROW.contains(&number),
        _ => false,
    }
}
