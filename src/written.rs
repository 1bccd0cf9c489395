//! The functions that are written by hand, under one name: code that is generated from the table calls them, or compares
//! their types with the table.

pub use crate::arch::clone3 as splork_clone3;
pub use crate::clone3::splork_clone3_or_clone;
pub use crate::futex::splork_futex;
pub use crate::spawn::splork_spawn;
