//! One side's declaration beside the text that mistakes in it are shown in.

use crate::decl::{Declaration, Parameter};
use crate::diagnostic::Problem;
use crate::toml_text::Text;

/// One of the two declarations, and the table's text that it was parsed from.
pub struct Side<'a> {
    pub declaration: &'a Declaration,
    pub text: &'a Text,
}

impl<'a> Side<'a> {
    pub fn parameters(&self) -> &'a [Parameter] {
        &self.declaration.parameters
    }

    /// What is wrong with one of its parameters.
    pub fn problem(&self, parameter: &Parameter, message: String, label: &str, help: impl Into<String>) -> Problem {
        Problem::new(self.text.part(parameter.at.clone()), message, label, help)
    }

    /// What is wrong with the function as a whole.
    pub fn problem_as_a_whole(&self, message: String, label: &str, help: &str) -> Problem {
        Problem::new(self.text.part(self.declaration.name_at.clone()), message, label, help)
    }
}
