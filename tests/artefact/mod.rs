pub mod archive;
pub mod debian;
pub mod elf;
pub mod shared;
pub mod size;
pub mod state;
