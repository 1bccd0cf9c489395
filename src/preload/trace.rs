//! A line for each call: process, thread, call, arguments, result.

use core::ffi::{c_int, c_long, c_uint, c_void};
use core::mem::{MaybeUninit, size_of};

use super::arguments::{args_of_clone, args_of_table, function};
use super::bytes::copy;
use super::clone_call::CLONE_CALLS;
use super::file::File;
use super::heirs::Entry;
use super::lost::Lost;
use super::sys;
use crate::ChildFn;
use crate::asked::arguments::{fields_of_clone3, named};
use crate::asked::clone_args::clone_args;
use crate::asked::line::Line;
use crate::errno;

/// Where the lines go.
pub enum To {
    Nowhere,
    StandardError,
    File,
}

pub struct Trace {
    pub to: To,
    pub file: File,
    /// For a trace that goes to a FIFO.
    pub entry: Entry,
    /// The value of SPLORK_CLONE, cut if there is no room for all of it.
    route: [u8; ROUTE],
}

const ROUTE: usize = 256;
const MORE: &[u8] = b"...";

impl Trace {
    pub const OFF: Trace = Trace { to: To::Nowhere, file: File::CLOSED, entry: Entry::NONE, route: [0; ROUTE] };

    /// A copy: the program may overwrite its environment.
    pub fn keep_route(&mut self, text: &[u8]) {
        copy(text, &mut self.route);
        if text.len() > ROUTE {
            copy(MORE, self.route.get_mut(ROUTE - MORE.len()..).unwrap_or_default());
        }
    }

    fn is_off(&self) -> bool {
        matches!(self.to, To::Nowhere)
    }

    /// clone, or the call with that index in CLONE_CALLS.
    pub fn call(
        &self,
        of_table: Option<usize>,
        args: &[c_long; 6],
        r#fn: Option<ChildFn>,
        arg: *mut c_void,
        raw: isize,
    ) {
        if self.is_off() {
            return;
        }
        let mut line = Line::new();
        let lost = Lost::tell(&mut line);
        match of_table {
            None => {
                line.text(b"clone(");
                args_of_clone(&mut line, args);
            }
            Some(index) => {
                if let Some(clone_call) = CLONE_CALLS.get(index) {
                    line.quoted(&clone_call.name).byte(b'(');
                    args_of_table(&mut line, clone_call, args);
                }
            }
        }
        function(&mut line, r#fn, arg);
        line.byte(b')');
        if of_table.is_none() && self.route[0] != 0 {
            line.text(b" as ").quoted(&self.route);
        }
        line.text(b" = ");
        self.finish(&mut line, lost, raw);
    }

    /// A copy of the request from before the call, which may change it. None if it cannot be read.
    pub fn request(&self, args: *const clone_args, size: usize) -> Option<clone_args> {
        if self.is_off() {
            return None;
        }
        let mut request = MaybeUninit::<clone_args>::zeroed();
        let wanted = size.min(size_of::<clone_args>());
        let read = sys::read_memory(args.addr(), request.as_mut_ptr().cast(), wanted);
        // SAFETY: all fields are integers, so zeros are values.
        (read == Ok(wanted)).then(|| unsafe { request.assume_init() })
    }

    pub fn clone3(
        &self,
        request: Option<&clone_args>,
        (args, size): (*const clone_args, usize),
        r#fn: Option<ChildFn>,
        arg: *mut c_void,
        when: Option<c_uint>,
        raw: isize,
    ) {
        if self.is_off() {
            return;
        }
        let mut line = Line::new();
        let lost = Lost::tell(&mut line);
        line.text(if when.is_some() { &b"splork_clone3_or_clone("[..] } else { b"clone3(" });
        match request {
            Some(request) => fields_of_clone3(&mut line, request),
            None => {
                named(&mut line, b"args").hex(args.addr() as u64).text(b", ");
            }
        }
        named(&mut line, b"size").unsigned(size as u64).text(b", ");
        function(&mut line, r#fn, arg);
        if let Some(when) = when {
            line.text(b", ");
            named(&mut line, b"when").unsigned(when.into());
        }
        line.text(b") = ");
        self.finish(&mut line, lost, raw);
    }

    pub fn spawn(
        &self,
        number: c_long,
        args: Option<&[c_long; 6]>,
        r#fn: Option<ChildFn>,
        arg: *mut c_void,
        raw: isize,
    ) {
        if self.is_off() {
            return;
        }
        let mut line = Line::new();
        let lost = Lost::tell(&mut line);
        line.text(b"splork_spawn(");
        named(&mut line, b"number").signed(number as isize as i64).text(b", ");
        let known =
            CLONE_CALLS.iter().find(|clone_call| clone_call.number.map(|number| number as c_long) == Some(number));
        match (args, known) {
            (None, _) => {
                line.text(b"args=0x0, ");
            }
            (Some(args), _) if number == libc::SYS_clone as c_long => args_of_clone(&mut line, args),
            (Some(args), Some(clone_call)) => args_of_table(&mut line, clone_call, args),
            (Some(args), None) => {
                named(&mut line, b"args").byte(b'[');
                for (index, word) in args.iter().enumerate() {
                    line.text(if index == 0 { b"" } else { b", " }).hex(*word as usize as u64);
                }
                line.text(b"], ");
            }
        }
        function(&mut line, r#fn, arg);
        line.text(b") = ");
        self.finish(&mut line, lost, raw);
    }

    #[inline(never)]
    fn finish(&self, line: &mut Line, lost: Lost, raw: isize) {
        if errno::is_error(raw) {
            line.text(b"-1 ").errno(-raw as c_int);
        } else {
            line.signed(raw as i64);
        }
        let line = line.ended();
        // A line that cannot be written is lost: the program must neither notice nor wait for a reader.
        let written = match self.to {
            To::File => self.file.with(|descriptor| sys::write(descriptor, line)),
            _ if sys::has_room(libc::STDERR_FILENO) => sys::write(libc::STDERR_FILENO, line),
            _ => -(libc::EAGAIN as isize),
        };
        lost.settle(line.len(), written);
    }
}
