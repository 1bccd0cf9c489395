//! What a program asks of clone() and similar calls: read from the arguments, kept as a clone3 request, printed for a
//! trace.
//!
//! The command compiles these modules too, for programs that it traces (cli/src/run/every_child/asked.rs). So they use
//! nothing else of the library, and do not depend on this architecture's order of arguments.
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
