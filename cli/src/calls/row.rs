//! A row of the list.

use splork_table::Call;

use crate::probe::Answer;

/// A call, and whether libc and the kernel of this machine have it.
pub struct Row<'a> {
    pub call: &'a Call,
    pub header: String,
    pub number: Option<u32>,
    /// None if there is no libc to ask.
    pub libc: Option<bool>,
    pub kernel: Answer,
}

/// A column of the answer "libc has it".
pub fn word(libc: Option<bool>) -> &'static str {
    match libc {
        Some(true) => "yes",
        Some(false) => "no",
        None => "?",
    }
}
