//! If libc declares a call itself: splork's header includes libc's header, and declares nothing.

use std::collections::BTreeMap;

use crate::call::{Call, Glibc};

/// A header of glibc that cannot be included twice: it tests an include guard that it does not define. We define it. Where
/// the program has included it before us, the macro shows that.
struct Unguarded {
    header: &'static str,
    guard: &'static str,
    defines: &'static str,
}

const UNGUARDED: [Unguarded; 1] = [Unguarded { header: "sys/pidfd.h", guard: "_PIDFD_H", defines: "PIDFD_GET_INFO" }];

/// The macro by which the headers know whether libc has the call.
pub fn has(call: &Call) -> String {
    format!("SPLORK_LIBC_HAS_{}", call.name)
}

/// Each header of glibc's once, with the calls that it declares. A program that wants no plain names gets none of it:
/// it may have a function of such a name itself.
pub fn guards(calls: &[Call]) -> String {
    let mut headers: BTreeMap<&str, BTreeMap<String, Vec<&Call>>> = BTreeMap::new();
    for (call, glibc) in calls.iter().filter_map(|call| Some((call, call.glibc.as_ref()?))) {
        headers.entry(&glibc.header).or_default().entry(condition(glibc)).or_default().push(call);
    }
    if headers.is_empty() {
        return String::new();
    }
    let mut text =
        String::from("#if defined(__GLIBC__) && !defined(SPLORK_NO_NAMES) /* functions that glibc declares */\n");
    for (header, by_condition) in headers {
        let defines =
            |calls: &[&Call]| calls.iter().map(|call| format!("#  define {}\n", has(call))).collect::<String>();
        let blocks = by_condition.iter().map(|(condition, calls)| (condition, defines(calls)));
        if by_condition.len() == 1 {
            text += &blocks
                .map(|(condition, defines)| format!("# if {condition}\n{}{defines}# endif\n", include(header)))
                .collect::<String>();
        } else {
            let conditions: Vec<String> = by_condition.keys().map(|condition| format!("({condition})")).collect();
            text += &format!("# if {}\n{}# endif\n", conditions.join(" || "), include(header));
            text +=
                &blocks.map(|(condition, defines)| format!("# if {condition}\n{defines}# endif\n")).collect::<String>();
        }
    }
    text + "#endif\n"
}

fn condition(glibc: &Glibc) -> String {
    let version = format!("__GLIBC_PREREQ({}, {})", glibc.major, glibc.minor);
    if glibc.gnu { format!("defined(__USE_GNU) && {version}") } else { version }
}

fn include(header: &str) -> String {
    let Some(Unguarded { guard, defines, .. }) = UNGUARDED.iter().find(|unguarded| unguarded.header == header) else {
        return format!("#  include <{header}>\n");
    };
    format!(
        "#  if !defined({guard}) && !defined({defines})\n\
         #   include <{header}> /* glibc 2.43 lets it be included once only */\n\
         #  endif\n\
         #  ifndef {guard}\n\
         #   define {guard}\n\
         #  endif\n"
    )
}
