//! <splork/inline.h>. Its text is in src/inline/*.h.

use std::collections::BTreeSet;

use crate::abi::{ABIS, Abi, LAST_SIGNAL};

/// What every inline function is made of: errno, the system call in place, and the trampoline.
pub fn print() -> String {
    let mut text = include_str!("../inline/head.h").to_owned() + &words() + include_str!("../inline/result.h");
    let mut keyword = "#if";
    for (inline, conditions) in in_place() {
        text += &format!("{keyword} ({}) && !defined(__TINYC__)\n\n{inline}\n", conditions.join(" || "));
        keyword = "#elif";
    }
    text += &format!(
        "#else /* any other architecture, and tcc, which runs out of registers: through libc */\n\n{}\n#endif\n\n",
        include_str!("../inline/generic.h")
    );
    let fallback = last_signals() + include_str!("../inline/fallback.h");
    let parts = [include_str!("../inline/raw.h"), include_str!("../inline/common.h"), &fallback];
    text + &parts.join("\n") + "\n#endif\n"
}

/// The C that makes calls in place, and whose it is: ABIs may share it.
fn in_place() -> Vec<(&'static str, Vec<String>)> {
    let mut parts: Vec<(&str, Vec<String>)> = Vec::new();
    for abi in &ABIS {
        let Some(inline) = abi.inline else { continue };
        match parts.iter_mut().find(|(other, _)| *other == inline) {
            Some((_, conditions)) => conditions.push(format!("({})", abi.condition)),
            None => parts.push((inline, vec![format!("({})", abi.condition)])),
        }
    }
    parts
}

/// A register's type. Where calls go through libc's syscall(), which takes each argument as what it is, a long will do.
fn words() -> String {
    let is_wide = |abi: &&Abi| abi.inline.is_some() && abi.has_wide_registers();
    let wide: Vec<String> = ABIS.iter().filter(is_wide).map(|abi| format!("({})", abi.condition)).collect();
    format!(
        "\n/* What a register holds. */\n#if {}\n# define SPLORK_WIDE_REGISTERS_ /* wider than a long */\n\
         typedef int64_t splork_word_;\ntypedef uint64_t splork_unsigned_;\n#else\ntypedef long splork_word_;\n\
         typedef unsigned long splork_unsigned_;\n#endif\n\n",
        wide.join(" || ")
    )
}

/// The kernel's highest signal number, where it is another than on most.
fn last_signals() -> String {
    let others: BTreeSet<u32> = ABIS.iter().map(|abi| abi.last_signal).filter(|last| *last != LAST_SIGNAL).collect();
    let mut text = String::new();
    let mut keyword = "#if";
    for last in others {
        let abis = ABIS.iter().filter(|abi| abi.last_signal == last).map(|abi| format!("({})", abi.condition));
        text += &format!("{keyword} {}\n", abis.collect::<Vec<_>>().join(" \\\n    || "));
        text += &format!("# define SPLORK_LAST_SIGNAL_ {last}\n");
        keyword = "#elif";
    }
    text + &format!("#else\n# define SPLORK_LAST_SIGNAL_ {LAST_SIGNAL}\n#endif\n\n")
}
