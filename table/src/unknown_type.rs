//! What to write instead of a type that the table does not know, or does not know on that side. By what the type means;
//! a name that merely looks alike may be of another width, and then every argument behind it would be wrong.

use std::ops::Range;

use crate::ctype::{CType, Width};
use crate::decl::ParseError;
use crate::typedefs::{self, Side};

const KEYWORDS: [&str; 17] = [
    "void", "char", "short", "int", "long", "signed", "unsigned", "const", "volatile", "restrict", "_Atomic", "inline",
    "struct", "union", "enum", "static", "extern",
];

/// Types whose width in C depends on the libc and on how the program is compiled, or is another than the kernel's.
#[rustfmt::skip]
const DEPENDS: [(&str, &str); 10] = [
    ("off_t", "loff_t where the kernel's parameter is a loff_t, long where it is an off_t"),
    ("time_t", "__s64 where the kernel's parameter has 64 bits, long where it is a long"),
    ("ino_t", "unsigned long where the kernel's parameter is an ino_t, __u64 where it has 64 bits"),
    ("timer_t", "int, the kernel's timer ID; libc's timer_t is another type"),
    ("blkcnt_t", "__s64, or long where the kernel's parameter is a long"),
    ("fsblkcnt_t", "__u64, or unsigned long where the kernel's parameter is one"),
    ("fsfilcnt_t", "__u64, or unsigned long where the kernel's parameter is one"),
    ("rlim_t", "__u64, or unsigned long where the kernel's parameter is one"),
    ("suseconds_t", "long, or __s64 where the kernel's parameter has 64 bits"),
    ("nlink_t", "unsigned int, or unsigned long where the kernel's parameter is one"),
];

/// Names that others have for types that the table knows.
#[rustfmt::skip]
const MEANS: [(&str, &str); 50] = [
    ("__le16", "__u16"), ("__le32", "__u32"), ("__le64", "__u64"), ("__be16", "__u16"), ("__be32", "__u32"), ("__be64", "__u64"),
    ("u_char", "unsigned char"), ("uchar", "unsigned char"), ("u_short", "unsigned short"), ("ushort", "unsigned short"),
    ("u_int", "unsigned int"), ("u_long", "unsigned long"), ("u_int8_t", "uint8_t"), ("u_int16_t", "uint16_t"),
    ("u_int32_t", "uint32_t"), ("u_int64_t", "uint64_t"), ("uint8", "uint8_t"), ("uint16", "uint16_t"),
    ("uint32", "uint32_t"), ("uint64", "uint64_t"), ("int8", "int8_t"), ("int16", "int16_t"), ("int32", "int32_t"),
    ("int64", "int64_t"), ("quad_t", "int64_t"), ("u_quad_t", "uint64_t"), ("_Bool", "bool"), ("off64_t", "loff_t"),
    ("__off64_t", "loff_t"), ("ino64_t", "__u64"), ("__kernel_loff_t", "loff_t"), ("__time64_t", "__s64"),
    ("ktime_t", "__s64"), ("intmax_t", "int64_t"), ("uintmax_t", "uint64_t"), ("ptrdiff_t", "intptr_t"),
    ("useconds_t", "unsigned int"), ("caddr_t", "void *"), ("sighandler_t", "__sighandler_t"),
    ("__kernel_pid_t", "pid_t"), ("__kernel_size_t", "size_t"), ("__kernel_ssize_t", "ssize_t"),
    ("__kernel_mode_t", "mode_t"), ("__kernel_uid32_t", "uid_t"), ("__kernel_gid32_t", "gid_t"),
    ("__kernel_clockid_t", "clockid_t"), ("__kernel_key_t", "key_t"), ("__kernel_off_t", "long"),
    ("__kernel_time64_t", "__s64"), ("__kernel_rwf_t", "rwf_t"),
];

