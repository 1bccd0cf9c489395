//! The kernel's half of a table's own calls: what a Linux source tree needs so that they exist. Text in, text out.
//!
//! It is what the kernel's Documentation/process/adding-syscalls.rst asks for: rows in the tables of numbers, prototypes,
//! COND_SYSCALL, a Kconfig option, a Makefile line, a source file to fill in and a selftest.

mod add;
mod birth;
mod columns;
mod compat;
mod files;
pub mod module;
mod option;
mod parameters;
mod remove;
mod rows;
mod saved;
mod selftest;
mod series;
mod source;
mod tbl;
mod tree;
mod unistd;
mod within;

pub use add::{Plan, is_own, plan};
pub use remove::plan as plan_removal;
pub use series::{is_selftest, next_number, series};
pub use tree::{Change, Reader};

#[cfg(test)]
mod tests;
