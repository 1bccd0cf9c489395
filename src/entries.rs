//! Exported names that are not the compiled function's own, printed by build.rs from the list of exports
//! (table/src/exports.rs). Both names of glibc's clone are here. On x86-64 assembly has them and clone3, for their speed.
//! On architectures where an indirect call must hit a landing pad it is every name, for rustc writes no pads on stable:
//! each is a pad that jumps to the compiled function.

#![allow(unused_imports)] // assembly names no types

use core::ffi::{c_int, c_void};

use libc::pid_t;

include!(concat!(env!("OUT_DIR"), "/entries.rs"));
