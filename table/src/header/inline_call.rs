//! The body of a call's inline function under SPLORK_INLINE.

use std::fmt::Write;

use crate::abi::ABIS;
use crate::call::{Call, Kind};
use crate::ctype::{CType, Width};
use crate::header::inline;
use crate::lower::{self, Word};

/// From the opening to the closing brace.
pub fn body(call: &Call) -> String {
    if call.kind == Kind::Written {
        return inline::own_body(&call.name).to_owned();
    }
    let mut text = format!("{{\n# ifdef __NR_{}\n", call.name);
    text += &match call.kind {
        Kind::Clone => clone_like(call),
        _ => plain(call),
    };
    text += "# else\n";
    let unused = call.variadic_from.map_or(&call.c[..], |from| &call.c[..from]);
    for parameter in unused {
        writeln!(text, "    (void){};", parameter.name).expect("a String takes all");
    }
    text + &format!("    return {}splork_fail_(ENOTSUP);\n# endif\n}}\n", result_cast(call))
}

fn result_cast(call: &Call) -> String {
    match &call.returns {
        CType::Pointer { to, to_const } => {
            let pointed = match &**to {
                CType::Integer(integer) => integer.c.to_owned(),
                CType::Tagged { keyword, tag } => format!("{keyword} {tag}"),
                CType::Enum(tag) => format!("enum {tag}"),
                _ => "void".to_owned(),
            };
            format!("({}{pointed} *)", if *to_const { "const " } else { "" })
        }
        CType::Integer(integer) => format!("({})", integer.c),
        _ => String::new(),
    }
}

fn plain(call: &Call) -> String {
    let mut text = String::new();
    if let Some(tag) = call.packed_struct() {
        writeln!(text, "    struct {tag} packed_;\n").expect("a String takes all");
        for parameter in &call.c {
            let value = widened(&parameter.ty, &parameter.name);
            writeln!(text, "    packed_.{} = {value};", parameter.name).expect("a String takes all");
        }
    }
    let variants = word_variants(call);
    for (index, (conditions, words)) in variants.iter().enumerate() {
        if variants.len() > 1 {
            let keyword = if index == 0 { "if" } else { "elif" };
            writeln!(text, "#  {keyword} {}", conditions.join(" || ")).expect("a String takes all");
        }
        let arguments: String = words.iter().map(|word| format!(", {}", expression(call, *word))).collect();
        let cast = result_cast(call);
        writeln!(text, "    return {cast}splork_call{}_(__NR_{}{arguments});", words.len(), call.name)
            .expect("a String takes all");
    }
    if variants.len() > 1 {
        text += "#  endif\n";
    }
    text
}

/// The different ways in which ABIs pass the arguments, and who passes them so.
fn word_variants(call: &Call) -> Vec<(Vec<String>, Vec<Word>)> {
    let mut variants: Vec<(Vec<String>, Vec<Word>)> = Vec::new();
    for abi in ABIS.iter().filter(|abi| call.numbers.row(abi).is_some()) {
        let words = lower::words(call, abi);
        let condition = format!("({})", abi.condition);
        match variants.iter_mut().find(|(_, other)| *other == words) {
            Some((conditions, _)) => conditions.push(condition),
            None => variants.push((vec![condition], words)),
        }
    }
    variants
}

fn clone_like(call: &Call) -> String {
    let abi = ABIS.iter().find(|abi| call.numbers.row(abi).is_some()).expect("the checker wants a number");
    let words = lower::words(call, abi);
    let mut text = String::from("    long args_[6];\n");
    let variadic = call.variadic_from.map_or(&[][..], |from| &call.c[from..]);
    for parameter in variadic {
        writeln!(text, "    {};", declaration(&parameter.ty, &parameter.name)).expect("a String takes all");
    }
    if let Some(from) = call.variadic_from {
        writeln!(text, "    va_list rest_;\n\n    va_start(rest_, {});", call.c[from - 1].name)
            .expect("a String takes all");
        for parameter in variadic {
            let ty = declaration(&parameter.ty, "");
            writeln!(text, "    {} = va_arg(rest_, {});", parameter.name, ty.trim_end()).expect("a String takes all");
        }
        text += "    va_end(rest_);\n";
    }
    text += "    stack = splork_rounded_(stack);\n";
    text += "    if (!fn || !stack)\n        return (int)splork_fail_(EINVAL);\n";
    for index in 0..6 {
        let value = words.get(index).map_or_else(|| "0".to_owned(), |word| expression(call, *word));
        writeln!(text, "    args_[{index}] = {value};").expect("a String takes all");
    }
    let cast = result_cast(call);
    text + &format!("    return {cast}splork_result_(splork_spawn_raw_(__NR_{}, args_, fn, arg));\n", call.name)
}

/// A C declaration of integers and pointers to them, all that can come through `...`.
fn declaration(ty: &CType, name: &str) -> String {
    match ty {
        CType::Integer(integer) => format!("{} {name}", integer.c),
        CType::Enum(tag) => format!("enum {tag} {name}"),
        CType::Tagged { keyword, tag } => format!("{keyword} {tag} {name}"),
        CType::Void | CType::Function { .. } => format!("void {name}"),
        CType::Pointer { to, to_const } => {
            let pointer = declaration(to, &format!("*{name}"));
            if *to_const { format!("const {pointer}") } else { pointer }
        }
    }
}

/// One word of the call, as a long.
fn expression(call: &Call, word: Word) -> String {
    let parameter = |index: usize| (&call.c[index].ty, call.c[index].name.as_str());
    match word {
        Word::Parameter(index) => format!("(long){}", parameter(index).1),
        Word::ZeroExtended(index) => match parameter(index) {
            (ty, name) if matches!(ty.scalar(), Some((Width::Bits(32), _))) => format!("(long)(unsigned int){name}"),
            (_, name) => format!("(long){name}"),
        },
        Word::Low(index) => format!("(long)(uint32_t){}", widened(parameter(index).0, parameter(index).1)),
        Word::High(index) => format!("(long)(uint32_t)({} >> 32)", widened(parameter(index).0, parameter(index).1)),
        Word::Padding => "0".to_owned(),
        Word::Struct => "(long)&packed_".to_owned(),
        Word::StructSize => "(long)sizeof packed_".to_owned(),
    }
}

/// The parameter as a uint64_t, extended by its own type.
fn widened(ty: &CType, name: &str) -> String {
    if ty.is_pointer() { format!("(uint64_t)(uintptr_t){name}") } else { format!("(uint64_t){name}") }
}
