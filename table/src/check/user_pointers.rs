//! A pointer that a program passes is marked in the kernel's declaration: sparse then finds every place that follows it
//! as if it were the kernel's own, which would hand the program the kernel's memory.

use crate::check::side::Side;
use crate::decl::Parameter;
use crate::diagnostic::Problem;

const MARK: &str = "__user";

/// For your own calls only: lines of upstream Linux stay as they are.
pub fn check(kernel: &Side) -> Vec<Problem> {
    kernel.parameters().iter().filter_map(|parameter| unmarked(kernel, parameter)).collect()
}

fn unmarked(kernel: &Side, parameter: &Parameter) -> Option<Problem> {
    let text = kernel.text.value.get(parameter.at.clone())?;
    let (ty, _) = text.rsplit_once(',')?;
    let parts: Vec<&str> = ty.split('*').collect();
    let (behind, before) = parts.split_last()?;
    let is_marked = |part: &&str| part.split_whitespace().any(|word| word == MARK);
    if ty.contains('(') || before.iter().all(is_marked) {
        return None;
    }
    let marked = |part: &&str| {
        let part = part.trim();
        if is_marked(&part) { part.to_owned() } else { format!("{part} {MARK}").trim().to_owned() }
    };
    let help = before.iter().map(marked).collect::<Vec<_>>().join(" *");
    let help = format!("{help} *{}", behind.trim());
    let message = format!("{} is a pointer without {MARK}", parameter.name);
    Some(kernel.problem(parameter, message, "the program's address, not the kernel's", help))
}
