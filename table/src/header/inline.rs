//! <splork/inline.h>. Its text is in src/inline/*.h.

use std::collections::BTreeSet;

use crate::abi::{ABIS, LAST_SIGNAL};

/// What every inline function is made of: errno, the system call in place, and the trampoline.
pub fn print() -> String {
    let mut text = String::from(include_str!("../inline/head.h"));
    let mut keyword = "#if";
    for abi in ABIS.iter().filter(|abi| abi.inline.is_some()) {
        let condition = format!("({}) && !defined(__TINYC__)", abi.condition);
        text += &format!("{keyword} {condition}\n\n{}\n", abi.inline.expect("filtered"));
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
