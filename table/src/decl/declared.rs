//! What a declaration comes to.

use std::ops::Range;

use crate::ctype::CType;

/// One parameter, and its place in the declaration's text.
#[derive(Debug, Clone)]
pub struct Parameter {
    pub name: String,
    pub ty: CType,
    /// Whether it is declared with `restrict`.
    pub is_restrict: bool,
    pub at: Range<usize>,
}

impl Parameter {
    /// As C declares it; every compiler knows this spelling of `restrict` in every standard.
    pub fn c(&self) -> String {
        if self.is_restrict { self.ty.c(&format!("__restrict {}", self.name)) } else { self.ty.c(&self.name) }
    }
}

/// A declaration, either side's.
#[derive(Debug, Clone)]
pub struct Declaration {
    pub name: String,
    pub name_at: Range<usize>,
    pub returns: CType,
    pub parameters: Vec<Parameter>,
    /// The first parameter that is passed through `...`.
    pub variadic_from: Option<usize>,
    /// What is said of the function in `__attribute__((...))`, as headers have it.
    pub attributes: Vec<String>,
}
