//! From lang-c's syntax tree to the few types that a system call's declaration may use.

use std::ops::Range;

use lang_c::ast::{
    DeclarationSpecifier, Declarator, DeclaratorKind, DerivedDeclarator, FunctionDeclarator, PointerQualifier,
    StructKind, TypeQualifier, TypeSpecifier,
};
use lang_c::span::{self, Node};

use super::{Declaration, Parameter, ParseError};
use crate::ctype::CType;
use crate::typedefs::{self, Side, integer};
use crate::unknown_type;

/// Reads one declaration's tree.
pub struct Reader<'a> {
    /// How far the tree's offsets are from the text's.
    pub shift: usize,
    pub side: Side,
    /// What a right declaration looks like.
    pub example: &'a str,
}

impl Reader<'_> {
    fn span(&self, span: span::Span) -> Range<usize> {
        span.start.saturating_sub(self.shift)..span.end.saturating_sub(self.shift)
    }

    pub fn unsupported(&self, at: Range<usize>, what: &str) -> ParseError {
        ParseError::new(at, "a system call's declaration cannot hold this", what, self.example)
    }

    /// The type that the specifiers name, and whether it is const.
    pub fn base(
        &self,
        specifiers: &[Node<DeclarationSpecifier>],
        at: Range<usize>,
    ) -> Result<(CType, bool), ParseError> {
        let mut keywords = Vec::new();
        let mut named = None;
        let mut is_const = false;
        for specifier in specifiers {
            let at = self.span(specifier.span);
            match &specifier.node {
                DeclarationSpecifier::TypeQualifier(qualifier) => is_const |= qualifier.node == TypeQualifier::Const,
                DeclarationSpecifier::TypeSpecifier(specifier) => match &specifier.node {
                    TypeSpecifier::Void => named = Some(CType::Void),
                    TypeSpecifier::Char => keywords.push("char"),
                    TypeSpecifier::Short => keywords.push("short"),
                    TypeSpecifier::Int => keywords.push("int"),
                    TypeSpecifier::Long => keywords.push("long"),
                    TypeSpecifier::Signed => keywords.push("signed"),
                    TypeSpecifier::Unsigned => keywords.push("unsigned"),
                    TypeSpecifier::TypedefName(name) => {
                        let name = &name.node.name;
                        if named.is_some() || !keywords.is_empty() {
                            return Err(unknown_type::is_a_name(name, at));
                        }
                        let ty = typedefs::named(name, self.side);
                        named = Some(ty.ok_or_else(|| unknown_type::error(name, at, self.side))?);
                    }
                    TypeSpecifier::Struct(tagged) if tagged.node.declarations.is_none() => {
                        let keyword = if tagged.node.kind.node == StructKind::Union { "union" } else { "struct" };
                        named = tagged
                            .node
                            .identifier
                            .as_ref()
                            .map(|tag| CType::Tagged { keyword, tag: tag.node.name.clone() });
                    }
                    TypeSpecifier::Enum(tagged) if tagged.node.enumerators.is_empty() => {
                        named = tagged.node.identifier.as_ref().map(|tag| CType::Enum(tag.node.name.clone()));
                    }
                    _ => return Err(self.unsupported(at, "no type that a register holds or points to")),
                },
                _ => return Err(self.unsupported(at, "neither a type nor const")),
            }
        }
        let ty = match named {
            Some(ty) if keywords.is_empty() => Some(ty),
            _ => spelled(&keywords).and_then(integer).map(CType::Integer),
        };
        ty.map(|ty| (ty, is_const)).ok_or_else(|| self.unsupported(at, "no known type"))
    }

    /// A top-level declarator, which must be a function's.
    pub fn function(&self, base: (CType, bool), declarator: &Node<Declarator>) -> Result<Declaration, ParseError> {
        let at = self.span(declarator.span);
        let DeclaratorKind::Identifier(name) = &declarator.node.kind.node else {
            return Err(self.unsupported(at, "not a function"));
        };
        let Some((Node { node: DerivedDeclarator::Function(function), .. }, pointers)) =
            declarator.node.derived.split_last()
        else {
            // `f()` is C's old style: it says nothing about parameters.
            return Err(self.unsupported(at, "not a function with a parameter list; write (void) for an empty one"));
        };
        let mut parameters = Vec::new();
        for parameter in &function.node.parameters {
            let at = self.span(parameter.span);
            let base = self.base(&parameter.node.specifiers, at.clone())?;
            let Some(declarator) = &parameter.node.declarator else {
                if base.0 == CType::Void && function.node.parameters.len() == 1 {
                    break; // (void)
                }
                return Err(self.unsupported(at, "this parameter has no name"));
            };
            let (name, ty) = self.declared(base, &declarator.node, at.clone())?;
            parameters.push(Parameter { name, ty, at });
        }
        Ok(Declaration {
            name: name.node.name.clone(),
            name_at: self.span(name.span),
            returns: self.derive(base, pointers, at)?.0,
            parameters,
            variadic_from: None,
        })
    }

    /// A parameter's name and type.
    fn declared(
        &self,
        base: (CType, bool),
        declarator: &Declarator,
        at: Range<usize>,
    ) -> Result<(String, CType), ParseError> {
        let outer = self.derive(base, &declarator.derived, at.clone())?;
        match &declarator.kind.node {
            DeclaratorKind::Identifier(name) => Ok((name.node.name.clone(), outer.0)),
            DeclaratorKind::Declarator(inner) => self.declared(outer, &inner.node, at),
            DeclaratorKind::Abstract => Err(self.unsupported(at, "this parameter has no name")),
        }
    }

    /// Wraps a type into pointers, then arrays and functions, as the declarator has them.
    fn derive(
        &self,
        base: (CType, bool),
        derived: &[Node<DerivedDeclarator>],
        at: Range<usize>,
    ) -> Result<(CType, bool), ParseError> {
        let is_pointer = |node: &&Node<DerivedDeclarator>| matches!(node.node, DerivedDeclarator::Pointer(_));
        let pointers = derived.iter().filter(is_pointer);
        let suffixes = derived.iter().rev().filter(|node| !is_pointer(node));
        let (mut ty, mut is_const) = base;
        for node in pointers.chain(suffixes) {
            match &node.node {
                DerivedDeclarator::Pointer(qualifiers) => {
                    ty = CType::Pointer { to: Box::new(ty), to_const: is_const };
                    is_const = qualifiers.iter().any(|qualifier| {
                        matches!(&qualifier.node, PointerQualifier::TypeQualifier(q) if q.node == TypeQualifier::Const)
                    });
                }
                // A parameter declared as an array is a pointer.
                DerivedDeclarator::Array(_) => {
                    ty = CType::Pointer { to: Box::new(ty), to_const: is_const };
                    is_const = false;
                }
                DerivedDeclarator::Function(function) => {
                    let parameters = self.unnamed(&function.node)?;
                    ty = CType::Function { returns: Box::new(ty), parameters };
                    is_const = false;
                }
                _ => return Err(self.unsupported(at, "neither pointer, array nor function")),
            }
        }
        Ok((ty, is_const))
    }

    /// The parameter types of a function that is pointed to.
    fn unnamed(&self, function: &FunctionDeclarator) -> Result<Vec<CType>, ParseError> {
        let ty = |parameter: &Node<lang_c::ast::ParameterDeclaration>| {
            let at = self.span(parameter.span);
            let base = self.base(&parameter.node.specifiers, at.clone())?;
            let derived = parameter.node.declarator.as_ref().map_or(&[][..], |node| &node.node.derived);
            Ok(self.derive(base, derived, at)?.0)
        };
        function.parameters.iter().map(ty).collect()
    }
}

/// The usual spelling of a type made of keywords in any order.
fn spelled(keywords: &[&str]) -> Option<&'static str> {
    let count = |word| keywords.iter().filter(|keyword| **keyword == word).count();
    let unsigned = count("unsigned") > 0;
    Some(match (count("char"), count("short"), count("long"), unsigned) {
        _ if keywords.is_empty() => return None,
        (1, 0, 0, true) => "unsigned char",
        (1, 0, 0, false) if count("signed") > 0 => "signed char",
        (1, 0, 0, false) => "char",
        (0, 1, 0, true) => "unsigned short",
        (0, 1, 0, false) => "short",
        (0, 0, 0, true) => "unsigned int",
        (0, 0, 0, false) => "int",
        (0, 0, 1, true) => "unsigned long",
        (0, 0, 1, false) => "long",
        (0, 0, 2, true) => "unsigned long long",
        (0, 0, 2, false) => "long long",
        _ => return None,
    })
}
