//! The source file of a family: a SYSCALL_DEFINEn for each call, ready to be filled in.

use std::collections::BTreeSet;

use super::birth;
use super::columns::within_columns;
use super::compat::{Compat, compat_parameters, needs_compat, needs_compat_memory, structs_of_ones_own};
use super::parameters::{forward_declarations, in_parentheses, list, parameters, struct_tag};
use super::tree::Tree;
use super::within::Within;
use crate::call::{Call, Kind};

/// The whole file as it is written, were these all its calls.
pub fn text(tree: &mut Tree, within: Within, family: &str, calls: &[&Call]) -> String {
    let includes: BTreeSet<&str> = calls.iter().filter_map(|call| call.include.as_deref()).collect();
    let includes = includes.into_iter().filter(|header| within.has_header(tree, header));
    let includes: String = includes.map(|header| format!("#include <{header}>\n")).collect();
    let birth = if calls.iter().any(|call| birth::is_for(call)) { birth::include(family) } else { String::new() };
    calls.iter().fold(head(family) + &includes + &birth, |text, call| text + "\n" + &within_columns(&definition(call)))
}

pub fn add(tree: &mut Tree, within: Within, family: &str, calls: &[&Call]) {
    let path = within.source(family);
    let old = tree.text(&path);
    let has = |call: &Call| old.as_ref().is_some_and(|text| is_defined(text, &call.name));
    if old.is_some() && !calls.iter().any(|call| has(call)) {
        let help = "give the table another file name";
        return tree.problem(format!("{path}: exists and has none of the table's calls: {help}"));
    }
    let text = match &old {
        None => text(tree, within, family, calls),
        Some(old) => {
            let missing = calls.iter().filter(|call| !has(call));
            missing.fold(old.clone(), |text, call| {
                let is_new = birth::is_for(call) && !text.contains(birth::include(family).trim());
                let include = if is_new { birth::include(family) } else { String::new() };
                text + &include + "\n" + &within_columns(&definition(call))
            })
        }
    };
    if text.contains(birth::include(family).trim()) {
        birth::add(tree, within, family);
    }
    if old.as_ref() != Some(&text) {
        tree.set(&path, text);
    }
}

fn is_defined(text: &str, name: &str) -> bool {
    place(text, name).is_some()
}

/// Where the text has the call's SYSCALL_DEFINEn, as skeleton or, by now, as more than that.
pub fn place(text: &str, name: &str) -> Option<usize> {
    let places = text.match_indices("SYSCALL_DEFINE").map(|(at, _)| at);
    places.into_iter().find(|at| {
        let rest = text[at + "SYSCALL_DEFINE".len()..].trim_start_matches(|c: char| c.is_ascii_digit());
        let rest = rest.strip_prefix('(').and_then(|rest| rest.trim_start().strip_prefix(name));
        rest.is_some_and(|rest| rest.trim_start().starts_with([',', ')']))
    })
}

fn head(family: &str) -> String {
    format!(
        "// SPDX-License-Identifier: GPL-2.0-only\n\
         /*\n * {family}.c - skeleton by \"splork kernel\", yours to fill in.\n *\n\
         \x20* Running it again leaves alone what is here.\n */\n\
         #include <linux/build_bug.h>\n\
         #include <linux/compat.h>\n\
         #include <linux/sched.h>\n\
         #include <linux/sched/task.h>\n\
         #include <linux/syscalls.h>\n\
         #include <linux/uaccess.h>\n"
    )
}

