//! `__attribute__((...))`: a function's go into its header, a parameter's are refused.

use std::ops::Range;

use lang_c::ast::{
    Attribute, Constant, Declaration, DeclarationSpecifier, Declarator, DeclaratorKind, Expression, Extension,
    ParameterDeclaration,
};
use lang_c::span::Node;

use super::syntax_tree::Reader;
use super::{Parameter, ParseError};

/// What gcc and clang both know of functions, and what is true of a system call's whichever way it is made.
const KNOWN: [&str; 5] = ["cold", "deprecated", "hot", "nonnull", "warn_unused_result"];

impl Reader<'_> {
    /// The function's attributes as headers have them: in a spelling that no macro of the program's can change.
    pub fn attributes(
        &self,
        declaration: &Declaration,
        declarator: &Declarator,
        parameters: &[Parameter],
    ) -> Result<Vec<String>, ParseError> {
        let before = declaration.specifiers.iter().filter_map(|specifier| match &specifier.node {
            DeclarationSpecifier::Extension(extensions) => Some(extensions),
            _ => None,
        });
        let all = before.flatten().chain(&declarator.extensions);
        all.map(|extension| match &extension.node {
            Extension::Attribute(attribute) => self.known(attribute, parameters, self.span(extension.span)),
            _ => Err(self.unsupported(self.span(extension.span), "the header has a label of its own there")),
        })
        .collect()
    }

    fn known(&self, attribute: &Attribute, parameters: &[Parameter], at: Range<usize>) -> Result<String, ParseError> {
        let name = attribute.name.node.as_str();
        let name = name.strip_prefix("__").and_then(|name| name.strip_suffix("__")).unwrap_or(name);
        let refused = |label: &str| {
            let help = format!("one of {}; or leave it out", KNOWN.join(", "));
            ParseError::new(at.clone(), "the header cannot have this attribute", label, help)
        };
        if !KNOWN.contains(&name) {
            return Err(refused("not known to every compiler, or not true of a system call"));
        }
        let mut arguments = Vec::new();
        for argument in &attribute.arguments {
            let is_pointer = |index: usize| {
                index > 0 && parameters.get(index - 1).is_some_and(|parameter| parameter.ty.is_pointer())
            };
            match (name, number(argument)) {
                ("nonnull", Some(index)) if is_pointer(index) => arguments.push(index.to_string()),
                ("nonnull", _) => {
                    return Err(refused("should be the numbers of pointers among the parameters, from 1"));
                }
                _ => return Err(refused("this one takes nothing in parentheses")),
            }
        }
        let arguments = if arguments.is_empty() { String::new() } else { format!("({})", arguments.join(", ")) };
        Ok(format!("__{name}__{arguments}"))
    }

    /// Refuses attributes of parameters: compilers differ in where they allow them, and in what they mean there.
    pub fn no_attributes(&self, parameter: &Node<ParameterDeclaration>) -> Result<(), ParseError> {
        let is_one =
            |specifier: &&Node<DeclarationSpecifier>| matches!(specifier.node, DeclarationSpecifier::Extension(_));
        let mut has_one = !parameter.node.extensions.is_empty();
        has_one |= parameter.node.specifiers.iter().any(|specifier| is_one(&specifier));
        has_one |= parameter.node.declarator.as_ref().is_some_and(|declarator| is_extended(&declarator.node));
        if has_one && self.is_printed() { Err(self.attribute(self.span(parameter.span))) } else { Ok(()) }
    }

    pub fn attribute(&self, at: Range<usize>) -> ParseError {
        let label = "compilers differ on what it means here";
        let help = "the same without __attribute__; attributes of the function go after its parameters";
        ParseError::new(at, "a parameter's attribute would not reach the header", label, help)
    }
}

fn is_extended(declarator: &Declarator) -> bool {
    let inner = match &declarator.kind.node {
        DeclaratorKind::Declarator(inner) => is_extended(&inner.node),
        _ => false,
    };
    inner || !declarator.extensions.is_empty()
}

fn number(argument: &Node<Expression>) -> Option<usize> {
    match &argument.node {
        Expression::Constant(constant) => match &constant.node {
            Constant::Integer(integer) => integer.number.parse().ok(),
            _ => None,
        },
        _ => None,
    }
}
