pub mod bench;
pub mod bti;
pub mod debian;
pub mod elsewhere;
pub mod lint;
pub mod list;
pub mod wide;
