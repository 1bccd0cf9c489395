//! Numbers of this ABI, printed by build.rs: `__NR_` and constants of the hand-written functions, from calls/*.toml, and
//! signals, from table/src/abi.rs.
#![allow(non_upper_case_globals)] // the names are the kernel's

include!(concat!(env!("OUT_DIR"), "/number.rs"));
