//! `__NR_` and constants of the hand-written functions on this ABI, printed by build.rs from calls/*.toml.
#![allow(non_upper_case_globals)] // the names are the kernel's

include!(concat!(env!("OUT_DIR"), "/number.rs"));
