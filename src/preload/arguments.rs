//! How a trace prints this architecture's calls: the arguments of clone and of the table's calls, then fn and arg.

use core::ffi::{c_long, c_void};

use super::clone_call::CloneCall;
use super::clone_slots;
use crate::ChildFn;
use crate::asked::arguments::{COMMA, all_of_clone, extra, named};
use crate::asked::line::Line;
use crate::asked::request::Request;

/// fn and arg, with no comma after them.
#[inline(never)]
pub fn function(line: &mut Line, r#fn: Option<ChildFn>, arg: *mut c_void) {
    named(line, b"fn").hex(r#fn.map_or(0, |function| function as usize as u64)).text(COMMA);
    named(line, b"arg").hex(arg.addr() as u64);
}

pub fn args_of_clone(line: &mut Line, args: &[c_long; 6]) {
    all_of_clone(line, &clone_slots::request(args));
}

/// The parameters that the call has in common with clone, then its own.
pub fn args_of_table(line: &mut Line, clone_call: &CloneCall, args: &[c_long; 6]) {
    all_of_clone(line, &Request::from_slots(&clone_call.slots, args));
    for (index, param) in clone_call.extras().enumerate() {
        extra(line, &param.name, clone_call.value(index as u8, args), param.bits, param.is_signed);
    }
}
