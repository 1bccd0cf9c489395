//! The calls of the table, printed by build.rs from calls/*.toml (and from the directory in SPLORK_CALLS).

#![allow(unused_imports, unused_variables, dead_code, unused_unsafe)] // a table need not use every type or parameter
#![allow(clippy::too_many_arguments, clippy::missing_safety_doc)] // C's argument lists; the docs speak C
#![allow(clippy::unnecessary_cast)] // every argument is widened, whatever its type

use core::ffi::*;
use libc::{clockid_t, gid_t, mode_t, pid_t, ssize_t, uid_t};

use crate::asked::clone_args::clone_args as struct_clone_args;
use crate::futex::timespec as struct_timespec;
use crate::register::{Register, Word};
use crate::{arch, clone, errno, written};

include!(concat!(env!("OUT_DIR"), "/calls.rs"));
