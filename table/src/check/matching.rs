//! The two declarations against each other: where each kernel argument comes from.

use crate::call::{Kind, Source, bare};
use crate::check::side::Side;
use crate::ctype::{CType, Width};
use crate::decl::Parameter;
use crate::diagnostic::Problem;
use crate::entry::Entry;
use crate::nearest::nearest;

pub const SCALAR_LABEL: &str = "a register holds integers and pointers";
pub const SCALAR_HELP: &str = "an integer or a pointer";

/// For each kernel parameter, where it comes from. What has no counterpart goes to the problems.
pub fn sources(
    entry: &Entry,
    kind: Kind,
    kernel: &Side,
    c: &Side,
    problems: &mut Vec<Problem>,
) -> Vec<(Parameter, Source)> {
    problems.extend(twice(kernel));
    problems.extend(twice(c));
    match kind {
        Kind::Packed => packed(entry, kernel, c, problems),
        Kind::HandWritten => kernel.parameters().iter().map(|p| (p.clone(), Source::HandWritten)).collect(),
        Kind::Plain | Kind::Clone => {
            problems.extend(dropped(kind, kernel, c));
            by_name(entry, kernel, c, problems)
        }
    }
}

/// Matched by name, each name must be one parameter's.
fn twice(side: &Side) -> Vec<Problem> {
    let parameters = side.parameters();
    let is_second = |index: usize| parameters[..index].iter().any(|p| bare(&p.name) == bare(&parameters[index].name));
    let second = (0..parameters.len()).filter(|&index| is_second(index)).map(|index| &parameters[index]);
    second
        .map(|parameter| {
            let message = format!("two parameters are called {}", bare(&parameter.name));
            side.problem(parameter, message, "the second", "another name")
        })
        .collect()
}

fn by_name(entry: &Entry, kernel: &Side, c: &Side, problems: &mut Vec<Problem>) -> Vec<(Parameter, Source)> {
    let mut sources = Vec::new();
    for parameter in kernel.parameters() {
        let constant = entry.constants.iter().position(|(name, _)| bare(&name.value) == bare(&parameter.name));
        match c.parameters().iter().position(|c| bare(&c.name) == bare(&parameter.name)) {
            None if constant.is_some() => {
                sources.extend(constant.map(|index| (parameter.clone(), Source::Constant(index))))
            }
            None if entry.mistyped.contains(&"constants") => {}
            Some(index) => {
                problems.extend(misfit(kernel, parameter, c, &c.parameters()[index]));
                sources.push((parameter.clone(), Source::Parameter(index)));
            }
            None => {
                let names = c.parameters().iter().map(|c| c.name.as_str());
                let help = match nearest(&parameter.name, names) {
                    Some(name) => format!("{name}, as in the C prototype"),
                    None => format!("a C parameter named {0}, or constants = {{ {0} = 0 }}", parameter.name),
                };
                let message = format!("the C prototype has no parameter {}", parameter.name);
                problems.push(kernel.problem(parameter, message, "nothing to pass here", help));
            }
        }
    }
    sources
}

/// C parameters that would go nowhere; a child's fn and arg never go to the kernel.
fn dropped(kind: Kind, kernel: &Side, c: &Side) -> Vec<Problem> {
    let is_childs = |name: &str| kind == Kind::Clone && ["fn", "arg"].contains(&name);
    let has = |name: &str| kernel.parameters().iter().any(|kernel| bare(&kernel.name) == bare(name));
    let dropped = c.parameters().iter().filter(|parameter| !is_childs(&parameter.name) && !has(&parameter.name));
    dropped
        .map(|parameter| {
            let message = format!("the kernel has no parameter {}", parameter.name);
            let help = format!("a kernel parameter named {}; parameters are matched by name", parameter.name);
            c.problem(parameter, message, "this would be dropped", help)
        })
        .collect()
}

fn packed(entry: &Entry, kernel: &Side, c: &Side, problems: &mut Vec<Problem>) -> Vec<(Parameter, Source)> {
    let is_struct =
        |ty: &CType| matches!(ty, CType::Pointer { to, .. } if matches!(**to, CType::Tagged { keyword: "struct", .. }));
    let is_size = |ty: &CType| matches!(ty.scalar(), Some((Width::Word, false))) && !ty.is_pointer();
    let source = |parameter: &Parameter| match &parameter.ty {
        ty if is_struct(ty) => Some((parameter.clone(), Source::Struct)),
        ty if is_size(ty) => Some((parameter.clone(), Source::StructSize)),
        _ => None,
    };
    let sources: Vec<_> = kernel.parameters().iter().filter_map(source).collect();
    let has = |wanted| sources.iter().filter(|(_, source)| *source == wanted).count() == 1;
    if kernel.parameters().len() != 2 || !has(Source::Struct) || !has(Source::StructSize) {
        let span = kernel.text.whole();
        let name = &entry.name.value;
        let help = format!("SYSCALL_DEFINE2({name}, struct {name}_args __user *, args, size_t, size)");
        let message = "a packed call takes its struct and the struct's size";
        problems.push(Problem::new(span, message, "not a struct and a size", help));
    }
    for parameter in c.parameters().iter().filter(|parameter| parameter.ty.scalar().is_none()) {
        let message = format!("{} cannot be packed", parameter.name);
        problems.push(c.problem(parameter, message, "no scalar", SCALAR_HELP));
    }
    sources
}

fn is_mode(parameter: &Parameter, name: &str) -> bool {
    matches!(parameter.ty, CType::Integer(integer) if integer.c == name)
}

/// The C value must fit the kernel's type on every ABI, 32-bit ones included.
fn misfit(kernel: &Side, to: &Parameter, c: &Side, from: &Parameter) -> Option<Problem> {
    let no_scalar = |side: &Side, parameter: &Parameter| {
        side.problem(parameter, format!("{} is not a scalar", parameter.name), SCALAR_LABEL, SCALAR_HELP)
    };
    let Some((c_width, _)) = from.ty.scalar() else { return Some(no_scalar(c, from)) };
    let Some((kernel_width, _)) = to.ty.scalar() else { return Some(no_scalar(kernel, to)) };
    if is_mode(from, "mode_t") && is_mode(to, "umode_t") {
        return None; // libc's type is wider, but a mode has 16 bits
    }
    for pointer in [64, 32] {
        let (kernel_bits, c_bits) = (kernel_width.bits(pointer), c_width.bits(pointer));
        if c_bits > kernel_bits {
            let message = format!("{} loses bits on its way to the kernel", from.name);
            let label = format!("{c_bits} bits in C, {kernel_bits} in the kernel, where a pointer has {pointer}");
            return Some(c.problem(from, message, &label, "a type no wider than the kernel's"));
        }
    }
    if from.ty.is_pointer() != to.ty.is_pointer() {
        let (integer, side) = if from.ty.is_pointer() { (&to.ty, "kernel") } else { (&from.ty, "C") };
        if !matches!(integer.scalar(), Some((Width::Word, _))) {
            let message = format!("{} is a pointer on one side only", from.name);
            let help = format!("unsigned long on the {side} side, which is as wide as a pointer everywhere");
            return Some(c.problem(from, message, "a pointer and a fixed width", help));
        }
    }
    None
}
