//! The call that clone() goes through.

use core::ffi::{c_long, c_void};
use core::mem::size_of_val;

use super::file::File;
use super::request::{CLONE_INTO_CGROUP, Request};
use super::target::{Target, Values, Word};
use crate::fallback::clone_args;
use crate::{ChildFn, arch, calls};

pub enum Route {
    /// clone itself.
    None,
    /// A call of the table, by its place in calls::TARGETS, and its extra parameters' values.
    Table(usize, Values),
    Clone3,
    Clone3InCgroup,
}

impl Route {
    /// Makes the call that clone was asked for in these words. Returns the raw result.
    ///
    /// # Safety
    /// As clone(2).
    pub unsafe fn clone(&self, words: &[c_long; 6], cgroup: &File, r#fn: ChildFn, arg: *mut c_void) -> isize {
        let request = Request::of(words);
        // SAFETY: passed on to the caller.
        unsafe {
            match self {
                Route::None => arch::spawn(libc::SYS_clone as c_long, words.as_ptr(), r#fn, arg),
                Route::Table(index, values) => match calls::TARGETS.get(*index) {
                    Some(target) => table(target, values, &request, r#fn, arg),
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
unsafe fn table(target: &Target, values: &Values, request: &Request, r#fn: ChildFn, arg: *mut c_void) -> isize {
    let Some(number) = target.number else { return -(libc::ENOTSUP as isize) };
    let lacks = |word| request.uses(word) && !target.has(word);
    if [Word::ParentTid, Word::ChildTid, Word::Tls].into_iter().any(lacks) {
        return -(libc::EINVAL as isize);
    }
    let words = target.words(request, values);
    // SAFETY: passed on to the caller; the words are read before the call.
    unsafe { arch::spawn(number as c_long, words.as_ptr(), r#fn, arg) }
}

/// # Safety
/// As clone(2).
unsafe fn clone3(args: clone_args, r#fn: ChildFn, arg: *mut c_void) -> isize {
    let Some(number) = calls::number::clone3 else { return -(libc::ENOTSUP as isize) };
    let words = [(&raw const args).expose_provenance() as c_long, size_of_val(&args) as c_long, 0, 0, 0, 0];
    // SAFETY: passed on to the caller; the kernel reads the request before there is a child.
    unsafe { arch::spawn(number as c_long, words.as_ptr(), r#fn, arg) }
}
