//! The lines in files that all calls share.

use super::option::option;
use super::parameters::{Compat, compat_parameters, declared, list, needs_compat, parameters, struct_tag};
use super::tree::Tree;
use crate::call::Call;

const SYSCALLS_H: &str = "include/linux/syscalls.h";
const COMPAT_H: &str = "include/linux/compat.h";
const SYS_NI: &str = "kernel/sys_ni.c";
const KCONFIG: &str = "init/Kconfig";
const MAKEFILE: &str = "kernel/Makefile";

/// Whether the text has the word, and not just as a part of another.
pub fn has_word(text: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(word)
        .any(|(at, _)| !text[..at].ends_with(is_part) && !text[at + word.len()..].starts_with(is_part))
}

pub fn add_prototypes(tree: &mut Tree, family: &str, call: &Call) {
    let Some(text) = tree.required(SYSCALLS_H) else { return };
    let symbol = format!("sys_{}", call.name);
    if !has_word(&text, &symbol) {
        let structs = struct_tag(call).map(|tag| format!("struct {tag};\n")).unwrap_or_default();
        let prototype = format!("asmlinkage long {symbol}({});\n", list(&parameters(call)));
        let anchor = "/*\n * Architecture-specific system calls\n */";
        tree.insert_before(SYSCALLS_H, anchor, &format!("/* kernel/{family}.c */\n{structs}{prototype}\n"));
    }
    if needs_compat(call) {
        add_compat_prototype(tree, call);
    }
}

fn add_compat_prototype(tree: &mut Tree, call: &Call) {
    let Some(text) = tree.required(COMPAT_H) else { return };
    let symbol = format!("compat_sys_{}", call.name);
    if !has_word(&text, &symbol) {
        let parameters = compat_parameters(call).into_iter().map(|parameter| match parameter {
            Compat::Same(ty, name) | Compat::Signed(ty, name) => declared(&(ty, name)),
            Compat::Pair(name) => format!("compat_arg_u64({name})"),
        });
        let prototype = format!("asmlinkage long {symbol}({});\n", parameters.collect::<Vec<_>>().join(", "));
        tree.insert_before(COMPAT_H, "#endif /* CONFIG_ARCH_HAS_SYSCALL_WRAPPER */", &format!("{prototype}\n"));
    }
}

/// So that a kernel without the option answers ENOSYS.
pub fn add_cond_syscall(tree: &mut Tree, family: &str, call: &Call) {
    let Some(mut text) = tree.required(SYS_NI) else { return };
    let line = format!("COND_SYSCALL({});", call.name);
    if !text.contains("\nCOND_SYSCALL(") {
        return tree.problem(format!("{SYS_NI}: there is no COND_SYSCALL in it, so I do not know this kernel"));
    }
    if text.contains(&line) {
        return;
    }
    let heading = format!("\n/* kernel/{family}.c */\n");
    if !text.contains(&heading) {
        text += &heading;
    }
    let at = text.find(&heading).expect("it is there") + heading.len();
    let compat = if needs_compat(call) { format!("COND_SYSCALL_COMPAT({});\n", call.name) } else { String::new() };
    text.insert_str(at, &format!("{line}\n{compat}"));
    tree.set(SYS_NI, text);
}

pub fn add_option(tree: &mut Tree, family: &str, calls: &[&Call]) {
    let Some(text) = tree.required(KCONFIG) else { return };
    let heading = format!("config {}", option(family));
    if text.lines().any(|line| line == heading) {
        return;
    }
    let names = calls.iter().map(|call| format!("{}()", call.name)).collect::<Vec<_>>().join(", ");
    let word = if calls.len() == 1 { "call" } else { "calls" };
    let about = calls.iter().map(|call| wrapped(&format!("{}: {}", call.name, call.about))).collect::<String>();
    let entry = format!(
        "{heading}\n\tbool \"Enable the system {word} {names}\" if EXPERT\n\tdefault y\n\thelp\n{about}\n\t  If unsure, say Y.\n\n"
    );
    tree.insert_before(KCONFIG, "config RSEQ", &entry);
}

/// A help text's lines.
fn wrapped(text: &str) -> String {
    const WIDTH: usize = 70;
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let line = lines.last_mut().expect("there is one");
        if !line.is_empty() && line.len() + 1 + word.len() > WIDTH {
            lines.push(word.to_owned());
        } else {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines.iter().map(|line| format!("\t  {line}\n")).collect()
}

pub fn add_makefile_line(tree: &mut Tree, family: &str) {
    let Some(text) = tree.required(MAKEFILE) else { return };
    let line = format!("obj-$(CONFIG_{}) += {family}.o", option(family));
    if text.lines().any(|old| old == line) {
        return;
    }
    let mut lines: Vec<&str> = text.lines().collect();
    match lines.iter().rposition(|line| line.starts_with("obj-$(CONFIG_") && !line.ends_with('\\')) {
        Some(at) => {
            lines.insert(at + 1, &line);
            tree.set(MAKEFILE, lines.join("\n") + "\n");
        }
        None => tree.problem(format!("{MAKEFILE}: there is no line obj-$(CONFIG_...), so I do not know this kernel")),
    }
}
