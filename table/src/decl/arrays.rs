//! Arrays, which are passed as pointers.

use std::ops::Range;

use lang_c::ast::{ArrayDeclarator, ArraySize, Constant, Expression, IntegerBase};

use super::ParseError;
use super::syntax_tree::{Qualified, Reader};
use crate::ctype::CType;

impl Reader<'_> {
    /// A parameter declared as an array is a pointer.
    pub fn as_pointer(&self, outer: Qualified, at: &Range<usize>) -> Result<Qualified, ParseError> {
        let outer = match outer {
            (CType::Array { of, qualifiers, length }, own) => {
                let bound = Some(length.map(|length| length.to_string()).unwrap_or_default());
                (CType::Pointer { to: of, qualifiers, bound }, own)
            }
            other => other,
        };
        if self.is_printed() && outer.0.has_array_of_unknown_length() {
            let label = "C++ has no pointers to arrays of unknown length";
            let help = "the length, as in \"char (*names)[16]\", or a pointer to what the array holds";
            return Err(ParseError::new(at.clone(), "the header cannot have this array", label, help));
        }
        Ok(outer)
    }

    pub fn length(&self, array: &ArrayDeclarator, at: &Range<usize>) -> Result<Option<u64>, ParseError> {
        let number = match &array.size {
            ArraySize::Unknown => return Ok(None),
            ArraySize::VariableExpression(size) => match &size.node {
                Expression::Constant(constant) => match &constant.node {
                    Constant::Integer(integer) if integer.base == IntegerBase::Decimal => {
                        integer.number.parse().ok().filter(|length| *length > 0)
                    }
                    _ => None,
                },
                _ => None,
            },
            _ => None,
        };
        if self.is_printed() && (number.is_none() || !array.qualifiers.is_empty()) {
            let label = "its length must be one decimal number above 0";
            let help = "a number, as in \"char name[16]\", or a pointer";
            return Err(ParseError::new(at.clone(), "the header cannot have this array", label, help));
        }
        Ok(number)
    }
}
