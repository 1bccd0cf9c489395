//! The body of a call's inline function under SPLORK_INLINE.

use crate::abi::{ABIS, ByteOrder};
use crate::call::{Call, Kind, Source};
use crate::ctype::{CType, Width};
use crate::decl::Parameter;
use crate::header::stand_in::put_in;
use crate::lower::{self, Register};
use crate::written;

/// From the opening to the closing brace.
pub fn body(call: &Call) -> String {
    if call.kind == Kind::HandWritten {
        return written::named(&call.name).expect("the checks let no other pass").inline.to_owned();
    }
    let Body { declarations, statements } = match call.kind {
        Kind::Clone => clone_like(call),
        _ => plain(call),
    };
    let gap = if declarations.is_empty() { "" } else { "\n" };
    let named = call.variadic_from.map_or(&call.c[..], |from| &call.c[..from]);
    let unused: String = named.iter().map(|parameter| format!("    (void){};\n", parameter.name)).collect();
    format!(
        "{{\n# ifdef __NR_{}\n{declarations}{gap}{statements}# else\n{unused}    return {}splork_fail_(ENOTSUP);\n# endif\n}}\n",
        call.name,
        result_cast(call)
    )
}

/// C90 wants the declarations first.
#[derive(Default)]
struct Body {
    declarations: String,
    statements: String,
}

fn result_cast(call: &Call) -> String {
    format!("({})", put_in(&call.returns.c("")))
}

fn plain(call: &Call) -> Body {
    let mut body = variadic_arguments(call);
    if let Some(ty) = call.packed_struct() {
        body.declarations += &format!("    {};\n", ty.c("splork_packed_"));
        for parameter in &call.c {
            let value = widened(&parameter.ty, &parameter.name);
            body.statements += &format!("    splork_packed_.{} = {value};\n", parameter.name);
        }
    }
    let cast = result_cast(call);
    body.statements += &by_registers(call, |registers| {
        let arguments: String = registers.iter().map(|register| format!(", {}", expression(call, *register))).collect();
        format!("    return {cast}splork_call{}_(__NR_{}{arguments});\n", registers.len(), call.name)
    });
    body
}

fn clone_like(call: &Call) -> Body {
    let mut body = variadic_arguments(call);
    body.declarations += "    long splork_args_[6];\n";
    let cast = result_cast(call);
    body.statements += "    stack = splork_rounded_(stack);\n";
    body.statements += &format!("    if (!fn || !stack)\n        return {cast}splork_fail_(EINVAL);\n");
    body.statements += "    stack = splork_kernels_stack_(stack);\n";
    body.statements += &by_registers(call, |registers| {
        let value = |index| registers.get(index).map_or_else(|| "0".to_owned(), |register| expression(call, *register));
        (0..6).map(|index| format!("    splork_args_[{index}] = {};\n", value(index))).collect()
    });
    let number = format!("__NR_{}", call.name);
    body.statements +=
        &format!("    return {cast}splork_result_(splork_spawn_raw_({number}, splork_args_, fn, arg));\n");
    body
}

/// What comes through `...`, taken into variables of the parameters' names.
fn variadic_arguments(call: &Call) -> Body {
    let Some(from) = call.variadic_from else { return Body::default() };
    let variables: String = call.c[from..].iter().map(|p| format!("    {};\n", put_in(&p.ty.c(&p.name)))).collect();
    let take = |p: &Parameter| format!("    {} = va_arg(splork_rest_, {});\n", p.name, put_in(&p.ty.c("")));
    let taken: String = call.c[from..].iter().map(take).collect();
    Body {
        declarations: variables + "    va_list splork_rest_;\n",
        statements: format!(
            "    va_start(splork_rest_, {});\n{taken}    va_end(splork_rest_);\n",
            call.c[from - 1].name
        ),
    }
}

/// Code that depends on how the arguments are passed, for each ABI that has the call.
fn by_registers(call: &Call, code: impl Fn(&[Register]) -> String) -> String {
    let variants = register_variants(call);
    if let [(_, registers)] = &variants[..] {
        return code(registers);
    }
    let mut text = String::new();
    for (index, (conditions, registers)) in variants.iter().enumerate() {
        let keyword = if index == 0 { "if" } else { "elif" };
        text += &format!("#  {keyword} {}\n{}", conditions.join(" || "), code(registers));
    }
    text + "#  endif\n"
}

/// The different ways in which ABIs pass the arguments, each with the ABIs that use it.
fn register_variants(call: &Call) -> Vec<(Vec<String>, Vec<Register>)> {
    let mut ways: Vec<(String, Vec<Register>)> = Vec::new();
    for abi in ABIS.iter().filter(|abi| call.numbers.row(abi).is_some()) {
        let [little, big] = ByteOrder::BOTH.map(|order| lower::registers(call, &abi.in_order(order)));
        let condition = format!("({})", abi.condition);
        if little == big {
            ways.push((condition, little));
        } else {
            let of = |order: ByteOrder| format!("({condition} && {})", order.condition());
            ways.extend([(of(ByteOrder::Little), little), (of(ByteOrder::Big), big)]);
        }
    }
    let mut variants: Vec<(Vec<String>, Vec<Register>)> = Vec::new();
    for (condition, registers) in ways {
        match variants.iter_mut().find(|(_, other)| *other == registers) {
            Some((conditions, _)) => conditions.push(condition),
            None => variants.push((vec![condition], registers)),
        }
    }
    variants
}

/// One register of the call, as a long; but a value of 64 bits stays one where a long has less and a register enough.
fn expression(call: &Call, register: Register) -> String {
    let parameter = |index: usize| (&call.c[index].ty, call.c[index].name.as_str());
    match register {
        Register::Parameter(index) if is_wide(call, index) => format!("(int64_t){}", parameter(index).1),
        Register::Parameter(index) => format!("(long){}", parameter(index).1),
        Register::ZeroExtended(index) => match parameter(index) {
            (ty, name) if matches!(ty.scalar(), Some((Width::Bits(32), _))) => format!("(long)(unsigned int){name}"),
            (_, name) => format!("(long){name}"),
        },
        Register::Low(index) => format!("(long)(uint32_t){}", widened(parameter(index).0, parameter(index).1)),
        Register::High(index) => format!("(long)(uint32_t)({} >> 32)", widened(parameter(index).0, parameter(index).1)),
        Register::Constant(value) => constant(value),
        Register::Padding => "0".to_owned(),
        Register::Struct => "(long)&splork_packed_".to_owned(),
        Register::StructSize => "(long)sizeof splork_packed_".to_owned(),
    }
}

/// In C90, which has no long long.
fn constant(value: i64) -> String {
    match value {
        0..=0x7fff_ffff => value.to_string(),
        -0x7fff_ffff..0 => format!("({value})"),
        0x8000_0000..=0xffff_ffff => format!("(long){value}UL"),
        _ => format!("(int64_t)(((uint64_t){:#x}UL << 32) | {:#x}UL)", value as u64 >> 32, value as u32),
    }
}

/// Whether the kernel takes the parameter as 64 bits on every ABI.
fn is_wide(call: &Call, index: usize) -> bool {
    let mut kernel = call.kernel.iter().filter(|(_, source)| *source == Source::Parameter(index));
    kernel.any(|(parameter, _)| matches!(parameter.ty.scalar(), Some((Width::Bits(64), _))))
}

/// The parameter as a uint64_t, extended by its own type.
fn widened(ty: &CType, name: &str) -> String {
    if ty.is_pointer() { format!("(uint64_t)(uintptr_t){name}") } else { format!("(uint64_t){name}") }
}
