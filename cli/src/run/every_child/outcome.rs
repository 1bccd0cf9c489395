//! What becomes of a call that makes a child.

use super::asked::line::Line;
use super::reason::Reason;

#[derive(Clone)]
pub enum Outcome {
    /// It is made as it is, and nothing else was wanted.
    Own,
    /// It is made as the target: its text.
    As(&'static [u8]),
    /// It is made as it is although something else was wanted, or not at all.
    NotAs(Reason),
}

impl Outcome {
    /// `target`: what was wanted.
    pub fn tell(&self, line: &mut Line, target: &[u8]) {
        match self {
            Outcome::Own => {}
            Outcome::As(target) => {
                line.text(b" as ").clipped(target);
            }
            Outcome::NotAs(reason) => {
                line.text(b" not as ").clipped(target).text(b" (");
                reason.tell(line);
                line.byte(b')');
            }
        }
    }
}
