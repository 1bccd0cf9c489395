//! From lang-c's syntax tree to the few types that a system call's declaration may use. The reader's methods for what
//! stands before a declarator, for arrays and for attributes have files of their own: declarators nest in each other, and
//! so the methods call each other in a circle that no order of files would open.

use std::ops::Range;

use lang_c::ast::{
    Declarator, DeclaratorKind, DerivedDeclarator, FunctionDeclarator, ParameterDeclaration, PointerQualifier,
};
use lang_c::span::{self, Node};

use super::{Declaration, Parameter, ParseError};
use crate::ctype::{CType, Qualifiers};
use crate::typedefs::Side;

/// Reads one declaration's tree.
pub struct Reader<'a> {
    /// How far the tree's offsets are from the text's.
    pub shift: usize,
    pub side: Side,
    /// What a right declaration looks like.
    pub example: &'a str,
}

/// A type, and what qualifies it itself.
pub type Qualified = (CType, Qualifiers);

impl Reader<'_> {
    pub(super) fn span(&self, span: span::Span) -> Range<usize> {
        span.start.saturating_sub(self.shift)..span.end.saturating_sub(self.shift)
    }

    /// Whether headers are made of it, so that what they could not keep is refused.
    pub fn is_printed(&self) -> bool {
        self.side == Side::C
    }

    pub fn unsupported(&self, at: Range<usize>, what: &str) -> ParseError {
        ParseError::new(at, "a system call's declaration cannot hold this", what, self.example)
    }

    /// A top-level declarator, which must be a function's.
    pub fn function(&self, base: Qualified, declarator: &Node<Declarator>) -> Result<Declaration, ParseError> {
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
            self.no_attributes(parameter)?;
            let base = self.base(&parameter.node.specifiers, at.clone())?;
            let Some(declarator) = &parameter.node.declarator else {
                if base.0 == CType::Void && function.node.parameters.len() == 1 {
                    break; // (void)
                }
                return Err(self.unsupported(at, "this parameter has no name"));
            };
            let (name, (ty, own)) = self.declared(base, &declarator.node, at.clone())?;
            self.says_something(&ty, own, &at)?;
            parameters.push(Parameter { name, ty, is_restrict: own.is_restrict, at });
        }
        let (returns, own) = self.derive(base, pointers, at.clone())?;
        self.says_something(&returns, own, &at)?;
        Ok(Declaration {
            name: name.node.name.clone(),
            name_at: self.span(name.span),
            returns,
            parameters,
            variadic_from: None,
            attributes: Vec::new(),
        })
    }

    /// Qualifiers of a parameter or a result itself mean nothing to a caller, except `restrict`.
    fn says_something(&self, ty: &CType, own: Qualifiers, at: &Range<usize>) -> Result<(), ParseError> {
        let words = [(own.is_const, "const"), (own.is_volatile, "volatile"), (own.is_atomic, "_Atomic")];
        self.can_be_restrict(ty, own, at)?;
        match words.into_iter().find(|(is_there, _)| *is_there) {
            Some((_, word)) if self.is_printed() => Err(ParseError::new(
                at.clone(),
                format!("{word} means nothing to the caller here"),
                format!("{word} of the value itself, not of what a pointer leads to"),
                format!("the same without {word}"),
            )),
            _ => Ok(()),
        }
    }

    fn can_be_restrict(&self, ty: &CType, own: Qualifiers, at: &Range<usize>) -> Result<(), ParseError> {
        if self.is_printed() && own.is_restrict && !ty.is_pointer() {
            let (label, help) = ("this is not a pointer", "restrict after a pointer's *, or no restrict");
            return Err(ParseError::new(at.clone(), "only pointers can be restrict", label, help));
        }
        Ok(())
    }

    /// A parameter's name and type.
    fn declared(
        &self,
        base: Qualified,
        declarator: &Declarator,
        at: Range<usize>,
    ) -> Result<(String, Qualified), ParseError> {
        let outer = self.derive(base, &declarator.derived, at.clone())?;
        match &declarator.kind.node {
            DeclaratorKind::Identifier(name) => Ok((name.node.name.clone(), self.as_pointer(outer, &at)?)),
            DeclaratorKind::Declarator(inner) => self.declared(outer, &inner.node, at),
            DeclaratorKind::Abstract => Err(self.unsupported(at, "this parameter has no name")),
        }
    }

    /// Wraps a type into pointers, then arrays and functions, as the declarator has them.
    fn derive(
        &self,
        base: Qualified,
        derived: &[Node<DerivedDeclarator>],
        at: Range<usize>,
    ) -> Result<Qualified, ParseError> {
        let is_pointer = |node: &&Node<DerivedDeclarator>| matches!(node.node, DerivedDeclarator::Pointer(_));
        let pointers = derived.iter().filter(is_pointer);
        let suffixes = derived.iter().rev().filter(|node| !is_pointer(node));
        let (mut ty, mut qualifiers) = base;
        for node in pointers.chain(suffixes) {
            match &node.node {
                DerivedDeclarator::Pointer(words) => {
                    self.can_be_restrict(&ty, qualifiers, &at)?;
                    ty = CType::Pointer { to: Box::new(ty), qualifiers, bound: None };
                    qualifiers = Qualifiers::default();
                    for word in words {
                        match &word.node {
                            PointerQualifier::TypeQualifier(word) => self.qualify(&mut qualifiers, word)?,
                            PointerQualifier::Extension(_) if !self.is_printed() => {}
                            PointerQualifier::Extension(_) => return Err(self.attribute(self.span(word.span))),
                        }
                    }
                }
                DerivedDeclarator::Array(array) => {
                    self.can_be_restrict(&ty, qualifiers, &at)?;
                    let length = self.length(&array.node, &at)?;
                    ty = CType::Array { of: Box::new(ty), qualifiers, length };
                    qualifiers = Qualifiers::default();
                }
                DerivedDeclarator::Function(function) => {
                    let parameters = self.unnamed(&function.node)?;
                    ty = CType::Function { returns: Box::new(ty), parameters };
                    qualifiers = Qualifiers::default();
                }
                _ => return Err(self.unsupported(at, "neither pointer, array nor function")),
            }
        }
        Ok((ty, qualifiers))
    }

    /// The parameter types of a function that is pointed to.
    fn unnamed(&self, function: &FunctionDeclarator) -> Result<Vec<CType>, ParseError> {
        let ty = |parameter: &Node<ParameterDeclaration>| {
            let at = self.span(parameter.span);
            self.no_attributes(parameter)?;
            let base = self.base(&parameter.node.specifiers, at.clone())?;
            let declarator = parameter.node.declarator.as_ref().map(|declarator| &declarator.node);
            let (ty, own) = self.as_pointer(self.derive_all(base, declarator, &at)?, &at)?;
            self.says_something(&ty, own, &at)?;
            Ok(ty)
        };
        function.parameters.iter().map(ty).collect()
    }

    /// Through all the parentheses that a declarator has, with a name in the midst or without.
    fn derive_all(
        &self,
        base: Qualified,
        declarator: Option<&Declarator>,
        at: &Range<usize>,
    ) -> Result<Qualified, ParseError> {
        let Some(declarator) = declarator else { return Ok(base) };
        let outer = self.derive(base, &declarator.derived, at.clone())?;
        match &declarator.kind.node {
            DeclaratorKind::Declarator(inner) => self.derive_all(outer, Some(&inner.node), at),
            _ => Ok(outer),
        }
    }
}
