//! What is asked of clone and its like: read, put in clone3's words, told.
//!
//! The command has these modules too, for programs that it traces (cli/src/run/every_child/asked.rs): they need neither
//! this architecture's order of arguments nor anything else of the library's.
#![cfg_attr(not(feature = "preload"), allow(dead_code))] // the fallback alone needs fewer

#[cfg(feature = "preload")]
pub mod arg_slot;
#[cfg(feature = "preload")]
pub mod arguments;
pub mod clone_args;
pub mod expressible;
pub mod flags;
#[cfg(feature = "preload")]
pub mod line;
#[cfg(feature = "preload")]
mod names;
#[cfg(feature = "preload")]
pub mod request;
#[cfg(feature = "preload")]
mod utf8;
#[cfg(feature = "preload")]
pub mod value;

#[cfg(feature = "preload")]
pub use crate::number::SIGSTKFLT;
