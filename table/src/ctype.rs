//! The C types that a system call's declaration may use, their widths on every ABI, and their names in Rust.

mod spelling;

/// How wide an integer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Width {
    Bits(u32),
    /// As wide as a pointer.
    Word,
}

impl Width {
    /// In bits, where a pointer has so many.
    pub fn bits(self, pointer: u32) -> u32 {
        match self {
            Width::Bits(bits) => bits,
            Width::Word => pointer,
        }
    }
}

/// An integer type by one of its names.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct Integer {
    pub c: &'static str,
    pub rust: &'static str,
    pub width: Width,
    pub signed: bool,
}

/// What C may put beside a type without changing how it is passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Qualifiers {
    pub is_const: bool,
    pub is_volatile: bool,
    pub is_restrict: bool,
    pub is_atomic: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum CType {
    Void,
    Integer(&'static Integer),
    /// An enum by its tag: an int to the kernel.
    Enum(String),
    /// A struct or union by its tag; only pointers to it can be passed.
    Tagged {
        keyword: &'static str,
        tag: String,
    },
    /// One of OPAQUE.
    Typedef(&'static str),
    Pointer {
        to: Box<CType>,
        /// Of what it points to.
        qualifiers: Qualifiers,
        /// What stands in the brackets, where a parameter is declared as an array and so is a pointer: perhaps nothing.
        bound: Option<String>,
    },
    /// Only pointers to it can be passed.
    Array {
        of: Box<CType>,
        /// Of its elements.
        qualifiers: Qualifiers,
        /// None where it is not said; such a pointer is the kernel's alone.
        length: Option<u64>,
    },
    Function {
        returns: Box<CType>,
        parameters: Vec<CType>,
    },
}

impl CType {
    pub fn is_pointer(&self) -> bool {
        matches!(self, CType::Pointer { .. })
    }

    /// The width and signedness in a register; None for what registers don't hold.
    pub fn scalar(&self) -> Option<(Width, bool)> {
        match self {
            CType::Integer(integer) => Some((integer.width, integer.signed)),
            CType::Enum(_) => Some((Width::Bits(32), false)),
            CType::Pointer { .. } => Some((Width::Word, false)),
            CType::Void | CType::Tagged { .. } | CType::Typedef(_) | CType::Array { .. } | CType::Function { .. } => {
                None
            }
        }
    }

    /// `int (*)(void *)`, which is what a child runs.
    pub fn is_child_function(&self) -> bool {
        let CType::Pointer { to, .. } = self else { return false };
        let CType::Function { returns, parameters } = &**to else { return false };
        let takes_void_pointer = |ty: &CType| matches!(ty, CType::Pointer { to, .. } if **to == CType::Void);
        matches!(&**returns, CType::Integer(integer) if integer.c == "int")
            && parameters.len() == 1
            && takes_void_pointer(&parameters[0])
    }

    pub fn has_array_of_unknown_length(&self) -> bool {
        match self {
            CType::Array { length: None, .. } => true,
            CType::Array { of: inner, .. } | CType::Pointer { to: inner, .. } => inner.has_array_of_unknown_length(),
            _ => false,
        }
    }

    /// Every tag that the type mentions, and every opaque typedef.
    pub fn tags(&self) -> Vec<&CType> {
        match self {
            CType::Enum(_) | CType::Tagged { .. } | CType::Typedef(_) => vec![self],
            CType::Pointer { to, .. } | CType::Array { of: to, .. } => to.tags(),
            CType::Function { returns, parameters } => {
                let mut tags = returns.tags();
                tags.extend(parameters.iter().flat_map(CType::tags));
                tags
            }
            CType::Void | CType::Integer(_) => Vec::new(),
        }
    }
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

/// The typedefs that kernel and libc use in calls. In headers the kernel's own, and those that <sys/types.h> keeps from
/// strict C, become <stdint.h>'s fixed widths.
pub static TYPEDEFS: [Integer; 41] = [
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
    bits("timer_t", "i32", 32, true),
    bits("rwf_t", "i32", 32, true),
    bits("socklen_t", "u32", 32, false),
    bits("loff_t", "i64", 64, true),
];

/// Typedefs of structs that only pointers go to. Strict C's headers lack them; there ours say `void *`.
pub const OPAQUE: [&str; 2] = ["siginfo_t", "sigset_t"];

/// The integer of this name, keywords in their usual order.
pub fn integer(name: &str) -> Option<&'static Integer> {
    KEYWORD_TYPES.iter().chain(&TYPEDEFS).find(|integer| integer.c == name)
}
