pub mod bench;
pub mod debian;
pub mod elsewhere;
pub mod lint;
pub mod list;
pub mod loongarch;
pub mod traced;
pub mod wide;
