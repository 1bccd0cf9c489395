//! The C declaration by itself.

use crate::call::Kind;
use crate::check::reserved;
use crate::check::side::Side;
use crate::ctype::CType;
use crate::decl::Parameter;
use crate::diagnostic::Problem;

pub fn check(c: &Side, kind: Kind, problems: &mut Vec<Problem>) {
    problems.extend(result(c));
    for parameter in c.parameters() {
        problems.extend(name(c, parameter));
    }
    if let Some(from) = c.declaration.variadic_from {
        problems.extend(variadic(c, from));
    }
    if kind == Kind::Clone {
        problems.extend(missing_of_clone(c));
    }
}

fn result(c: &Side) -> Option<Problem> {
    let fits = match &c.declaration.returns {
        CType::Integer(integer) => integer.signed && integer.width.bits(32) == 32,
        CType::Pointer { .. } => true,
        _ => false,
    };
    let label = "must return -1 on error, and no more than the one register that the kernel returns";
    let help = "int, long, ssize_t, pid_t or a pointer";
    (!fits).then(|| c.problem_as_a_whole("a system call cannot return this".to_owned(), label, help))
}

fn name(c: &Side, parameter: &Parameter) -> Option<Problem> {
    let name = &parameter.name;
    let why = reserved::parameter(name)?;
    let with_another_end = format!("{name}_");
    let bare = name.trim_start_matches('_');
    let help = if reserved::parameter(&with_another_end).is_none() {
        format!("{with_another_end}, which still matches the kernel's name")
    } else if !bare.is_empty() && reserved::parameter(bare).is_none() {
        format!("{bare}, which still matches the kernel's name")
    } else {
        "another name, on both sides".to_owned()
    };
    Some(c.problem(parameter, format!("a parameter cannot be called {name}"), why, help))
}

/// What C passes through `...` as it passes a named parameter: neither promoted nor in two slots on any ABI.
fn variadic(c: &Side, from: usize) -> Vec<Problem> {
    let mut problems = Vec::new();
    for parameter in &c.parameters()[from..] {
        let fits = parameter.ty.scalar().is_some_and(|(width, _)| width.bits(32) == 32);
        if !fits {
            let message = format!("{} cannot be passed through ...", parameter.name);
            let help = "int, long or a pointer; or name it before the dots";
            problems.push(c.problem(parameter, message, "C promotes or splits this type there", help));
        }
    }
    problems
}

/// A call of kind clone starts fn(arg) on stack.
fn missing_of_clone(c: &Side) -> Vec<Problem> {
    let void_pointer = |ty: &CType| matches!(ty, CType::Pointer { to, .. } if **to == CType::Void);
    let has = |name: &str, fits: &dyn Fn(&CType) -> bool| c.parameters().iter().any(|p| p.name == name && fits(&p.ty));
    let wanted = [
        ("int (*fn)(void *)", has("fn", &CType::is_child_function)),
        ("void *stack", has("stack", &void_pointer)),
        ("void *arg", has("arg", &void_pointer)),
        ("int flags", has("flags", &|ty| ty.scalar().is_some())),
    ];
    let missing = wanted.iter().filter(|(_, present)| !present);
    missing
        .map(|(parameter, _)| {
            let message = format!("a call of kind clone needs the C parameter {parameter}");
            let help = "int name(int (*fn)(void *), void *stack, int flags, void *arg, ...)";
            c.problem_as_a_whole(message, "not in this prototype, or of another type", help)
        })
        .collect()
}
