//! A call, checked: what every printer starts from.

use std::collections::BTreeMap;

use crate::abi::{ABIS, Abi, Offset};
use crate::ctype::CType;
use crate::decl::Parameter;
use crate::diagnostic::Span;

/// What happens between C and the kernel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Arguments in, one result out.
    Plain,
    /// Returns twice: the child runs fn(arg) on its own stack.
    Clone,
    /// Plain, with all arguments in a struct that is passed with its size.
    Packed,
    /// The function is written by hand in src/. The table still has its prototype and its documentation.
    HandWritten,
}

#[derive(Debug, Clone)]
pub enum Numbers {
    /// The same number on all ABIs, apart from the ABIs' offsets.
    Unified(u32),
    /// A number for each ABI named here, as in the kernel's own tables. The other ABIs do not have the call.
    ByAbi(BTreeMap<&'static str, u32>),
}

impl Numbers {
    pub fn none() -> Numbers {
        Numbers::ByAbi(BTreeMap::new())
    }

    /// The number in the ABI's kernel table.
    pub fn row(&self, abi: &Abi) -> Option<u32> {
        match self {
            Numbers::Unified(number) => Some(match abi.offset {
                Offset::Unified(shift) => number + shift,
                _ => *number,
            }),
            Numbers::ByAbi(numbers) => numbers.get(abi.name).copied(),
        }
    }

    /// What `__NR_` is on the ABI, if the call has a number there.
    pub fn nr(&self, abi: &Abi) -> Option<u32> {
        self.row(abi).map(|row| abi.nr(row))
    }
}

impl Numbers {
    /// Every `__NR_` and the ABIs that have it, the most widespread first.
    pub fn groups(&self) -> Vec<(u32, Vec<&'static str>)> {
        let mut groups: BTreeMap<u32, Vec<&'static str>> = BTreeMap::new();
        for abi in &ABIS {
            if let Some(number) = self.nr(abi) {
                groups.entry(number).or_default().push(abi.name);
            }
        }
        let mut groups: Vec<_> = groups.into_iter().collect();
        groups.sort_by_key(|(_, abis)| std::cmp::Reverse(abis.len()));
        groups
    }
}

/// A kernel argument that the C function does not have: the same in every call.
#[derive(Debug, Clone)]
pub struct Constant {
    /// The kernel's parameter.
    pub name: String,
    /// On every ABI that `by_abi` does not name.
    pub others: i64,
    pub by_abi: BTreeMap<&'static str, i64>,
}

impl Constant {
    pub fn on(&self, abi: &Abi) -> i64 {
        self.by_abi.get(abi.name).copied().unwrap_or(self.others)
    }
}

#[derive(Debug, Clone)]
pub struct Call {
    pub name: String,
    /// The place of its name in the file.
    pub span: Span,
    pub kind: Kind,
    pub about: String,
    /// The first kernel that has it. None for a call of one's own.
    pub since: Option<String>,
    /// The first glibc that declares it, and where.
    pub glibc: Option<Glibc>,
    /// A header that the prototype needs.
    pub include: Option<String>,
    pub numbers: Numbers,
    pub returns: CType,
    /// The C function's parameters, those behind `...` included.
    pub c: Vec<Parameter>,
    pub variadic_from: Option<usize>,
    /// The kernel's parameters and, for each, the C parameter that supplies it.
    pub kernel: Vec<(Parameter, Source)>,
    pub constants: Vec<Constant>,
    /// The C function's, as they stand in `__attribute__((...))`.
    pub attributes: Vec<String>,
    /// Constants of the library's own that go with the function.
    pub defines: Vec<(String, u32)>,
    /// The SYSCALL_DEFINEn line, as written. Empty for a function of splork's own, around system calls or without any.
    pub kernel_text: String,
    pub parameter_docs: Vec<(String, String)>,
    pub returns_doc: Option<String>,
    pub errors: Vec<(String, String)>,
    pub source: Option<String>,
    /// For the manual: paragraphs, blank lines between them.
    pub description: Option<String>,
    pub notes: Option<String>,
    /// Manual pages, `mmap(2)`.
    pub see_also: Vec<String>,
    /// A program in C: examples/NAME.c beside the table.
    pub example: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Glibc {
    pub major: u32,
    pub minor: u32,
    pub header: String,
    /// Only under _GNU_SOURCE.
    pub gnu: bool,
}

/// Where a kernel argument comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The C parameter of this index.
    Parameter(usize),
    /// The constant of this index.
    Constant(usize),
    /// The address of the packed struct.
    Struct,
    /// Its size in bytes.
    StructSize,
    /// The request struct of a hand-written function, and its size. No printer needs these.
    HandWritten,
}

impl Call {
    /// Whether the function is one system call's, so that there are a number and kernels that have it.
    pub fn is_system_call(&self) -> bool {
        !self.kernel_text.is_empty()
    }

    /// The symbol: calls of upstream Linux keep the plain name free for a libc to come.
    pub fn symbol(&self) -> String {
        if self.since.is_some() { format!("splork_{}", self.name) } else { self.name.clone() }
    }

    /// A packed call's struct.
    pub fn packed_struct(&self) -> Option<&CType> {
        let packed = self.kernel.iter().find(|(_, source)| *source == Source::Struct)?;
        match &packed.0.ty {
            CType::Pointer { to, .. } => Some(to),
            _ => None,
        }
    }

    /// The C parameter of this name, leading and trailing underscores aside.
    pub fn parameter(&self, name: &str) -> Option<usize> {
        self.c.iter().position(|parameter| bare(&parameter.name) == name)
    }
}

/// A name without the underscores that kernel sources put before and C++ keywords need behind it.
pub fn bare(name: &str) -> &str {
    name.trim_matches('_')
}
