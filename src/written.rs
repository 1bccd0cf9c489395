//! The functions whose code is written by hand, for what is printed from the table to call or to compare.

pub use crate::arch::clone3 as splork_clone3;
pub use crate::clone3::splork_clone3_or_clone;
pub use crate::futex::splork_futex;
pub use crate::spawn::splork_spawn;
