//! What can be wrong with one.

use std::ops::Range;

/// What is wrong with a declaration's text, and where in it.
#[derive(Debug)]
pub struct ParseError {
    pub at: Range<usize>,
    pub message: String,
    pub label: String,
    pub help: String,
}

impl ParseError {
    pub fn new(
        at: Range<usize>,
        message: impl Into<String>,
        label: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        ParseError { at, message: message.into(), label: label.into(), help: help.into() }
    }
}
