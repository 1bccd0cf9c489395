//! The messages for settings that cannot be obeyed.

use core::ffi::c_int;

use super::clone_call::{CLONE_CALLS, CloneCall, ExtraParam};
use crate::asked::line::Line;

pub enum SettingError<'a> {
    NotHandled,
    UnknownCall(&'a [u8]),
    NoNumber,
    NoValue(&'a [u8]),
    /// A parameter of a call of the table, or else of clone3.
    UnknownParameter(&'a [u8], Option<&'static CloneCall>),
    Twice(&'static ExtraParam),
    Missing(&'static ExtraParam),
    NoNumberFor(&'static ExtraParam, &'a [u8]),
    OutOfRange(&'static ExtraParam, &'a [u8]),
    Path(c_int),
    NoCgroup,
    /// cgroup.procs cannot be written to.
    NotOurs(c_int),
}

impl SettingError<'_> {
    /// In three functions: for many cases in one the compiler makes a jump table, and its jumps would not hit landing pads.
    pub fn write_message(&self, line: &mut Line) {
        match self {
            SettingError::Path(_) | SettingError::NoCgroup | SettingError::NotOurs(_) => self.write_path_message(line),
            SettingError::NotHandled | SettingError::UnknownCall(_) | SettingError::NoNumber => {
                self.write_call_message(line)
            }
            _ => self.write_parameter_message(line),
        }
    }

    #[inline(never)]
    fn write_path_message(&self, line: &mut Line) {
        match self {
            SettingError::Path(errno) => {
                line.text(b"the path cannot be opened: ").errno(*errno);
                if *errno == libc::ENXIO {
                    line.text(b", nobody reads it: start its reader first");
                }
            }
            SettingError::NotOurs(errno) => {
                line.text(b"you may not put processes there, cannot write to cgroup.procs: ").errno(*errno);
            }
            _ => {
                line.text(b"the path is not a directory in the cgroup2 hierarchy");
            }
        }
    }

    #[inline(never)]
    fn write_call_message(&self, line: &mut Line) {
        match self {
            SettingError::NotHandled => {
                line.text(b"splork has no clone on this architecture, only libc has: unset this variable");
            }
            SettingError::UnknownCall(name) => {
                line.text(b"there is no call ").clipped(name).text(b" of kind clone; there are: clone3");
                for clone_call in &CLONE_CALLS {
                    line.text(b", ").quoted(&clone_call.name);
                }
            }
            _ => {
                line.text(b"this call has no number on this architecture");
            }
        }
    }

    #[inline(never)]
    fn write_parameter_message(&self, line: &mut Line) {
        match self {
            SettingError::NoValue(parameter) => {
                line.text(b"write param=value, not \"").clipped(parameter).byte(b'"');
            }
            SettingError::UnknownParameter(name, clone_call) => {
                line.text(b"this call has no parameter ").clipped(name).text(b" to set; write ");
                match clone_call {
                    None => {
                        line.text(b"clone3 or clone3:cgroup=PATH");
                    }
                    Some(clone_call) => usage(line, clone_call),
                }
            }
            SettingError::Twice(extra) => {
                line.quoted(&extra.name).text(b" is set twice");
            }
            SettingError::Missing(extra) => {
                line.text(b"a value for ").quoted(&extra.name).text(b" is missing: ").quoted(&extra.name).text(b"=N");
            }
            SettingError::NoNumberFor(extra, value) => {
                line.quoted(&extra.name)
                    .text(b" needs a number, such as 5, -5 or 0x5, not \"")
                    .clipped(value)
                    .byte(b'"');
            }
            SettingError::OutOfRange(extra, value) => {
                line.clipped(value).text(b" is out of range: ").quoted(&extra.name).text(b" has ");
                line.unsigned(extra.bits.into()).text(b" bits");
                line.text(if extra.is_signed { b"" } else { b" and no sign" });
            }
            SettingError::NotHandled | SettingError::UnknownCall(_) | SettingError::NoNumber => {}
            SettingError::Path(_) | SettingError::NoCgroup | SettingError::NotOurs(_) => {}
        }
    }
}

/// `clone_nice:nice=N`.
fn usage(line: &mut Line, clone_call: &CloneCall) {
    line.quoted(&clone_call.name);
    for (index, extra) in clone_call.extras().enumerate() {
        line.byte(if index == 0 { b':' } else { b',' }).quoted(&extra.name).text(b"=N");
    }
}
