//! Numbers of this ABI: `__NR_` of the hand-written functions and signals, printed by build.rs from calls/*.toml and
//! table/src/abi.rs.
#![allow(non_upper_case_globals)] // the names are the kernel's

include!(concat!(env!("OUT_DIR"), "/number.rs"));