fn definition(call: &Call) -> String {
    let parameters = parameters(call);
    let define = |name: &str, parameters: &[(String, String)]| {
        let pairs = parameters.iter().map(|(ty, name)| format!("{ty}, {name}"));
        let items: Vec<String> = [call.name.clone()].into_iter().chain(pairs).collect();
        in_parentheses(&format!("{name}{}", parameters.len()), &items) + "\n"
    };
    let body = match call.kind {
        Kind::Clone => clone_body(&call.name, &parameters),
        Kind::Packed => packed_body(call, &parameters),
        Kind::Plain | Kind::HandWritten => plain_body(&parameters),
    };
    let structs = match call.kind {
        Kind::Packed => packed_struct(call),
        Kind::Clone => forward_declarations(call) + &birth::definition(&call.name, &parameters),
        Kind::Plain | Kind::HandWritten => forward_declarations(call),
    };
    let about = format!("/* {} */\n", comment(&call.about));
    let alike: String = structs_of_ones_own(call).iter().map(|(tag, name)| alike(tag, name)).collect();
    let body = alike + &body;
    if !needs_compat(call) || needs_compat_memory(call) {
        let native = format!("{structs}{about}{}{{\n{body}}}\n", define("SYSCALL_DEFINE", &parameters));
        return if needs_compat(call) { format!("{native}\n{}", compat(call)) } else { native };
    }
    let names = parameters.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>().join(", ");
    let function = format!("static long do_{}({})\n{{\n{body}}}\n", call.name, list(&parameters));
    let native = format!("{}{{\n\treturn do_{}({names});\n}}\n", define("SYSCALL_DEFINE", &parameters), call.name);
    format!("{structs}{about}{function}\n{native}\n{}", compat(call))
}

/// Text that neither ends the comment round it nor begins another.
fn comment(text: &str) -> String {
    text.replace("*/", "* /").replace("/*", "/ *").trim_end_matches('/').to_owned()
}

fn alike(tag: &str, name: &str) -> String {
    format!(
        "\t/* {name} leads to {tag}, which must be the same for 32-bit programs: no long and no pointer in it, 64 bits as \
         __aligned_u64. Otherwise they need a COMPAT_SYSCALL_DEFINE of their own. */\n"
    )
}

/// For 32-bit programs on a 64-bit kernel, where their registers or their memory are not what the call expects.
fn compat(call: &Call) -> String {
    let mut count = 0;
    let (mut items, mut arguments, mut memory) = (vec![call.name.clone()], Vec::new(), String::new());
    for parameter in compat_parameters(call) {
        match parameter {
            Compat::Same(ty, name) | Compat::Signed(ty, name) => {
                count += 1;
                items.push(format!("{ty}, {name}"));
                arguments.push(name);
            }
            Compat::Memory(ty, name, how) => {
                count += 1;
                items.push(format!("{ty}, {name}"));
                memory += &format!("\t/* {name}: {how}. */\n");
            }
            Compat::Pair(name) => {
                count += 2;
                items.push(format!("compat_arg_u64_dual({name})"));
                arguments.push(format!("compat_arg_u64_glue({name})"));
            }
        }
    }
    let define = in_parentheses(&format!("COMPAT_SYSCALL_DEFINE{count}"), &items);
    if !memory.is_empty() {
        return format!(
            "#ifdef CONFIG_COMPAT\n/* From 32-bit programs, whose memory is laid out otherwise. */\n\
             {define}\n{{\n{memory}\
             \t/* Here is the same to be as above, with these types. Until it is, no program shall come to rely on it. */\n\
             \treturn -ENOSYS;\n}}\n#endif\n"
        );
    }
    format!(
        "#ifdef CONFIG_COMPAT\n/* From 32-bit programs: a long needs its sign, 64 bits come in two registers. */\n\
         {define}\n{{\n\treturn do_{0}({1});\n}}\n#endif\n",
        call.name,
        arguments.join(", ")
    )
}

fn plain_body(parameters: &[(String, String)]) -> String {
    let mut body = String::new();
    if parameters.iter().any(|(_, name)| name == "flags") {
        body += "\t/* Flags that are unknown today may get a meaning: no program must come to rely on their being ignored. */\n\
                 \tif (flags)\n\t\treturn -EINVAL;\n";
    }
    for (_, name) in parameters.iter().filter(|(ty, _)| ty.contains("__user")) {
        body += &format!(
            "\t/* {name} is the program's: only through copy_from_user(), copy_to_user(), get_user(), put_user(). */\n"
        );
    }
    body + "\t/* Write the call here. Return errors as negative numbers, such as -EINVAL: C gets -1 and errno. */\n\treturn 0;\n"
}

