//! The two declarations of a call, each by itself.

use crate::call::{Constant, Kind, Source};
use crate::check::required::required;
use crate::check::side::Side;
use crate::check::{c_prototype, constants, matching, tags, user_pointers};
use crate::ctype::CType;
use crate::decl::{self, Declaration, Parameter, ParseError};
use crate::diagnostic::Problem;
use crate::entry::Entry;
use crate::toml_text::Text;

const C_HELP: &str = "c = \"int name(type parameter, type parameter)\"";

/// What the declarations come to.
pub struct Prototype {
    pub returns: CType,
    pub c: Vec<Parameter>,
    pub variadic_from: Option<usize>,
    pub kernel: Vec<(Parameter, Source)>,
    pub constants: Vec<Constant>,
    pub attributes: Vec<String>,
}

pub fn read(entry: &Entry, kind: Kind, is_no_system_call: bool, problems: &mut Vec<Problem>) -> Option<Prototype> {
    if is_no_system_call {
        return c_alone(entry, kind, problems);
    }
    let kernel_help = "kernel = \"SYSCALL_DEFINE2(name, type, parameter, type, parameter)\"";
    let kernel_text = required(entry, &entry.kernel, "kernel", kernel_help, problems);
    let c_text = required(entry, &entry.c, "c", C_HELP, problems);
    let kernel = kernel_text.and_then(|text| parsed(decl::parse_kernel(&text.value, kind), text, problems));
    let c = c_text.and_then(|text| parsed(decl::parse_c(&text.value), text, problems));
    for (declaration, text) in [(&kernel, kernel_text), (&c, c_text)] {
        if let (Some(declaration), Some(text)) = (declaration, text) {
            named_like_the_entry(entry, declaration, text, problems);
        }
    }
    let (kernel, c) = (kernel?, c?);
    let (kernel_text, c_text) = (kernel_text?, c_text?);
    let kernel_side = Side { declaration: &kernel, text: kernel_text };
    let c_prototype = Side { declaration: &c, text: c_text };
    c_prototype::check(&c_prototype, kind, problems);
    problems.extend(tags::check(&c_prototype));
    if entry.since.is_none() {
        problems.extend(user_pointers::check(&kernel_side));
    }
    let constants = constants::read(entry, kind, &kernel_side, &c_prototype, problems);
    let kernel = matching::sources(entry, kind, &kernel_side, &c_prototype, problems);
    let (returns, c) = (c.returns.clone(), &c);
    Some(Prototype {
        returns,
        c: c.parameters.clone(),
        variadic_from: c.variadic_from,
        kernel,
        constants,
        attributes: c.attributes.clone(),
    })
}

/// Of a function that is no system call.
fn c_alone(entry: &Entry, kind: Kind, problems: &mut Vec<Problem>) -> Option<Prototype> {
    let text = required(entry, &entry.c, "c", C_HELP, problems)?;
    let c = parsed(decl::parse_c(&text.value), text, problems)?;
    named_like_the_entry(entry, &c, text, problems);
    c_prototype::check(&Side { declaration: &c, text }, kind, problems);
    Some(Prototype {
        returns: c.returns,
        c: c.parameters,
        variadic_from: c.variadic_from,
        kernel: Vec::new(),
        constants: Vec::new(),
        attributes: c.attributes,
    })
}

fn parsed(result: Result<Declaration, ParseError>, text: &Text, problems: &mut Vec<Problem>) -> Option<Declaration> {
    result
        .map_err(|error| {
            let span = text.part(error.at);
            problems.push(Problem::new(span, error.message, error.label, error.help));
        })
        .ok()
}

fn named_like_the_entry(entry: &Entry, declaration: &Declaration, text: &Text, problems: &mut Vec<Problem>) {
    let name = &entry.name.value;
    // A parameter without a name has been reported already.
    if declaration.name != *name && !name.is_empty() {
        let message = format!("{} is declared in the entry of {name}", declaration.name);
        let span = text.part(declaration.name_at.clone());
        problems.push(
            Problem::new(span, message, "another name", name.as_str()).with(entry.name.span.clone(), "in this entry"),
        );
    }
}
