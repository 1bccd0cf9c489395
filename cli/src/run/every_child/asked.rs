//! What is asked of clone and its like: the library's own modules (src/asked.rs), for programs that are traced.
#![allow(dead_code)] // the library uses some of it alone

#[path = "../../../../src/asked/arg_slot.rs"]
pub mod arg_slot;
#[path = "../../../../src/asked/arguments.rs"]
pub mod arguments;
#[path = "../../../../src/asked/clone_args.rs"]
pub mod clone_args;
#[path = "../../../../src/asked/expressible.rs"]
pub mod expressible;
#[path = "../../../../src/asked/flags.rs"]
pub mod flags;
#[path = "../../../../src/asked/line.rs"]
pub mod line;
#[path = "../../../../src/asked/names.rs"]
mod names;
#[path = "../../../../src/asked/request.rs"]
pub mod request;
#[path = "../../../../src/asked/utf8.rs"]
mod utf8;
#[path = "../../../../src/asked/value.rs"]
pub mod value;

/// On all architectures whose programs can be traced.
pub const SIGSTKFLT: Option<i32> = Some(16);
/// Likewise.
pub const LAST_SIGNAL: u64 = 64;
