//! Types as C and Rust write them.

use super::{CType, Integer, Qualifiers};

/// How much of a type is printed.
#[derive(Clone, Copy, PartialEq)]
enum Told {
    All,
    /// What a Rust type can carry, as cbindgen prints that type.
    WhatRustHas,
}

impl CType {
    /// The type in Rust.
    pub fn rust(&self) -> String {
        match self {
            CType::Void => "c_void".to_owned(),
            CType::Integer(integer) => integer.rust.to_owned(),
            CType::Enum(_) | CType::Tagged { .. } => self.rust_tag(),
            CType::Typedef(name) => (*name).to_owned(),
            CType::Function { returns, parameters } => {
                let parameters = parameters.iter().map(CType::rust).collect::<Vec<_>>().join(", ");
                let returns = match &**returns {
                    CType::Void => String::new(),
                    other => format!(" -> {}", other.rust()),
                };
                format!("unsafe extern \"C\" fn({parameters}){returns}")
            }
            CType::Array { of, length, .. } => format!("[{}; {}]", of.rust(), length.unwrap_or_default()),
            CType::Pointer { to, .. } if matches!(**to, CType::Function { .. }) => format!("Option<{}>", to.rust()),
            CType::Pointer { to, qualifiers, .. } if qualifiers.is_const || to.has_const_elements() => {
                format!("*const {}", to.rust())
            }
            CType::Pointer { to, .. } => format!("*mut {}", to.rust()),
        }
    }

    fn has_const_elements(&self) -> bool {
        matches!(self, CType::Array { of, qualifiers, .. } if qualifiers.is_const || of.has_const_elements())
    }

    /// A tag's name in Rust. C's tags have a name space of their own, Rust's types share theirs with `u8` and `type`.
    fn rust_tag(&self) -> String {
        self.tag().map(|tag| tag.replace(' ', "_")).unwrap_or_default()
    }

    /// A tag as C writes it: `struct name`.
    pub fn tag(&self) -> Option<String> {
        match self {
            CType::Enum(tag) => Some(format!("enum {tag}")),
            CType::Tagged { keyword, tag } => Some(format!("{keyword} {tag}")),
            _ => None,
        }
    }

    /// Declares a name of this type in C; an empty name gives the type as a cast has it.
    pub fn c(&self, name: &str) -> String {
        self.declared(name, Told::All)
    }

    /// The same as cbindgen has it from the type in Rust.
    pub fn c_of_rust(&self, name: &str) -> String {
        self.declared(name, Told::WhatRustHas)
    }

    fn declared(&self, name: &str, told: Told) -> String {
        let declared = match self {
            CType::Void => format!("void {name}"),
            CType::Integer(integer) => format!("{} {name}", integer.by_value(told)),
            CType::Enum(_) | CType::Tagged { .. } => format!("{} {name}", self.tag().unwrap_or_default()),
            CType::Typedef(typedef) => format!("{typedef} {name}"),
            CType::Function { returns, parameters } => {
                let parameters: Vec<String> = parameters.iter().map(|ty| ty.declared("", told)).collect();
                let parameters = if parameters.is_empty() { "void".to_owned() } else { parameters.join(", ") };
                returns.declared(&format!("({name})({parameters})"), told)
            }
            CType::Pointer { to, qualifiers, bound } => {
                let name = match bound {
                    Some(bound) if told == Told::All && !name.is_empty() => format!("{name}[{bound}]"),
                    _ => format!("*{name}"),
                };
                to.qualified(*qualifiers, &name, told)
            }
            CType::Array { of, qualifiers, length } => {
                let name = if name.starts_with('*') { format!("({name})") } else { name.to_owned() };
                let length = length.map(|length| length.to_string()).unwrap_or_default();
                of.qualified(*qualifiers, &format!("{name}[{length}]"), told)
            }
        };
        declared.trim_end().to_owned()
    }

    /// Declares a name whose type is derived from this type, with these qualifiers.
    fn qualified(&self, qualifiers: Qualifiers, name: &str, told: Told) -> String {
        let words = qualifiers.words(told);
        match self {
            // A pointer's qualifiers follow its star; those of other types come first.
            CType::Pointer { .. } => self.declared(&format!("{words}{name}"), told),
            CType::Integer(integer) if qualifiers.is_atomic && told == Told::All => {
                format!("{words}_Atomic({}) {name}", integer.pointed_to(told))
            }
            CType::Integer(integer) => format!("{words}{} {name}", integer.pointed_to(told)),
            _ => format!("{words}{}", self.declared(name, told)),
        }
    }
}

impl Qualifiers {
    /// With a blank behind each. What is atomic is said otherwise.
    fn words(self, told: Told) -> String {
        let all = told == Told::All;
        [(self.is_const, "const "), (self.is_volatile && all, "volatile "), (self.is_restrict && all, "__restrict ")]
            .into_iter()
            .filter_map(|(is_there, word)| is_there.then_some(word))
            .collect()
    }
}

impl Integer {
    /// The name that <stdint.h> and <sys/types.h> have for it; the kernel's own names stay out of headers.
    fn by_value(&self, told: Told) -> &'static str {
        match (self.rust, self.c) {
            // Rust has one type for each of these.
            ("usize", _) if told == Told::WhatRustHas => "size_t",
            ("isize", _) if told == Told::WhatRustHas => "ptrdiff_t",
            ("i8", _) => "int8_t",
            ("i16", _) => "int16_t",
            ("i32", _) => "int32_t",
            ("i64", _) => "int64_t",
            ("u8", _) => "uint8_t",
            ("u16", _) => "uint16_t",
            ("u32", _) => "uint32_t",
            ("u64", _) => "uint64_t",
            ("c_long", _) => "long",
            ("c_ulong", _) => "unsigned long",
            (_, c) => c,
        }
    }

    /// Where a pointer leads to it: the kernel's types of 64 bits are `long long` where <stdint.h>'s are `long`, and
    /// pointers to the two don't mix.
    fn pointed_to(&self, told: Told) -> &'static str {
        match self.c {
            "__u64" | "u64" | "__aligned_u64" if told == Told::All => "__u64",
            "__s64" | "s64" if told == Told::All => "__s64",
            _ => self.by_value(told),
        }
    }
}
