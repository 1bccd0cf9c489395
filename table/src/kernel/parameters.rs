//! A call's parameters as the kernel writes them.

use std::collections::BTreeSet;

use crate::call::Call;
use crate::ctype::CType;

/// Type and name of each, from the SYSCALL_DEFINEn line itself, so that __user and const are kept.
pub fn parameters(call: &Call) -> Vec<(String, String)> {
    let inside = call.kernel_text.split_once('(').and_then(|(_, rest)| rest.rsplit_once(')')).map_or("", |pair| pair.0);
    let words: Vec<&str> = inside.split(',').map(str::trim).skip(1).collect();
    words.chunks_exact(2).map(|pair| (pair[0].to_owned(), pair[1].to_owned())).collect()
}

/// `unsigned long arg1`, but `void __user *arg2`.
pub fn declared((ty, name): &(String, String)) -> String {
    if ty.ends_with('*') { format!("{ty}{name}") } else { format!("{ty} {name}") }
}

/// A prototype's parameter list.
pub fn list(parameters: &[(String, String)]) -> String {
    if parameters.is_empty() {
        return "void".to_owned();
    }
    parameters.iter().map(declared).collect::<Vec<_>>().join(", ")
}

/// `head(item, item)`, in as many lines as the kernel's style has it: 100 columns, and what follows below the parenthesis.
pub fn in_parentheses(head: &str, items: &[String]) -> String {
    const COLUMNS: usize = 100;
    let column = head.len() + 1;
    let indent = "\t".repeat(column / 8) + &" ".repeat(column % 8);
    let mut text = format!("{head}(");
    let mut used = column;
    for (index, item) in items.iter().enumerate() {
        let behind = if index + 1 == items.len() { ")" } else { "," };
        if index > 0 && used + 1 + item.len() + behind.len() + 1 > COLUMNS {
            text += &format!("\n{indent}");
            used = column;
        } else if index > 0 {
            text.push(' ');
            used += 1;
        }
        text += item;
        text += behind;
        used += item.len() + behind.len();
    }
    if items.is_empty() { text + "void)" } else { text }
}

/// Declarations of the structs, unions and enums that the call's own line mentions: a prototype's own would be another.
pub fn forward_declarations(call: &Call) -> String {
    let tags = call.kernel.iter().flat_map(|(parameter, _)| parameter.ty.tags());
    let tags: BTreeSet<String> = tags.filter_map(CType::tag).collect();
    tags.iter().map(|tag| format!("{tag};\n")).collect()
}

/// The tag of a packed call's struct.
pub fn struct_tag(call: &Call) -> Option<&str> {
    match call.packed_struct()? {
        CType::Tagged { tag, .. } => Some(tag),
        _ => None,
    }
}
