//! --clone: the call that children are to be born by.

use std::ffi::{CString, OsStr};
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

use splork_table::call::Kind;
use splork_table::clone_words::{self, ExtraParam, Word};
use splork_table::{Abi, Call, Table};

use super::asked::arg_slot::ArgSlot;
use super::asked::value::{self, Unfit};
use super::machine::{CallAbi, Machine};
use super::reason::Reason;
use crate::shown::shown;

pub enum Target {
    /// The program's own call.
    Own,
    Clone3,
    /// With the cgroup's path, as the program is to look it up.
    Clone3InCgroup(CString),
    Table(TableCall),
}

impl Target {
    /// Of the call that is made, for this kind of programs.
    pub fn number(&self, abi: &CallAbi) -> Option<u32> {
        match self {
            Target::Own => None,
            Target::Clone3 | Target::Clone3InCgroup(_) => Some(abi.clone3),
            Target::Table(call) => call.on(abi).ok().map(|fitted| fitted.number),
        }
    }
}

/// A call of the tables, for each kind of programs that the machine runs.
pub struct TableCall(Vec<(&'static str, Result<Fitted, Reason>)>);

pub struct Fitted {
    pub number: u32,
    pub slots: [ArgSlot; 6],
    /// The extra parameters', each extended to 64 bits by its own type.
    pub values: Vec<u64>,
}

impl TableCall {
    pub fn on(&self, abi: &CallAbi) -> Result<&Fitted, Reason> {
        let found = self.0.iter().find(|(name, _)| *name == abi.name);
        found.ok_or(Reason::Words("no number"))?.1.as_ref().map_err(Reason::clone)
    }
}

/// From `CALL[:param=value,...]`.
pub fn parse(text: &OsStr, table: &Table, machine: &Machine) -> Result<Target, String> {
    let bytes = text.as_bytes();
    let (name, parameters) = split(bytes, b':');
    if name == b"clone3" {
        return clone3(parameters);
    }
    let mut calls = table.calls().filter(|call| call.kind == Kind::Clone);
    let Some(call) = calls.find(|call| call.name.as_bytes() == name) else {
        let mut known = vec!["clone3"];
        known.extend(table.calls().filter(|call| call.kind == Kind::Clone).map(|call| &*call.name));
        let name = shown(OsStr::from_bytes(name));
        return Err(format!("there is no call {name} of kind clone; there are: {}", known.join(", ")));
    };
    let mut fitted = Vec::new();
    for (index, abi) in machine.abis.iter().enumerate() {
        let result = Abi::named(abi.name).map_or(Err(Misfit::NoNumber), |row| fit(call, row, parameters));
        match result {
            Ok(call) => fitted.push((abi.name, Ok(call))),
            // Of other kinds of programs there need not be any.
            Err(Misfit::NoNumber) if index > 0 => fitted.push((abi.name, Err(Reason::Words("no number")))),
            Err(Misfit::TooLarge(_)) if index > 0 => fitted.push((abi.name, Err(Reason::Words("value out of range")))),
            Err(Misfit::NoNumber) => return Err("this call has no number on this architecture".to_owned()),
            Err(Misfit::TooLarge(message) | Misfit::Wrong(message)) => return Err(message),
        }
    }
    Ok(Target::Table(TableCall(fitted)))
}

fn clone3(parameter: Option<&[u8]>) -> Result<Target, String> {
    let Some(parameter) = parameter else { return Ok(Target::Clone3) };
    // The one parameter, so that its path may have anything in it.
    let (name, path) = split(parameter, b'=');
    match path {
        Some(path) if name == b"cgroup" && !path.is_empty() => {
            let path = std::path::absolute(Path::new(OsStr::from_bytes(path))).map_err(|error| error.to_string())?;
            let path = CString::new(path.into_os_string().as_bytes()).map_err(|error| error.to_string())?;
            super::cgroup::check(&path)?;
            Ok(Target::Clone3InCgroup(path))
        }
        Some(_) if name != b"cgroup" => Err(format!(
            "this call has no parameter {} to set; write clone3 or clone3:cgroup=PATH",
            shown(OsStr::from_bytes(name))
        )),
        _ => Err(no_value(parameter)),
    }
}

enum Misfit {
    NoNumber,
    TooLarge(String),
    Wrong(String),
}

/// Each of the call's extra parameters exactly once, in any order.
fn fit(call: &Call, abi: &Abi, parameters: Option<&[u8]>) -> Result<Fitted, Misfit> {
    let number = call.numbers.nr(abi).ok_or(Misfit::NoNumber)?;
    let extras = clone_words::extras(call, abi);
    let mut values: Vec<Option<u64>> = vec![None; extras.len()];
    let mut rest = parameters;
    while let Some(text) = rest {
        let (parameter, behind) = split(text, b',');
        rest = behind;
        let (name, value) = split(parameter, b'=');
        let value = value.ok_or_else(|| Misfit::Wrong(no_value(parameter)))?;
        let place = extras.iter().position(|extra| extra.name.as_bytes() == name).ok_or_else(|| {
            let (name, usage) = (shown(OsStr::from_bytes(name)), usage(call, &extras));
            Misfit::Wrong(format!("this call has no parameter {name} to set; write {usage}"))
        })?;
        if values[place].is_some() {
            return Err(Misfit::Wrong(format!("{} is set twice", extras[place].name)));
        }
        values[place] = Some(number_of(&extras[place], value)?);
    }
    let missing = extras.iter().zip(&values).find(|(_, value)| value.is_none());
    if let Some((ExtraParam { name, .. }, _)) = missing {
        return Err(Misfit::Wrong(format!("a value for {name} is missing: {name}=N")));
    }
    let mut slots = [ArgSlot::Nothing; 6];
    for (slot, word) in slots.iter_mut().zip(clone_words::words(call, abi)) {
        *slot = slot_of(word);
    }
    Ok(Fitted { number, slots, values: values.into_iter().flatten().collect() })
}

fn number_of(extra: &ExtraParam, text: &[u8]) -> Result<u64, Misfit> {
    let ExtraParam { name, bits, is_signed, .. } = extra;
    let shown = shown(OsStr::from_bytes(text));
    value::parse(text, *bits, *is_signed).map_err(|unfit| match unfit {
        Unfit::NoNumber => Misfit::Wrong(format!("{name} needs a number, such as 5, -5 or 0x5, not \"{shown}\"")),
        Unfit::OutOfRange => {
            let sign = if *is_signed { "" } else { " and no sign" };
            Misfit::TooLarge(format!("{shown} is out of range: {name} has {bits} bits{sign}"))
        }
    })
}

fn no_value(parameter: &[u8]) -> String {
    format!("write param=value, not \"{}\"", shown(OsStr::from_bytes(parameter)))
}

/// `clone_nice:nice=N`.
fn usage(call: &Call, extras: &[ExtraParam]) -> String {
    let extras: Vec<_> = extras.iter().map(|extra| format!("{}=N", extra.name)).collect();
    if extras.is_empty() { call.name.clone() } else { format!("{}:{}", call.name, extras.join(",")) }
}

fn slot_of(word: Word) -> ArgSlot {
    match word {
        Word::Nothing => ArgSlot::Nothing,
        Word::Flags => ArgSlot::Flags,
        Word::Stack => ArgSlot::Stack,
        Word::ParentTid => ArgSlot::ParentTid,
        Word::ChildTid => ArgSlot::ChildTid,
        Word::Tls => ArgSlot::Tls,
        Word::Extra(place) => ArgSlot::Extra(place),
        Word::Constant(value) => ArgSlot::Constant(value),
        Word::Low(place) => ArgSlot::Low(place),
        Word::High(place) => ArgSlot::High(place),
    }
}

/// What stands before the first such byte, and what behind it, if there is one.
fn split(text: &[u8], at: u8) -> (&[u8], Option<&[u8]>) {
    let place = text.iter().position(|byte| *byte == at).unwrap_or(text.len());
    (&text[..place], text.get(place + 1..))
}
