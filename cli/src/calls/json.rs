//! The catalogue for programs.

use serde_json::{Map, Value, json};
use splork_table::prose;

use super::row::Row;
use crate::probe::Answer;

/// An array of objects, one a call; keys are only ever added.
pub fn print(rows: &[Row]) -> String {
    let rows: Vec<Value> = rows.iter().map(object).collect();
    format!("{:#}\n", Value::Array(rows))
}

fn object(row: &Row) -> Value {
    let call = row.call;
    let mut numbers = Map::new();
    for (number, abis) in call.numbers.groups() {
        numbers.extend(abis.into_iter().map(|abi| (abi.to_owned(), json!(number))));
    }
    let errors: Map<String, Value> =
        prose::errors(call).into_iter().map(|(name, when)| (name, Value::String(when))).collect();
    json!({
        "name": call.name,
        "about": call.about,
        "header": row.header,
        "prototype": prose::prototype(call).iter().map(|line| line.trim()).collect::<Vec<_>>().join(" "),
        "symbol": call.symbol(),
        "number": row.number,
        "numbers": numbers,
        "errors": errors,
        "since": call.since,
        "glibc": call.glibc.as_ref().map(|glibc| format!("{}.{}", glibc.major, glibc.minor)),
        "libc_has_it": row.libc,
        "kernel_has_it": kernel(row.kernel),
        "kernel_answer": row.kernel.to_string(),
    })
}

/// null where it could not be found out.
fn kernel(answer: Answer) -> Option<bool> {
    match answer {
        Answer::Has => Some(true),
        Answer::Lacks => Some(false),
        Answer::Refused | Answer::NotProbed | Answer::NoNumber => None,
    }
}
