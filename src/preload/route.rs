//! The call that clone() goes through.

use core::ffi::{c_long, c_void};
use core::mem::size_of_val;

use super::clone_call::{CLONE_CALLS, CloneCall, Values};
use super::clone_slots;
use super::file::File;
use crate::asked::arg_slot::ArgSlot;
use crate::asked::clone_args::clone_args;
use crate::asked::flags::CLONE_INTO_CGROUP;
use crate::asked::request::Request;
use crate::{ChildFn, arch, number};

pub enum Route {
    /// clone itself.
    None,
    /// A call of the table, by its index in CLONE_CALLS, with the values of its extra parameters.
    Table(usize, Values),
    Clone3,
    Clone3InCgroup,
}

impl Route {
    /// Makes the call that replaces clone, for these arguments of clone. Returns the raw result.
    ///
    /// # Safety
    /// As clone(2).
    pub unsafe fn clone(&self, args: &[c_long; 6], cgroup: &File, r#fn: ChildFn, arg: *mut c_void) -> isize {
        let request = clone_slots::request(args);
        // SAFETY: passed on to the caller.
        unsafe {
            match self {
                Route::None => arch::spawn(libc::SYS_clone as c_long, args.as_ptr(), r#fn, arg),
                Route::Table(index, values) => match CLONE_CALLS.get(*index) {
                    Some(clone_call) => table(clone_call, values, &request, r#fn, arg),
                    None => -(libc::EINVAL as isize),
                },
                Route::Clone3 => clone3(request.for_clone3(), r#fn, arg),
                Route::Clone3InCgroup => cgroup.with(|descriptor| {
                    let mut args = request.for_clone3();
                    args.flags |= CLONE_INTO_CGROUP;
                    args.cgroup = descriptor as u64;
                    clone3(args, r#fn, arg)
                }),
            }
        }
    }
}

/// # Safety
/// As clone(2).
unsafe fn table(clone_call: &CloneCall, values: &Values, request: &Request, r#fn: ChildFn, arg: *mut c_void) -> isize {
    let Some(number) = clone_call.number else { return -(libc::ENOTSUP as isize) };
    let lacks = |slot| request.uses(slot) && !clone_call.has(slot);
    if [ArgSlot::ParentTid, ArgSlot::ChildTid, ArgSlot::Tls].into_iter().any(lacks) {
        return -(libc::EINVAL as isize);
    }
    let args = clone_call.args(request, values);
    // SAFETY: passed on to the caller; the arguments are read before the call.
    unsafe { arch::spawn(number as c_long, args.as_ptr(), r#fn, arg) }
}

/// # Safety
/// As clone(2).
unsafe fn clone3(args: clone_args, r#fn: ChildFn, arg: *mut c_void) -> isize {
    let Some(number) = number::clone3 else { return -(libc::ENOTSUP as isize) };
    let args = [(&raw const args).expose_provenance() as c_long, size_of_val(&args) as c_long, 0, 0, 0, 0];
    // SAFETY: passed on to the caller; the kernel reads the request before there is a child.
    unsafe { arch::spawn(number as c_long, args.as_ptr(), r#fn, arg) }
}
