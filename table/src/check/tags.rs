//! Tags of structs, unions and enums, which all calls of all tables share with the C headers that a program includes.

use std::collections::HashMap;

use crate::call::Call;
use crate::check::{reserved, side::Side};
use crate::ctype::CType;
use crate::diagnostic::Problem;

/// Tags that no C or C++ header can declare, or that C headers have for something else.
pub fn check(c: &Side) -> Vec<Problem> {
    let mut problems = Vec::new();
    for parameter in c.parameters() {
        let refused = parameter.ty.tags().into_iter().find_map(|ty| Some((ty.tag()?, reserved::tag(&ty.tag()?)?)));
        if let Some((tag, why)) = refused {
            let message = format!("{tag} cannot be declared");
            problems.push(c.problem(parameter, message, &why, "another tag, or void *"));
        }
    }
    problems
}

/// C has one name space for all tags.
pub fn no_two_kinds(calls: &[&Call], problems: &mut Vec<Problem>) {
    let mut first: HashMap<&str, (&str, &Call)> = HashMap::new();
    for call in calls {
        for ty in call.c.iter().flat_map(|parameter| parameter.ty.tags()) {
            let (keyword, tag) = match ty {
                CType::Enum(tag) => ("enum", tag.as_str()),
                CType::Tagged { keyword, tag } => (*keyword, tag.as_str()),
                _ => continue,
            };
            let (other, by) = *first.entry(tag).or_insert((keyword, call));
            if other != keyword {
                let message = format!("{keyword} {tag} is {other} {tag} elsewhere");
                let label = "C has one name space for the tags of structs, unions and enums";
                let problem = Problem::new(call.span.clone(), message, label, format!("{other} {tag}, or another tag"));
                let is_same_call = by.span == call.span;
                problems.push(match is_same_call {
                    true => problem,
                    false => problem.with(by.span.clone(), format!("here it is {other} {tag}")),
                });
                break;
            }
        }
    }
}

/// An enum must be defined before a prototype has it: by `include`, or in NAME.h beside the table, whose text is `types`.
pub fn enums_are_defined(calls: &[Call], types: Option<&str>, problems: &mut Vec<Problem>) {
    for call in calls.iter().filter(|call| call.include.is_none()) {
        let enums = call.c.iter().map(|parameter| &parameter.ty).chain([&call.returns]).flat_map(CType::tags);
        let missing = enums.filter(|ty| matches!(ty, CType::Enum(_))).filter_map(CType::tag);
        let is_defined = |tag: &str| types.is_some_and(|types| types.contains(tag));
        if let Some(tag) = missing.into_iter().find(|tag| !is_defined(tag)) {
            let message = format!("{tag} is defined nowhere");
            let label = "C and C++ need an enum's definition before its use in a prototype";
            let help = format!("include = \"linux/NAME.h\", the header that defines {tag}; or int");
            problems.push(Problem::new(call.span.clone(), message, label, help));
        }
    }
}
