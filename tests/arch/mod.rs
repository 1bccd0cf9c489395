pub mod bench;
pub mod elsewhere;
pub mod list;
pub mod wide;
