//! The integers and typedefs that declarations may use. Some typedefs the kernel and libc have both, and of another width.

use crate::ctype::{CType, Integer, Qualifiers, Width};

/// Whose meaning a typedef has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Kernel,
    C,
}

const fn bits(c: &'static str, rust: &'static str, bits: u32, signed: bool) -> Integer {
    Integer { c, rust, width: Width::Bits(bits), signed }
}

const fn word(c: &'static str, rust: &'static str, signed: bool) -> Integer {
    Integer { c, rust, width: Width::Word, signed }
}

/// The types that C builds from keywords, spelled in full.
pub static KEYWORD_TYPES: [Integer; 11] = [
    bits("char", "c_char", 8, true),
    bits("signed char", "c_schar", 8, true),
    bits("unsigned char", "c_uchar", 8, false),
    bits("short", "c_short", 16, true),
    bits("unsigned short", "c_ushort", 16, false),
    bits("int", "c_int", 32, true),
    bits("unsigned int", "c_uint", 32, false),
    word("long", "c_long", true),
    word("unsigned long", "c_ulong", false),
    bits("long long", "c_longlong", 64, true),
    bits("unsigned long long", "c_ulonglong", 64, false),
];

/// The typedefs that kernel and libc use in calls, and mean the same by. In headers the kernel's own, and those that <sys/types.h> keeps from
/// strict C, become <stdint.h>'s fixed widths.
pub static TYPEDEFS: [Integer; 56] = [
    bits("__s8", "i8", 8, true),
    bits("__s16", "i16", 16, true),
    bits("__s32", "i32", 32, true),
    bits("__s64", "i64", 64, true),
    bits("__u8", "u8", 8, false),
    bits("__u16", "u16", 16, false),
    bits("__u32", "u32", 32, false),
    bits("__u64", "u64", 64, false),
    bits("__aligned_u64", "u64", 64, false),
    bits("int8_t", "i8", 8, true),
    bits("int16_t", "i16", 16, true),
    bits("int32_t", "i32", 32, true),
    bits("int64_t", "i64", 64, true),
    bits("uint8_t", "u8", 8, false),
    bits("uint16_t", "u16", 16, false),
    bits("uint32_t", "u32", 32, false),
    bits("uint64_t", "u64", 64, false),
    bits("s8", "i8", 8, true),
    bits("s16", "i16", 16, true),
    bits("s32", "i32", 32, true),
    bits("s64", "i64", 64, true),
    bits("u8", "u8", 8, false),
    bits("u16", "u16", 16, false),
    bits("u32", "u32", 32, false),
    bits("u64", "u64", 64, false),
    word("size_t", "usize", false),
    word("ssize_t", "ssize_t", true),
    word("uintptr_t", "usize", false),
    word("intptr_t", "isize", true),
    bits("pid_t", "pid_t", 32, true),
    bits("uid_t", "uid_t", 32, false),
    bits("gid_t", "gid_t", 32, false),
    bits("id_t", "u32", 32, false),
    bits("mode_t", "mode_t", 32, false),
    bits("umode_t", "u16", 16, false),
    bits("qid_t", "i32", 32, true),
    bits("mqd_t", "i32", 32, true),
    bits("key_serial_t", "i32", 32, true),
    bits("clockid_t", "clockid_t", 32, true),
    bits("rwf_t", "i32", 32, true),
    bits("socklen_t", "u32", 32, false),
    bits("key_t", "i32", 32, true),
    bits("bool", "bool", 8, false),
    bits("uint", "u32", 32, false),
    word("ulong", "c_ulong", false),
    word("clock_t", "c_long", true),
    word("nfds_t", "c_ulong", false),
    word("aio_context_t", "c_ulong", false),
    word("old_sigset_t", "c_ulong", false),
    word("__kernel_old_time_t", "c_long", true),
    bits("old_time32_t", "i32", 32, true),
    bits("old_uid_t", "u16", 16, false),
    bits("old_gid_t", "u16", 16, false),
    bits("utrap_entry_t", "i32", 32, true),
    bits("loff_t", "i64", 64, true),
    bits("time64_t", "i64", 64, true),
];

/// What the kernel means by names that libc has too, with another width or with one that depends on how a program is
/// compiled. Source: the kernel's include/linux/types.h and include/uapi/asm-generic/posix_types.h.
pub static KERNELS: [Integer; 5] = [
    word("off_t", "c_long", true),
    word("time_t", "c_long", true),
    word("ino_t", "c_ulong", false),
    bits("dev_t", "u32", 32, false),
    bits("timer_t", "i32", 32, true),
];

/// The type that libc has under this name, if all libcs have the same.
pub static LIBCS: [Integer; 1] = [bits("dev_t", "u64", 64, false)];

/// Typedefs of structs that are passed by pointer only. With -std=c89 and the like libc's headers lack some of them: then
/// splork's headers have `void *`.
pub const OPAQUE: [&str; 6] = ["siginfo_t", "sigset_t", "stack_t", "fd_set", "cpu_set_t", "ucontext_t"];

/// Typedefs of pointers.
const POINTERS: [&str; 4] = ["cap_user_header_t", "cap_user_data_t", "__sighandler_t", "utrap_handler_t"];

/// The integer of this name that both sides know, keywords in their usual order.
pub fn integer(name: &str) -> Option<&'static Integer> {
    KEYWORD_TYPES.iter().chain(&TYPEDEFS).find(|integer| integer.c == name)
}

/// What a typedef's name stands for on that side.
pub fn named(name: &str, side: Side) -> Option<CType> {
    let own = match side {
        Side::Kernel => &KERNELS[..],
        Side::C => &LIBCS[..],
    };
    let integer = TYPEDEFS.iter().chain(own).find(|integer| integer.c == name);
    let opaque = || OPAQUE.into_iter().find(|opaque| *opaque == name).map(CType::Typedef);
    integer.map(CType::Integer).or_else(opaque).or_else(|| pointer(name))
}

fn pointer(name: &str) -> Option<CType> {
    let tagged = |tag: &str| CType::Tagged { keyword: "struct", tag: tag.to_owned() };
    let to = match name {
        "cap_user_header_t" => tagged("__user_cap_header_struct"),
        "cap_user_data_t" => tagged("__user_cap_data_struct"),
        "__sighandler_t" => {
            let signal = CType::Integer(integer("int").expect("a C type"));
            CType::Function { returns: Box::new(CType::Void), parameters: vec![signal] }
        }
        "utrap_handler_t" => CType::Void,
        _ => return None,
    };
    Some(CType::Pointer { to: Box::new(to), qualifiers: Qualifiers::default(), bound: None })
}

/// Every name that stands for a type on one side at least.
pub fn all() -> impl Iterator<Item = &'static str> {
    let integers = TYPEDEFS.iter().chain(&KERNELS).map(|integer| integer.c);
    integers.chain(OPAQUE).chain(POINTERS)
}
