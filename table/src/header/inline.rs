//! <splork/inline.h>, and the hand-written functions under SPLORK_INLINE. The C stands in src/inline/*.h.

use crate::abi::ABIS;

/// The inline body of a hand-written function.
pub fn own_body(name: &str) -> &'static str {
    match name {
        "clone3" => include_str!("../inline/clone3.h"),
        "splork_clone3_or_clone" => include_str!("../inline/clone3_or_clone.h"),
        "splork_spawn" => include_str!("../inline/spawn.h"),
        _ => panic!("{name} is written by hand, and table/src/inline has no body for it"),
    }
}

/// What every inline function is made of: errno, the system call in place, and the trampoline.
pub fn print() -> String {
    let mut text = String::from(include_str!("../inline/head.h"));
    let mut keyword = "#if";
    for abi in ABIS.iter().filter(|abi| abi.inline.is_some()) {
        let order = if abi.little_endian_only { " && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__" } else { "" };
        let condition = format!("({}){order} && !defined(__TINYC__)", abi.condition);
        text += &format!("{keyword} {condition}\n\n{}\n", abi.inline.expect("filtered"));
        keyword = "#elif";
    }
    text += &format!(
        "#else /* any other architecture, and tcc, which runs out of registers: through libc */\n\n{}\n#endif\n\n",
        include_str!("../inline/generic.h")
    );
    let parts =
        [include_str!("../inline/raw.h"), include_str!("../inline/common.h"), include_str!("../inline/fallback.h")];
    text + &parts.join("\n") + "\n#endif\n"
}
