//! splork's table of calls: read, checked, and printed as Rust, C headers and more. Text in, text out.

pub mod abi;
mod abi_compilers;
mod abi_families;
pub mod audit;
pub mod blocks;
mod byte_order;
pub mod call;
pub mod clone_words;
pub mod ctype;
pub mod diagnostic;
pub mod example;
pub mod exports;
pub mod kernel_tables;
pub mod linux;
pub mod lower;
pub mod man;
pub mod prose;
pub mod readme;
pub mod rust;
pub mod symbols;
pub mod typedefs;
pub mod upstream;
pub mod version;

#[cfg(feature = "header")]
pub mod header;
#[cfg(feature = "header")]
pub mod kernel;

mod check;
mod control;
mod decl;
mod entry;
mod family;
mod file_text;
mod near_miss;
mod nearest;
mod table;
mod toml_control;
mod toml_text;
mod unknown_type;
mod written;

pub use abi::Abi;
pub use call::Call;
pub use control::shown_name;
pub use diagnostic::Report;
pub use family::Family;
pub use nearest::nearest;
pub use table::Table;
