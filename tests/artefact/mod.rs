pub mod archive;
pub mod elf;
pub mod shared;
pub mod size;
pub mod state;
