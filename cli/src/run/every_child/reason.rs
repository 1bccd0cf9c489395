//! Why a child is not born as it was asked for.

use super::asked::line::Line;

#[derive(Clone, PartialEq)]
pub enum Reason {
    /// A word or two.
    Words(&'static str),
    Errno(i32),
}

impl Reason {
    pub fn tell(&self, line: &mut Line) {
        match self {
            Reason::Words(words) => line.text(words.as_bytes()),
            Reason::Errno(errno) => line.errno(*errno),
        };
    }
}
