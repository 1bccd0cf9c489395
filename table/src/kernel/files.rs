//! The lines in files that all calls share.

use super::birth;
use super::compat::{Compat, compat_parameters, needs_compat};
use super::option::option;
use super::parameters::{declared, forward_declarations, in_parentheses, parameters};
use super::tree::Tree;
use crate::call::Call;

pub const SYSCALLS_H: &str = "include/linux/syscalls.h";
pub const COMPAT_H: &str = "include/linux/compat.h";
pub const SYS_NI: &str = "kernel/sys_ni.c";
pub const KCONFIG: &str = "init/Kconfig";
pub const MAKEFILE: &str = "kernel/Makefile";

/// Whether the text has the word, and not just as a part of another.
pub fn has_word(text: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(word)
        .any(|(at, _)| !text[..at].ends_with(is_part) && !text[at + word.len()..].starts_with(is_part))
}

pub fn add_prototypes(tree: &mut Tree, family: &str, call: &Call) {
    let Some(text) = tree.required(SYSCALLS_H) else { return };
    if !has_word(&text, &format!("sys_{}", call.name)) {
        let anchor = "/*\n * Architecture-specific system calls\n */";
        tree.insert_before(SYSCALLS_H, anchor, &prototype(family, call));
    }
    if needs_compat(call) {
        add_compat_prototype(tree, call);
    }
}

/// What goes into SYSCALLS_H.
pub fn prototype(family: &str, call: &Call) -> String {
    let structs = forward_declarations(call);
    let items: Vec<String> = parameters(call).iter().map(declared).collect();
    let prototype = in_parentheses(&format!("asmlinkage long sys_{}", call.name), &items);
    format!("/* kernel/{family}.c */\n{structs}{prototype};\n\n")
}

fn add_compat_prototype(tree: &mut Tree, call: &Call) {
    let Some(text) = tree.required(COMPAT_H) else { return };
    if !has_word(&text, &format!("compat_sys_{}", call.name)) {
        tree.insert_before(COMPAT_H, "#endif /* CONFIG_ARCH_HAS_SYSCALL_WRAPPER */", &compat_prototype(call));
    }
}

/// What goes into COMPAT_H.
pub fn compat_prototype(call: &Call) -> String {
    let parameters = compat_parameters(call).into_iter().map(|parameter| match parameter {
        Compat::Same(ty, name) | Compat::Signed(ty, name) | Compat::Memory(ty, name, _) => declared(&(ty, name)),
        Compat::Pair(name) => format!("compat_arg_u64({name})"),
    });
    let prototype =
        in_parentheses(&format!("asmlinkage long compat_sys_{}", call.name), &parameters.collect::<Vec<_>>());
    format!("{}{prototype};\n\n", forward_declarations(call))
}

/// So that a kernel without the option answers ENOSYS.
pub fn add_cond_syscall(tree: &mut Tree, family: &str, call: &Call) {
    let Some(mut text) = tree.required(SYS_NI) else { return };
    let line = cond_syscall(call);
    if !text.contains("\nCOND_SYSCALL(") {
        return tree.problem(format!("{SYS_NI}: there is no COND_SYSCALL in it, so splork does not know this kernel"));
    }
    if text.contains(&format!("COND_SYSCALL({});", call.name)) {
        return;
    }
    let heading = heading(family);
    if !text.contains(&heading) {
        text += &heading;
    }
    let at = text.find(&heading).expect("it is there") + heading.len();
    text.insert_str(at, &line);
    tree.set(SYS_NI, text);
}

/// The lines for a call in SYS_NI.
pub fn cond_syscall(call: &Call) -> String {
    let compat = if needs_compat(call) { format!("COND_SYSCALL_COMPAT({});\n", call.name) } else { String::new() };
    format!("COND_SYSCALL({});\n{compat}", call.name)
}

/// What a family's lines in SYS_NI stand behind.
pub fn heading(family: &str) -> String {
    format!("\n/* kernel/{family}.c */\n")
}

pub fn add_option(tree: &mut Tree, family: &str, calls: &[&Call]) {
    let Some(text) = tree.required(KCONFIG) else { return };
    let heading = format!("config {}", option(family));
    if !text.lines().any(|line| line == heading) {
        tree.insert_before(KCONFIG, "config RSEQ", &option_entry(family, calls));
    }
}

/// The family's entry in KCONFIG.
pub fn option_entry(family: &str, calls: &[&Call]) -> String {
    let heading = format!("config {}", option(family));
    let names = calls.iter().map(|call| format!("{}()", call.name)).collect::<Vec<_>>().join(", ");
    let word = if calls.len() == 1 { "call" } else { "calls" };
    let about = calls.iter().map(|call| wrapped(&format!("{}: {}", call.name, call.about))).collect::<String>();
    let select = if calls.iter().any(|call| birth::is_for(call)) { "\tselect TRACING\n" } else { "" };
    format!(
        "{heading}\n\tbool \"Enable the system {word} {names}\" if EXPERT\n\tdefault y\n{select}\thelp\n{about}\n\
         \t  A kernel that is built without this option answers ENOSYS, and\n\
         \t  programs have to do without.\n\n\
         \t  If unsure, say Y.\n\n"
    )
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

pub fn makefile_line(family: &str) -> String {
    format!("obj-$(CONFIG_{}) += {family}.o", option(family))
}

pub fn add_makefile_line(tree: &mut Tree, family: &str) {
    let Some(text) = tree.required(MAKEFILE) else { return };
    let line = makefile_line(family);
    if text.lines().any(|old| old == line) {
        return;
    }
    let mut lines: Vec<&str> = text.lines().collect();
    match lines.iter().rposition(|line| line.starts_with("obj-$(CONFIG_") && !line.ends_with('\\')) {
        Some(at) => {
            lines.insert(at + 1, &line);
            tree.set(MAKEFILE, lines.join("\n") + "\n");
        }
        None => {
            tree.problem(format!("{MAKEFILE}: there is no line obj-$(CONFIG_...), so splork does not know this kernel"))
        }
    }
}
