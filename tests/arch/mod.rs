pub mod bench;
pub mod debian;
pub mod list;
