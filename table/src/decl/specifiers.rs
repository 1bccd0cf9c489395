//! The part of a declaration before the declarator: the words that name and qualify a type.

use std::ops::Range;

use lang_c::ast::{DeclarationSpecifier, SpecifierQualifier, StructKind, TypeQualifier, TypeSpecifier};
use lang_c::span::Node;

use super::ParseError;
use super::syntax_tree::{Qualified, Reader};
use crate::ctype::{CType, Qualifiers};
use crate::typedefs::{self, integer};
use crate::unknown_type;

impl Reader<'_> {
    /// The type that the specifiers name.
    pub fn base(&self, specifiers: &[Node<DeclarationSpecifier>], at: Range<usize>) -> Result<Qualified, ParseError> {
        let mut keywords = Vec::new();
        let mut named = None;
        let mut qualifiers = Qualifiers::default();
        for specifier in specifiers {
            let at = self.span(specifier.span);
            match &specifier.node {
                DeclarationSpecifier::TypeQualifier(qualifier) => self.qualify(&mut qualifiers, qualifier)?,
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
                        let tag = tagged.node.identifier.as_ref();
                        named = tag.map(|tag| CType::Tagged { keyword, tag: tag.node.name.clone() });
                    }
                    TypeSpecifier::Enum(tagged) if tagged.node.enumerators.is_empty() => {
                        named = tagged.node.identifier.as_ref().map(|tag| CType::Enum(tag.node.name.clone()));
                    }
                    TypeSpecifier::Atomic(inside) if inside.node.declarator.is_none() => {
                        named = Some(self.base(&as_specifiers(&inside.node.specifiers), at)?.0);
                        qualifiers.is_atomic = true;
                    }
                    _ => return Err(self.unsupported(at, "not a type that a register can hold or point to")),
                },
                // The whole declaration's are read elsewhere, a parameter's own have been refused.
                DeclarationSpecifier::Extension(_) => {}
                _ => return Err(self.unsupported(at, "neither a type nor const")),
            }
        }
        let ty = match named {
            Some(ty) if keywords.is_empty() => Some(ty),
            _ => spelled(&keywords).and_then(integer).map(CType::Integer),
        };
        let ty = ty.ok_or_else(|| self.unsupported(at.clone(), "not a known type"))?;
        if qualifiers.is_atomic && !matches!(ty, CType::Integer(_)) {
            let (label, help) = ("this is not an integer", "the same without _Atomic, or volatile in its place");
            return Err(ParseError::new(at, "only integers can be _Atomic in a header", label, help));
        }
        Ok((ty, qualifiers))
    }

    pub fn qualify(&self, qualifiers: &mut Qualifiers, qualifier: &Node<TypeQualifier>) -> Result<(), ParseError> {
        match qualifier.node {
            TypeQualifier::Const => qualifiers.is_const = true,
            TypeQualifier::Volatile => qualifiers.is_volatile = true,
            TypeQualifier::Restrict => qualifiers.is_restrict = true,
            TypeQualifier::Atomic => qualifiers.is_atomic = true,
            _ => return Err(self.unsupported(self.span(qualifier.span), "gcc does not know this word; leave it out")),
        }
        Ok(())
    }
}

/// The type in the parentheses of `_Atomic(...)`.
fn as_specifiers(inside: &[Node<SpecifierQualifier>]) -> Vec<Node<DeclarationSpecifier>> {
    let one = |inside: &Node<SpecifierQualifier>| {
        let node = match inside.node.clone() {
            SpecifierQualifier::TypeSpecifier(specifier) => DeclarationSpecifier::TypeSpecifier(specifier),
            SpecifierQualifier::TypeQualifier(qualifier) => DeclarationSpecifier::TypeQualifier(qualifier),
            SpecifierQualifier::Extension(extensions) => DeclarationSpecifier::Extension(extensions),
        };
        Node::new(node, inside.span)
    };
    inside.iter().map(one).collect()
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
