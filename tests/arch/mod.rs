pub mod bench;
pub mod list;
