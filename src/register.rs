//! The types of what this ABI's registers hold, printed by build.rs: a long, or more where pointers are narrower than they.

include!(concat!(env!("OUT_DIR"), "/register.rs"));
