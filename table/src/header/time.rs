//! Times: the kernel's `struct __kernel_timespec` has 64-bit fields on every ABI, C's `struct timespec` may have
//! 32-bit ones where pointers do, and the library cannot know which its caller was compiled with. So the header converts.

use crate::call::{Call, Source};
use crate::ctype::CType;
use crate::header::name;
use crate::header::prototype::Prototype;
use crate::written;

const KERNEL_STRUCT: &str = "
#ifndef __LP64__
# include <time.h>
# ifndef SPLORK_TIMESPEC
#  define SPLORK_TIMESPEC
struct splork_timespec { /* the kernel's struct __kernel_timespec */
    int64_t tv_sec, tv_nsec;
};
# endif
#endif
";

/// The type that the kernel reads, where a call of the family needs it.
pub fn kernel_struct(calls: &[Call]) -> &'static str {
    if calls.iter().any(|call| time_of(call).is_some()) { KERNEL_STRUCT } else { "" }
}

/// The parameter that is a `struct timespec *` in C and a `struct __kernel_timespec *` in the kernel.
fn time_of(call: &Call) -> Option<usize> {
    let points_to =
        |ty: &CType, wanted: &str| matches!(ty, CType::Pointer { to, .. } if to.tag().is_some_and(|tag| tag == wanted));
    let is_time = |ty: &CType| points_to(ty, "struct __kernel_timespec");
    call.kernel.iter().filter(|(parameter, _)| is_time(&parameter.ty)).find_map(|(_, source)| match source {
        Source::Parameter(index) if points_to(&call.c[*index].ty, "struct timespec") => Some(*index),
        Source::HandWritten => call.c.iter().position(|parameter| points_to(&parameter.ty, "struct timespec")),
        _ => None,
    })
}

/// What declares or defines the call: once under its name, or, if it takes a time, under another one for 32 bits.
pub fn either(call: &Call, prototype: &Prototype, one: impl Fn(&str, &Prototype) -> String) -> String {
    let plain = name::either(call, |name| one(name, prototype));
    let Some(index) = time_of(call) else { return plain };
    let mut narrow = prototype.clone();
    narrow.parameters[index] = narrow.parameters[index].replace("struct timespec", "struct splork_timespec");
    format!("# ifdef __LP64__\n{plain}# else\n{}# endif\n", one(&raw_name(call), &narrow))
}

fn raw_name(call: &Call) -> String {
    format!("splork_{}_", call.name)
}

/// The call under its name where a pointer has 32 bits, if it takes a time.
pub fn conversion(call: &Call, prototype: &Prototype) -> Option<String> {
    let index = time_of(call)?;
    let time = &call.c[index].name;
    let head = name::either(call, |name| conversion_head(call, name, prototype));
    let copy = format!("splork_time_.tv_sec = {time}->tv_sec;\n        splork_time_.tv_nsec = {time}->tv_nsec;\n");
    let takes_time = written::named(&call.name).and_then(|written| written.takes_time);
    let body = match takes_time {
        // The cast to another struct is what programs would be warned of.
        Some(takes_time) => format!(
            "    const struct splork_timespec *splork_given_ = (const struct splork_timespec *){time};\n\n    \
             if ({time} && {takes_time}) {{\n        {copy}        splork_given_ = &splork_time_;\n    }}\n    return {};\n",
            raw_call(call, time, "splork_given_")
        ),
        None => format!(
            "\n    if ({time}) {{\n        {copy}    }}\n    return {};\n",
            raw_call(call, time, &format!("{time} ? &splork_time_ : NULL"))
        ),
    };
    Some(format!(
        "#ifndef __LP64__ /* {time} must be readable: it is copied */\n{}{head}{{\n    struct splork_timespec splork_time_;\n{body}}}\n#endif\n\n",
        if takes_time.is_some() { "# pragma GCC system_header\n" } else { "" },
    ))
}

/// The call under its other name, with this for its time.
fn raw_call(call: &Call, time: &str, converted: &str) -> String {
    let argument = |name: &String| if name == time { converted.to_owned() } else { name.clone() };
    let arguments: Vec<String> = call.c.iter().map(|parameter| argument(&parameter.name)).collect();
    format!("{}({})", raw_name(call), arguments.join(", "))
}

/// The function of the header must not be taken for the library's of the same name, which it calls.
fn conversion_head(call: &Call, name: &str, prototype: &Prototype) -> String {
    let head = prototype.declared("static __inline__ ", name, call);
    if name == call.symbol() {
        format!("{head}\n    __asm__(\"{name}_converted\");\n{head}\n")
    } else {
        format!("{head}\n")
    }
}
