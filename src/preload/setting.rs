//! SPLORK_CLONE's text: `CALL[:param=value,...]`.

use super::clone_call::{CLONE_CALLS, CloneCall, ExtraParam, MOST_EXTRAS, Values};
use super::file::File;
use super::route::Route;
use super::setting_error::SettingError;
use super::sys;
use crate::asked::value::{self, Unfit};
use crate::number;

/// The call that the text asks for. If it names a cgroup, its directory is open then.
pub fn route<'a>(text: &'a [u8], cgroup: &mut File) -> Result<Route, SettingError<'a>> {
    let (name, parameters) = split(text, b':');
    if name == b"clone3" {
        return clone3(parameters, cgroup);
    }
    for (index, clone_call) in CLONE_CALLS.iter().enumerate() {
        if clone_call.is_named(name) {
            if clone_call.number.is_none() {
                return Err(SettingError::NoNumber);
            }
            return Ok(Route::Table(index, values(clone_call, parameters)?));
        }
    }
    Err(SettingError::UnknownCall(name))
}

fn clone3<'a>(parameters: Option<&'a [u8]>, cgroup: &mut File) -> Result<Route, SettingError<'a>> {
    if number::clone3.is_none() {
        return Err(SettingError::NoNumber);
    }
    let Some(parameter) = parameters else { return Ok(Route::Clone3) };
    // It is the only parameter, so the path may contain any character, commas too.
    let (name, path) = split(parameter, b'=');
    match path {
        Some(path) if name == b"cgroup" && !path.is_empty() => open(path, cgroup),
        Some(_) if name != b"cgroup" => Err(SettingError::UnknownParameter(name, None)),
        _ => Err(SettingError::NoValue(parameter)),
    }
}

fn open<'a>(path: &'a [u8], cgroup: &mut File) -> Result<Route, SettingError<'a>> {
    cgroup.open(path, libc::O_PATH | libc::O_DIRECTORY).map_err(SettingError::Path)?;
    if !sys::is_cgroup(cgroup.descriptor()) {
        return Err(SettingError::NoCgroup);
    }
    // The kernel requires this right to put a process into a cgroup.
    sys::may_write(cgroup.descriptor(), c"cgroup.procs").map_err(SettingError::NotOurs)?;
    Ok(Route::Clone3InCgroup)
}

/// Each of the call's extra parameters exactly once, in any order.
fn values<'a>(clone_call: &'static CloneCall, parameters: Option<&'a [u8]>) -> Result<Values, SettingError<'a>> {
    let mut values = [None; MOST_EXTRAS];
    let mut rest = parameters;
    while let Some(text) = rest {
        let (parameter, behind) = split(text, b',');
        rest = behind;
        let (name, value) = split(parameter, b'=');
        let value = value.ok_or(SettingError::NoValue(parameter))?;
        let mut slots = clone_call.extras().zip(&mut values);
        let found = slots.find(|(extra, _)| extra.is_named(name));
        let (extra, slot) = found.ok_or(SettingError::UnknownParameter(name, Some(clone_call)))?;
        if slot.is_some() {
            return Err(SettingError::Twice(extra));
        }
        *slot = Some(number(extra, value)?);
    }
    for (extra, value) in clone_call.extras().zip(&values) {
        if value.is_none() {
            return Err(SettingError::Missing(extra));
        }
    }
    Ok(values.map(Option::unwrap_or_default))
}

fn number<'a>(extra: &'static ExtraParam, text: &'a [u8]) -> Result<u64, SettingError<'a>> {
    value::parse(text, extra.bits, extra.is_signed).map_err(|unfit| match unfit {
        Unfit::NoNumber => SettingError::NoNumberFor(extra, text),
        Unfit::OutOfRange => SettingError::OutOfRange(extra, text),
    })
}

/// The text before the first such byte, and the text after it, if there is one.
fn split(text: &[u8], at: u8) -> (&[u8], Option<&[u8]>) {
    let place = text.iter().position(|byte| *byte == at).unwrap_or(text.len());
    (text.get(..place).unwrap_or_default(), text.get(place + 1..))
}
