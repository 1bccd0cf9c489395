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
    /// One of typedefs::OPAQUE.
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
        /// None if the kernel's declaration does not say it: then only the kernel uses this pointer.
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

    /// The width and signedness in a register. None for types that do not fit into a register.
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
