//! Every Linux call, in the tables or not.

use anstyle::Style;
use serde_json::{Map, Value, json};
use splork_table::abi::ABIS;
use splork_table::linux::LinuxCall;
use splork_table::version::Version;

use crate::here;
use crate::linux;
use crate::shown::shown;
use crate::tables;

const HEAD: Style = Style::new().bold();

/// Prints the calls with these names, or all if there are no names. `version`: also whether that kernel has them.
pub fn print(names: &[String], version: Option<Version>, is_json: bool) -> Result<String, String> {
    let all = linux::calls();
    for name in names {
        if all.iter().all(|call| call.name != *name) {
            let known = tables::unknown_linux(name, all.iter().map(|call| &*call.name));
            return Err(format!("error: Linux has no call {}; {known}\n", shown(name)));
        }
    }
    let wanted: Vec<&LinuxCall> = all.iter().filter(|call| names.is_empty() || names.contains(&call.name)).collect();
    Ok(if is_json { objects(&wanted, version) } else { table(&wanted, version) })
}

fn number(call: &LinuxCall) -> Option<u32> {
    here::abi().and_then(|abi| call.number(abi))
}

/// On this machine's own ABI.
fn since(call: &LinuxCall) -> Option<Version> {
    here::abi().and_then(|abi| call.since(abi))
}

/// Whether this version of Linux has it here. None if that is not known.
fn has(call: &LinuxCall, version: Version) -> Option<bool> {
    here::abi().map_or(Some(false), |abi| call.is_in(abi, version))
}

fn table(calls: &[&LinuxCall], version: Option<Version>) -> String {
    let width = calls.iter().map(|call| call.name.len()).max().unwrap_or(0).max("call".len());
    let digits = calls.iter().filter_map(|call| Some(number(call)?.to_string().len())).max().unwrap_or(0);
    let digits = digits.max("number".len());
    let word = |known: Option<Version>| known.map_or_else(|| "-".to_owned(), |version| version.to_string());
    let kernel = if version.is_some() { "  kernel" } else { "" };
    let mut text =
        format!("{HEAD}{:width$} {:>digits$} {:>7} {:>7}{kernel}{HEAD:#}\n", "call", "number", "since", "until");
    for call in calls {
        let number = number(call).map_or_else(|| "-".to_owned(), |number| number.to_string());
        let kernel = version.map_or("", |version| match has(call, version) {
            Some(true) => "  yes",
            Some(false) => "  no",
            None => "  ?",
        });
        let (since, until) = (word(since(call)), word(call.until));
        text += &format!("{:width$} {number:>digits$} {since:>7} {until:>7}{kernel}\n", call.name);
    }
    let abi = here::abi().map_or("an architecture that splork does not know", |abi| abi.name);
    text += &format!(
        "\nNumbers are those of {abi}; - is none here.\nsince: the first kernel with it; until: the first without it again.\n"
    );
    if calls.iter().any(|call| since(call).is_none()) {
        text += "since -: nobody has found out; splork run --as-kernel does not deny it.\n";
    }
    text
}

fn objects(calls: &[&LinuxCall], version: Option<Version>) -> String {
    let text = |known: Option<Version>| known.map(|version| version.to_string());
    let object = |call: &&LinuxCall| {
        let numbers = ABIS.iter().filter_map(|abi| Some((abi.name.to_owned(), json!(call.number(abi)?))));
        let mut object = json!({
            "name": call.name,
            "number": number(call),
            "numbers": numbers.collect::<Map<_, _>>(),
            "since": text(since(call)),
            "until": text(call.until),
        });
        if let Some(version) = version {
            object["kernel_has_it"] = json!(has(call, version));
        }
        object
    };
    format!("{:#}\n", Value::Array(calls.iter().map(object).collect()))
}
