//! The C types that a system call's declaration may use, their widths on every ABI, and their names in Rust.

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

impl Integer {
    /// The name that <stdint.h> and <sys/types.h> have for it; the kernel's own names stay out of headers.
    pub fn in_headers(&self) -> &'static str {
        match self.rust {
            "i8" => "int8_t",
            "i16" => "int16_t",
            "i32" => "int32_t",
            "i64" => "int64_t",
            "u8" => "uint8_t",
            "u16" => "uint16_t",
            "u32" => "uint32_t",
            "u64" => "uint64_t",
            "c_long" => "long",
            "c_ulong" => "unsigned long",
            _ => self.c,
        }
    }
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
        to_const: bool,
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
            CType::Void | CType::Tagged { .. } | CType::Typedef(_) | CType::Function { .. } => None,
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
            CType::Pointer { to, .. } if matches!(**to, CType::Function { .. }) => format!("Option<{}>", to.rust()),
            CType::Pointer { to, to_const: true } => format!("*const {}", to.rust()),
            CType::Pointer { to, to_const: false } => format!("*mut {}", to.rust()),
        }
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
        let declared = match self {
            CType::Void => format!("void {name}"),
            CType::Integer(integer) => format!("{} {name}", integer.in_headers()),
            CType::Enum(_) | CType::Tagged { .. } => format!("{} {name}", self.tag().unwrap_or_default()),
            CType::Typedef(typedef) => format!("{typedef} {name}"),
            CType::Function { returns, parameters } => {
                let parameters: Vec<String> = parameters.iter().map(|ty| ty.c("")).collect();
                let parameters = if parameters.is_empty() { "void".to_owned() } else { parameters.join(", ") };
                returns.c(&format!("({name})({parameters})"))
            }
            // A pointer's own const stands behind its star, any other type's before it.
            CType::Pointer { to, to_const: true } if to.is_pointer() => to.c(&format!("const *{name}")),
            CType::Pointer { to, to_const: true } => format!("const {}", to.c(&format!("*{name}"))),
            CType::Pointer { to, to_const: false } => to.c(&format!("*{name}")),
        };
        declared.trim_end().to_owned()
    }

    /// Every tag that the type mentions, and every opaque typedef.
    pub fn tags(&self) -> Vec<&CType> {
        let mut parts = self.parts();
        parts.retain(|ty| matches!(ty, CType::Enum(_) | CType::Tagged { .. } | CType::Typedef(_)));
        parts
    }

    /// The types that the type is made of, itself among them.
    pub fn parts(&self) -> Vec<&CType> {
        let mut parts = vec![self];
        match self {
            CType::Pointer { to, .. } => parts.extend(to.parts()),
            CType::Function { returns, parameters } => {
                parts.extend(returns.parts());
                parts.extend(parameters.iter().flat_map(CType::parts));
            }
            _ => {}
        }
        parts
    }
}
