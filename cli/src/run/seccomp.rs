//! Seccomp filters that look at a call's architecture and number alone: made, put together, printed and installed.
//!
//! A [`Filter`] has [`Answers`] for each architecture, AUDIT_ARCH_ in linux/audit.h; [`Filter::merged`] makes one of two.
//! [`Filter::install`] prints it as classic BPF and gives it to the kernel, for this process and all that it will start.

mod answer;
mod answers;
mod filter;
mod install;
mod program;
#[cfg(test)]
pub mod tests;

pub use answer::Answer;
pub use answers::Answers;
pub use filter::Filter;
