//! Why a setting cannot be honoured, for whoever set it.

use core::ffi::c_int;

use super::line::Line;
use super::target::{Extra, Target};
use crate::calls::TARGETS;

pub enum Wrong<'a> {
    UnknownCall(&'a [u8]),
    NoNumber,
    NoValue(&'a [u8]),
    /// Of a call of the table, or else of clone3.
    UnknownParameter(&'a [u8], Option<&'static Target>),
    Twice(&'static Extra),
    Missing(&'static Extra),
    NoNumberFor(&'static Extra, &'a [u8]),
    OutOfRange(&'static Extra, &'a [u8]),
    Path(c_int),
    NoCgroup,
    /// cgroup.procs cannot be written to.
    NotOurs(c_int),
}

impl Wrong<'_> {
    /// By two functions: of all cases in one the compiler makes a table of jumps, none of which is to a landing pad.
    pub fn tell(&self, line: &mut Line) {
        match self {
            Wrong::Path(_) | Wrong::NoCgroup | Wrong::NotOurs(_) => self.tell_of_path(line),
            _ => self.tell_of_call(line),
        }
    }

    #[inline(never)]
    fn tell_of_path(&self, line: &mut Line) {
        match self {
            Wrong::Path(errno) => {
                line.text(b"the path cannot be opened: ").errno(*errno);
            }
            Wrong::NotOurs(errno) => {
                line.text(b"no process may be put there, cgroup.procs cannot be written to: ").errno(*errno);
            }
            _ => {
                line.text(b"the path is no directory in the cgroup2 hierarchy");
            }
        }
    }

    #[inline(never)]
    fn tell_of_call(&self, line: &mut Line) {
        match self {
            Wrong::UnknownCall(name) => {
                line.text(b"there is no call ").clipped(name).text(b" of the clone kind; there are: clone3");
                for target in &TARGETS {
                    line.text(b", ").quoted(&target.name);
                }
            }
            Wrong::NoNumber => {
                line.text(b"this call has no number on this architecture");
            }
            Wrong::NoValue(parameter) => {
                line.text(b"write param=value, not \"").clipped(parameter).byte(b'"');
            }
            Wrong::UnknownParameter(name, target) => {
                line.text(b"this call has no parameter ").clipped(name).text(b" to set; write ");
                match target {
                    None => {
                        line.text(b"clone3 or clone3:cgroup=PATH");
                    }
                    Some(target) => usage(line, target),
                }
            }
            Wrong::Twice(extra) => {
                line.quoted(&extra.name).text(b" is set twice");
            }
            Wrong::Missing(extra) => {
                line.text(b"a value for ").quoted(&extra.name).text(b" is missing: ").quoted(&extra.name).text(b"=N");
            }
            Wrong::NoNumberFor(extra, value) => {
                line.quoted(&extra.name).text(b" is a number, as 5, -5 or 0x5, not \"").clipped(value).byte(b'"');
            }
            Wrong::OutOfRange(extra, value) => {
                line.clipped(value).text(b" is out of range: ").quoted(&extra.name).text(b" has ");
                line.unsigned(extra.bits.into()).text(b" bits");
                line.text(if extra.is_signed { b"" } else { b" and no sign" });
            }
            Wrong::Path(_) | Wrong::NoCgroup | Wrong::NotOurs(_) => {}
        }
    }
}

/// `clone_nice:nice=N`.
fn usage(line: &mut Line, target: &Target) {
    line.quoted(&target.name);
    for (index, extra) in target.extras().enumerate() {
        line.byte(if index == 0 { b':' } else { b',' }).quoted(&extra.name).text(b"=N");
    }
}
