//! The `__NR_` ladder of a call: which number on which ABI.

use std::collections::BTreeMap;

use crate::abi::{ABIS, Abi, FAMILIES, Offset};
use crate::call::Call;

/// Defines `__NR_x` where no system header has, and `SYS_x` from it.
pub fn ladder(call: &Call) -> String {
    let name = &call.name;
    let mut text = format!(
        "#if defined(__NR_{name}) && __NR_{name} < 0 /* libseccomp's mark for \"none here\" */\n\
         # undef __NR_{name}\n\
         #endif\n\
         #ifndef __NR_{name}\n"
    );
    for (index, (number, conditions)) in groups(call).iter().enumerate() {
        let keyword = if index == 0 { "if" } else { "elif" };
        text += &format!("# {keyword} {}\n#  define __NR_{name} {number}\n", joined(conditions));
    }
    text += &format!(
        "# endif /* other architectures: no number, {name}() fails with ENOTSUP */\n\
         #endif\n\
         #if defined(__NR_{name}) && !defined(SYS_{name})\n\
         # define SYS_{name} __NR_{name}\n\
         #endif\n"
    );
    text
}

/// The numbers and the conditions under which each holds, the most widespread number first.
fn groups(call: &Call) -> Vec<(String, Vec<&'static str>)> {
    let mut by_number: BTreeMap<String, Vec<&'static Abi>> = BTreeMap::new();
    for abi in &ABIS {
        if let Some(number) = spelled(call, abi) {
            by_number.entry(number).or_default().push(abi);
        }
    }
    let mut groups: Vec<_> = by_number.into_iter().map(|(number, abis)| (number, conditions(&abis))).collect();
    groups.sort_by_key(|(number, conditions)| (std::cmp::Reverse(conditions.len()), number.clone()));
    groups
}

/// The number as C; x32's bit is kept apart, as its tables do.
fn spelled(call: &Call, abi: &Abi) -> Option<String> {
    let row = call.numbers.row(abi)?;
    Some(match abi.offset {
        Offset::Base(base @ 0x4000_0000) => format!("({base:#x} + {row})"),
        _ => call.numbers.nr(abi)?.to_string(),
    })
}

/// One condition for each ABI, or for each family that is complete.
fn conditions(abis: &[&'static Abi]) -> Vec<&'static str> {
    let mut names: Vec<&str> = abis.iter().map(|abi| abi.name).collect();
    let mut conditions = Vec::new();
    for abi in abis {
        let family = FAMILIES.iter().find(|(members, _)| members.contains(&abi.name));
        match family {
            Some((members, condition)) if members.iter().all(|member| abis.iter().any(|abi| abi.name == *member)) => {
                if names.contains(&abi.name) {
                    conditions.push(*condition);
                    names.retain(|name| !members.contains(name));
                }
            }
            _ => conditions.push(abi.condition),
        }
    }
    conditions
}

/// The conditions as one, several to a line.
fn joined(conditions: &[&str]) -> String {
    const WIDTH: usize = 100;
    if let [condition] = conditions {
        return (*condition).to_owned();
    }
    let mut text = String::new();
    let mut length = 0;
    for (index, condition) in conditions.iter().enumerate() {
        let condition = if condition.contains("&&") { format!("({condition})") } else { (*condition).to_owned() };
        if index > 0 {
            text += " || ";
            if length + condition.len() > WIDTH {
                text += "\\\n     ";
                length = 0;
            }
        }
        length += condition.len() + 4;
        text += &condition;
    }
    text
}
