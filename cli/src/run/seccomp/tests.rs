//! The programs as printed: in an interpreter, and in the kernel.

mod installed;
pub mod interpreter;
mod merged;
mod printed;

use super::{Answer, Answers, Filter};

const X86_64: u32 = 0xc000_003e;
const I386: u32 = 0x4000_0003;