/// The error for this word, with the type to write instead in this declaration, the kernel's or C's.
pub fn error(word: &str, at: Range<usize>, side: Side) -> ParseError {
    if let (Side::C, Some((_, help))) = (side, DEPENDS.iter().find(|(name, _)| *name == word)) {
        let label = "its width in C depends on the libc and on how the program is compiled";
        return ParseError::new(at, format!("{word} has no fixed width"), label, *help);
    }
    let help = match MEANS.iter().find(|(name, _)| *name == word) {
        Some((_, meant)) => (*meant).to_owned(),
        None => match misspelt(word, side) {
            Some(known) => format!("{known} ({}), if you meant that", width(known, side)),
            None if word.ends_with("_t") || word.starts_with("__") || !is_small(word) => {
                "the integer type of its width and sign, such as int or __u64 (calls/README.md), or a pointer"
                    .to_owned()
            }
            None => {
                format!("the integer type of its width and sign (calls/README.md), or struct {word} * for a struct")
            }
        },
    };
    ParseError::new(at, format!("unknown type {word}"), "its width is not known", help)
}

fn is_small(word: &str) -> bool {
    !word.contains(|c: char| c.is_ascii_uppercase())
}

/// The name of a type instead of the name of a parameter.
pub fn is_a_name(word: &str, at: Range<usize>) -> ParseError {
    let help = format!("{word}_, which still matches the kernel's name");
    ParseError::new(at, format!("{word} is a type's name"), "a parameter cannot have this name", help)
}

/// The one known name that the word is with a letter left out, put in, replaced or changed with its neighbour. Its first
/// letter (`u`, `s`) and digits say what the type is, so these must be right.
fn misspelt(word: &str, side: Side) -> Option<&'static str> {
    let digits = |name: &str| name.chars().filter(char::is_ascii_digit).collect::<String>();
    let is_alike = |name: &&str| {
        name.len() > 4
            && name[..1] == word[..1]
            && digits(name) == digits(word)
            && strsim::osa_distance(name, word) == 1
    };
    let others = DEPENDS.iter().chain(&MEANS).map(|(name, _)| *name);
    let mut alike: Vec<&str> = typedefs::all().chain(others).filter(is_alike).collect();
    alike.sort();
    alike.dedup();
    match alike[..] {
        [one] if word.len() < 32 && typedefs::named(one, side).is_some() => Some(one),
        _ => None,
    }
}

fn width(known: &str, side: Side) -> String {
    match typedefs::named(known, side) {
        Some(CType::Integer(integer)) => {
            let sign = if integer.signed { "signed" } else { "unsigned" };
            match integer.width {
                Width::Bits(bits) => format!("{bits} bits, {sign}"),
                Width::Word => format!("as wide as a pointer, {sign}"),
            }
        }
        Some(CType::Typedef(_)) => "a struct, to which pointers can be passed".to_owned(),
        _ => "a pointer".to_owned(),
    }
}

/// The first word that should be a type and is not. None if there is none.
pub fn find(text: &str, side: Side) -> Option<ParseError> {
    let words = words(text);
    for (index, at) in words.iter().enumerate() {
        let word = &text[at.clone()];
        let after = text[at.end..].trim_start();
        let is_name = after.starts_with([',', ')', '(', '[']) || after.is_empty();
        let is_second = index > 0 && text[words[index - 1].end..at.start].trim().is_empty();
        if is_name && is_second && typedefs::named(word, side).is_some() && after.starts_with([',', ')']) {
            return Some(is_a_name(word, at.clone()));
        }
        let is_tag = index > 0 && ["struct", "union", "enum"].contains(&&text[words[index - 1].clone()]);
        if !is_name && !is_tag && !KEYWORDS.contains(&word) && typedefs::named(word, side).is_none() {
            return Some(error(word, at.clone(), side));
        }
    }
    None
}

fn words(text: &str) -> Vec<Range<usize>> {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (is_word(c), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    words.retain(|at| !text[at.clone()].starts_with(|c: char| c.is_ascii_digit()));
    words
}