/// The struct that C's header has too: every field 64 bits and 8-aligned, so that it is the same for every program.
fn packed_struct(call: &Call) -> String {
    let tag = struct_tag(call).unwrap_or(&call.name);
    let fields: String = call.c.iter().map(|parameter| format!("\t__aligned_u64 {};\n", parameter.name)).collect();
    let size = size_macro(call);
    format!(
        "/* To become a part of include/uapi/linux/ on the way upstream. Only ever grows, at the end. */\n\
         struct {tag} {{\n{fields}}};\n\n#define {size} {} /* sizeof the first published struct */\n\n",
        call.c.len() * 8
    )
}

fn size_macro(call: &Call) -> String {
    format!("{}_ARGS_SIZE_VER0", call.name.to_uppercase())
}

fn packed_body(call: &Call, parameters: &[(String, String)]) -> String {
    let tag = struct_tag(call).unwrap_or(&call.name);
    let size = size_macro(call);
    let (args, bytes) = match parameters {
        [(_, args), (_, bytes)] => (args.as_str(), bytes.as_str()),
        _ => ("args", "size"),
    };
    let flags = if call.c.iter().any(|parameter| parameter.name == "flags") {
        "\t/* Flags that are unknown today may get a meaning. */\n\tif (kargs.flags)\n\t\treturn -EINVAL;\n"
    } else {
        ""
    };
    format!(
        "\tstruct {tag} kargs;\n\tint err;\n\n\
         \t/* The newest struct's size: one more macro for each version. */\n\
         \tBUILD_BUG_ON(sizeof(kargs) != {size});\n\
         \tif ({bytes} < {size})\n\t\treturn -EINVAL;\n\
         \tif ({bytes} > PAGE_SIZE)\n\t\treturn -E2BIG;\n\
         \t/* A newer program's struct is longer: its tail must be zero (else E2BIG). An older one's gets zeros. */\n\
         \terr = copy_struct_from_user(&kargs, sizeof(kargs), {args}, {bytes});\n\
         \tif (err)\n\t\treturn err;\n{flags}\
         \t/* Write the call here. Its arguments are in kargs; use u64_to_user_ptr() for pointers among them. */\n\
         \treturn 0;\n"
    )
}

/// Clones already, by the kernel's own path. What the variation adds is the developer's.
fn clone_body(name: &str, parameters: &[(String, String)]) -> String {
    let has = |name: &str| parameters.iter().any(|(_, other)| other == name);
    let mut body = "\tstruct kernel_clone_args args = {\n\
                    \t\t.flags = lower_32_bits(flags) & ~CSIGNAL,\n\
                    \t\t.exit_signal = lower_32_bits(flags) & CSIGNAL,\n\
                    \t\t.stack = (unsigned long)stack,\n"
        .to_owned();
    if has("parent_tid") {
        body += "\t\t.pidfd = parent_tid, /* with CLONE_PIDFD, as clone(2) has it */\n\t\t.parent_tid = parent_tid,\n";
    }
    if has("child_tid") {
        body += "\t\t.child_tid = child_tid,\n";
    }
    if has("tls") {
        body += "\t\t.tls = (unsigned long)tls,\n";
    }
    body += "\t};\n";
    let new = birth::new_parameters(parameters);
    if new.is_empty() {
        return body + "\n\treturn kernel_clone(&args);\n";
    }
    let names: Vec<&str> = new.iter().map(|(_, name)| name.as_str()).collect();
    let fields: Vec<String> = names.iter().map(|name| format!(".{name} = {name}")).collect();
    format!(
        "{body}\tstruct {name}_birth birth = {{ {} }};\n\n\
         \t/* Check {} here, before the child exists. */\n\
         \treturn kernel_clone_born(&args, {name}_born, &birth);\n",
        fields.join(", "),
        names.join(", ")
    )
}
