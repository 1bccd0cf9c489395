//! The functions whose code is written by hand, for what is printed from the table to call.

pub use crate::clone3::{splork_clone3, splork_clone3_or_clone};
pub use crate::spawn::splork_spawn;
